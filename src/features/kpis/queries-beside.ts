import { readDeploymentCustomers } from '@/data/deployments';
import { readLastChange, type ChangesOf } from '@/data/last-changes';
import { readCustomerNames } from '@/data/customers';
import { readKeptBy, readRenewedLines } from '@/data/renewed-lines';
import type { KpiData, KpiId } from '@/domain/kpis/kpi-data';
import type { Grr, GrrWindow } from '@/domain/kpis/grr';
import type { Kpis } from '@/domain/kpis/kpis';
import { renewalRate, type RenewalRate } from '@/domain/kpis/renewal-rate';
import { bandRows, customerBands, type BandRow } from '@/domain/kpis/ttfv-bands';
import { clocksOf } from '@/domain/kpis/ttfv-clock';
import { addDays, type CalendarDate } from '@/domain/values/calendar-date';
import type { Unit } from '@/platform/db/unit-of-work';
import { ROWS_SHOWN } from './kpi-address';

/** Renewals of the days after `from` up to `until`, both ends of days between which ARR is compared, with the customers' names. */
export type NamedRenewals = Omit<RenewalRate, 'renewals'> & {
  count: number;
  renewals: (RenewalRate['renewals'][number] & { customer: string })[];
};

/** What stands beside a KPI on its page: of the ledger's two the renewal rate, of TTFV what long waiting cost. */
export type Beside = {
  renewal: NamedRenewals | null;
  bands: { window: GrrWindow; rows: BandRow[] } | null;
};

const NOTHING: Beside = { renewal: null, bands: null };

type Asked = { kpi: KpiId; months?: number; knownAt?: string };

/** Contracts are not kept as they were known at an earlier instant: then nothing stands beside. */
export async function readBeside(unit: Unit, data: KpiData, kpis: Kpis, asked: Asked): Promise<Beside> {
  if (asked.knownAt !== undefined) return NOTHING;
  if (asked.kpi === 'grr') {
    const window = asked.months === kpis.grr.year.months ? kpis.grr.year : kpis.grr.hardwareLife;
    const rate = await renewalsIn(unit, data, window);
    return { ...NOTHING, renewal: await named(unit, rate) };
  }
  return asked.kpi === 'ttfv' ? { ...NOTHING, bands: await bandsOf(unit, data, kpis.grr) } : NOTHING;
}

async function renewalsIn(unit: Unit, data: KpiData, { from, until }: GrrWindow): Promise<RenewalRate> {
  const window = { from: addDays(from, 1), until };
  const { ended, begun } = await readRenewedLines(unit, window, data.currency);
  return renewalRate(ended, begun, window);
}

async function named(unit: Unit, { renewals, ...rate }: RenewalRate): Promise<NamedRenewals> {
  const shown = renewals.slice(0, ROWS_SHOWN);
  const names = await readCustomerNames(unit, [...new Set(shown.map(({ customerId }) => customerId))]);
  return {
    ...rate,
    count: renewals.length,
    renewals: shown.map((row) => ({ ...row, customer: names.get(row.customerId) ?? '' })),
  };
}

/** Over the hardware life, or over twelve months while the ledger is younger. */
async function bandsOf(unit: Unit, data: KpiData, { hardwareLife, year }: Grr): Promise<Beside['bands']> {
  const window = hardwareLife.grr.ratio ? hardwareLife : year;
  const clocks = clocksOf(data.deployments, data.asOf);
  const customers = await readDeploymentCustomers(
    unit,
    clocks.map(({ deployment }) => deployment.id),
  );
  const bands = customerBands(clocks, (id) => customers.get(id)?.customerId ?? null);
  const { from, until, startMinor, retainedMinor, endMinor } = window;
  const span: { from: CalendarDate; until: CalendarDate; constant: boolean } = {
    from,
    until,
    constant: data.constant,
  };
  const kept = await readKeptBy(unit, [...bands.keys()], span);
  const { renewals } = await renewalsIn(unit, data, window);
  return { window, rows: bandRows(bands, { startMinor, retainedMinor, endMinor }, kept, renewals) };
}

const OF_LEDGER: ChangesOf = {
  kinds: ['contract', 'ledger_close', 'rate', 'customer'],
  imports: ['contracts', 'rates'],
};
const OF_DEPLOYMENTS: ChangesOf = { kinds: ['deployment'], imports: ['deployments'] };

/** Who last changed what a KPI is reckoned from. */
export async function readLastChangeOf(unit: Unit, kpi: KpiId) {
  const ofLedger = kpi === 'nnarr' || kpi === 'grr';
  return readLastChange(unit, ofLedger ? OF_LEDGER : OF_DEPLOYMENTS);
}
