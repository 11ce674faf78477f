import { KPI_IDS, type KpiId } from '@/domain/kpis/kpi-data';
import { MOVEMENT_KINDS, type MovementKind } from '@/domain/revenue/movements';
import { parseCalendarDate, type CalendarDate } from '@/domain/values/calendar-date';
import { STREAMS, type Stream } from '@/domain/values/stream';
import type { kpiRowsInput } from './inputs';
import type { z } from 'zod';

type Raw = Record<string, string | string[] | undefined>;
type RowsInput = z.input<typeof kpiRowsInput>;

/** Rows that a page shows; what they add up to is always over all. */
export const ROWS_SHOWN = 500;

/** The KPI of an address: "acv-per-deployment" is acv_per_deployment; null for anything else. */
export function kpiOfAddress(segment: string): KpiId | null {
  return KPI_IDS.find((id) => segmentOf(id) === segment) ?? null;
}

function segmentOf(kpi: KpiId): string {
  return kpi.replaceAll('_', '-');
}

/** The day that the page's figures are for, today if the address has none or it cannot be read; and whether at constant currency. */
export function readClock(raw: Raw): { asOf?: CalendarDate; constant?: true } {
  const asOf = dayOf(raw.asOf);
  return { ...(asOf ? { asOf } : {}), ...(raw.constant === '1' ? { constant: true } : {}) };
}

/** What an address chooses beside the KPI; what it does not say, or says unreadably, is left out. */
export type Choice = {
  asOf?: CalendarDate;
  constant?: true;
  from?: CalendarDate;
  until?: CalendarDate;
  on?: CalendarDate;
  months?: number;
  kind: MovementKind | null;
  stream: Stream | null;
};

export function readChoice(raw: Raw): Choice {
  return {
    ...readClock(raw),
    from: dayOf(raw.from) ?? undefined,
    until: dayOf(raw.until) ?? undefined,
    on: dayOf(raw.on) ?? undefined,
    months: monthsOf(raw.months) ?? undefined,
    kind: MOVEMENT_KINDS.find((one) => one === raw.kind) ?? null,
    stream: STREAMS.find((one) => one === raw.stream) ?? null,
  };
}

/** The rows that a choice means. Without one they are those behind the figure on the dashboard. */
export function rowsOf(kpi: KpiId, choice: Choice): RowsInput {
  const { asOf, constant, from, until, on, months, kind, stream } = choice;
  switch (kpi) {
    case 'nnarr':
      return { kpi, asOf, constant, from, until, kind, stream, limit: ROWS_SHOWN };
    case 'grr':
      return { kpi, asOf, constant, months, until, stream, limit: ROWS_SHOWN };
    case 'acv_per_deployment':
      return { kpi, asOf, constant, on };
    case 'ttfv':
    case 'days_to_deployment':
    case 'hardware_failure_rate':
      return { kpi, asOf, constant, from, until };
  }
}

function dayOf(value: Raw[string]): CalendarDate | null {
  return typeof value === 'string' ? parseCalendarDate(value) : null;
}

function monthsOf(value: Raw[string]): number | null {
  const months = typeof value === 'string' && /^\d{1,3}$/.test(value) ? Number(value) : 0;
  return months >= 1 && months <= 240 ? months : null;
}

/** What is true stands as 1; what is null, undefined or false is left out. */
type Params = Record<string, string | number | boolean | null | undefined>;

/** The page of one KPI and its rows. Without parameters they are those behind the figure on the dashboard. */
export function kpiHref(slug: string, kpi: KpiId, params: Params = {}): string {
  return `/t/${slug}/dashboard/${segmentOf(kpi)}${queryOf(params)}`;
}

/** Who paid recurring revenue at the end of a day. */
export function customersHref(slug: string, on: CalendarDate, params: Params = {}): string {
  return `/t/${slug}/revenue/customers${queryOf({ on, ...params })}`;
}

/** The ledger's movements, such as those of one kind and of some months. */
export function movementsHref(slug: string, params: Params): string {
  return `/t/${slug}/revenue/movements${queryOf(params)}`;
}

/** One customer's contracts and movements. */
export function customerHref(slug: string, customerId: string, params: Params = {}): string {
  return `/t/${slug}/revenue/customers/${customerId}${queryOf(params)}`;
}

export function dashboardHref(slug: string, params: Params = {}): string {
  return `/t/${slug}/dashboard${queryOf(params)}`;
}

function queryOf(params: Params): string {
  const given = Object.entries(params).flatMap(([name, value]) =>
    value === null || value === undefined || value === false
      ? []
      : [[name, value === true ? '1' : String(value)]],
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}
