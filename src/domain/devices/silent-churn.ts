import { addDays, type CalendarDate } from '@/domain/values/calendar-date';

/** What may be wrong between a customer's devices and its contracts. */
export const SAVE_KINDS = ['connected_not_paying', 'paying_not_connected'] as const;
export type SaveKind = (typeof SAVE_KINDS)[number];

export const SAVE_STATES = ['open', 'saved', 'lost', 'explained'] as const;
export type SaveState = (typeof SAVE_STATES)[number];
export const SAVE_OUTCOMES = ['saved', 'lost', 'explained'] as const satisfies readonly SaveState[];
export type SaveOutcome = (typeof SAVE_OUTCOMES)[number];

/** What is known of one customer at the end of a day. */
export type CustomerSignal = {
  /** Devices of the customer that are known by that day, and how many of them are connected. */
  devices: number;
  connected: number;
  /** Connected devices that stand in a running pilot. */
  inPilot: number;
  /** ARR at the end of that day, minor units. */
  arrMinor: bigint;
};

/** The first day on which a report still makes a device connected: `silentDays` ago. A device that was last seen the day before is silent. */
export function connectedSince(asOf: CalendarDate, silentDays: number): CalendarDate {
  return addDays(asOf, -silentDays);
}

/**
 * Silent churn (docs/metrics.md, "Silent churn"): a customer with a connected device and no recurring revenue, or with recurring revenue
 * and devices of which none is connected. A paying customer of whom no device is known is no finding: nothing says that it is silent. Nor is
 * one who pays nothing yet and whose connected devices all stand in a running pilot: the pilot's own day decides.
 */
export function saveKindOf({ devices, connected, inPilot, arrMinor }: CustomerSignal): SaveKind | null {
  if (connected > 0) return arrMinor > 0n || inPilot === connected ? null : 'connected_not_paying';
  return devices > 0 && arrMinor > 0n ? 'paying_not_connected' : null;
}

/**
 * Whether somebody still has to act on a customer of the list: nothing has been decided, or it was called saved and the finding holds
 * all the same. Lost and explained stay decided while the finding holds.
 */
export function toSave(latest: SaveState | null): boolean {
  return latest === null || latest === 'open' || latest === 'saved';
}

/** How many devices are connected, and the share of them whose customer pays, as a numerator and a denominator. */
export type DeviceShare = {
  /** Devices that are known. */
  devices: number;
  connected: number;
  /** Connected devices of customers with recurring revenue. */
  earning: number;
};
