import { daysBetween, type CalendarDate } from '../values/calendar-date';

/** The dates of an installed base at one site; ACV in minor units of the tenant's currency. */
export type DeploymentFact = {
  id: string;
  externalId: string | null;
  site: string;
  kind: 'production' | 'pilot';
  devices: number | null;
  acvMinor: bigint | null;
  signedOn: CalendarDate | null;
  shippedOn: CalendarDate | null;
  installedOn: CalendarDate | null;
  activatedOn: CalendarDate | null;
  firstValueOn: CalendarDate | null;
  endedOn: CalendarDate | null;
};

export const DEPLOYMENT_STATES = [
  'planned',
  'signed',
  'shipped',
  'installed',
  'activated',
  'first_value',
  'ended',
] as const;
export type DeploymentState = (typeof DEPLOYMENT_STATES)[number];

/** How far a deployment is at the end of a day: the furthest date that has come. `endedOn` is the first day without service. */
export function stateOn(deployment: DeploymentFact, day: CalendarDate): DeploymentState {
  if (has(deployment.endedOn, day)) return 'ended';
  if (has(deployment.firstValueOn, day)) return 'first_value';
  if (has(deployment.activatedOn, day)) return 'activated';
  if (has(deployment.installedOn, day)) return 'installed';
  if (has(deployment.shippedOn, day)) return 'shipped';
  return has(deployment.signedOn, day) ? 'signed' : 'planned';
}

/** The first day in service: activation, or what stands in for it. A first value before the recorded activation counts. */
export function liveFrom(deployment: DeploymentFact): { day: CalendarDate; standIn: boolean } | null {
  const { activatedOn, firstValueOn, installedOn } = deployment;
  if (activatedOn)
    return { day: firstValueOn && firstValueOn < activatedOn ? firstValueOn : activatedOn, standIn: false };
  const day = firstValueOn ?? installedOn;
  return day ? { day, standIn: true } : null;
}

/** In service at the end of a day. */
export function isLiveOn(deployment: DeploymentFact, day: CalendarDate): boolean {
  const from = liveFrom(deployment);
  return from !== null && from.day <= day && !has(deployment.endedOn, day);
}

/** Whole days from signature to first value; null while either is missing. Negative is a fault in the data. */
export function daysToFirstValue(deployment: DeploymentFact): number | null {
  if (!deployment.signedOn || !deployment.firstValueOn) return null;
  return daysBetween(deployment.signedOn, deployment.firstValueOn);
}

export type DeploymentFault =
  | 'activated_before_shipped'
  | 'activated_before_installed'
  | 'first_value_before_signature'
  | 'ended_before_live';

/** Dates that contradict each other. Such a deployment is listed apart, not averaged away. */
export function faultsOf(deployment: DeploymentFact): DeploymentFault[] {
  const { signedOn, shippedOn, installedOn, activatedOn, firstValueOn, endedOn } = deployment;
  const from = liveFrom(deployment);
  const faults: DeploymentFault[] = [];
  if (before(activatedOn, shippedOn)) faults.push('activated_before_shipped');
  if (before(activatedOn, installedOn)) faults.push('activated_before_installed');
  if (before(firstValueOn, signedOn)) faults.push('first_value_before_signature');
  if (from && before(endedOn, from.day)) faults.push('ended_before_live');
  return faults;
}

function has(date: CalendarDate | null, day: CalendarDate): boolean {
  return date !== null && date <= day;
}

function before(a: CalendarDate | null, b: CalendarDate | null): boolean {
  return a !== null && b !== null && a < b;
}
