import { addDays, startOfDay, type CalendarDate } from '@/domain/values/calendar-date';
import { fiscalQuarter, type FiscalQuarter } from '@/domain/values/fiscal-calendar';
import { createDeal } from '@/features/deals/commands';
import { moveDeal } from '@/features/deals/commands-evidence';
import { takeSnapshot } from '@/features/forecast/commands-snapshots';
import { showSettings } from '@/features/settings/queries';
import { atInstant, later, today } from '@/platform/clock/clock';
import { closePool } from '@/platform/db/pool';
import type { Caller } from '@/platform/operations/caller';
import { must } from '../../tests/support/operations-answers';

const ZONE = 'Europe/Berlin';
const HALF_A_DAY = 43_200;
const CALENDAR = { startMonth: 1, kind: 'months' as const };

type Kept = { dealId: string; version: number };
type Move = Parameters<typeof moveDeal>[1];

/**
 * The quarter before this one, told to its end. Its forecast is 900 of hardware: the rep's PO of 1,000 at 70 % and the house's quote of 500 at
 * 40 %. Six tenths of the order ship in it, and the house's deal is lost: 600 came. Twenty more quotes were lost earlier.
 */
export async function tellQuarter(slug: string): Promise<FiscalQuarter> {
  const operator: Caller = { kind: 'operator', tenantSlug: slug };
  const quarter = fiscalQuarter(today(ZONE), CALENDAR, -1);
  const on = <T>(days: number, tell: (day: CalendarDate) => Promise<T>) => {
    const day = addDays(quarter.from, days);
    return atInstant(later(startOfDay(day, ZONE), HALF_A_DAY), () => tell(day));
  };
  try {
    const [rep] = must(await showSettings(operator, {})).floors;
    for (let n = 1; n <= 20; n += 1) {
      const lost = await on(-40, (day) =>
        quoted(operator, { name: `Lost ${n}`, amountMinor: '10000', repId: null }, day),
      );
      await on(-30, () => move(operator, lost, { to: 'closed_lost', reason: 'Price', evidence: [] }));
    }
    const won = await on(-20, (day) =>
      quoted(operator, { name: 'Cold chain', amountMinor: '100000', repId: rep?.repId ?? null }, day),
    );
    const lost = await on(-20, (day) =>
      quoted(operator, { name: 'Pump watch', amountMinor: '50000', repId: null }, day),
    );
    const order = await on(-10, (evidenceOn) => {
      const po = { kind: 'po' as const, reference: 'PO-4711', evidenceOn, amountMinor: '100000' };
      return move(operator, won, { to: 'hardware_po_received', evidence: [po] });
    });
    must(await takeSnapshot(operator, { asOf: quarter.from }));
    await on(30, (evidenceOn) => {
      const shipment = { kind: 'shipment' as const, evidenceOn, units: 6 };
      return move(operator, order, { to: 'hardware_shipped', evidence: [shipment] });
    });
    await on(40, () => move(operator, lost, { to: 'closed_lost', reason: 'Budget', evidence: [] }));
    return quarter;
  } finally {
    await closePool();
  }
}

/** A deal of ten gateways with a demo and a quote, promised to ship in the quarter. */
async function quoted(
  operator: Caller,
  about: { name: string; amountMinor: string; repId: string | null },
  day: CalendarDate,
): Promise<Kept> {
  const { amountMinor, ...named } = about;
  const promisedOn = addDays(day, 60);
  const gateways = {
    stream: 'hardware' as const,
    description: 'Gateways',
    units: 10,
    amountMinor,
    promisedOn,
  };
  const deal = {
    ...named,
    customer: `${about.name} Ltd`,
    contact: 'Ada',
    closeOn: promisedOn,
    lines: [gateways],
  };
  const made = must(await createDeal(operator, deal));
  const quote = { kind: 'quote' as const, reference: 'Q-1', evidenceOn: day, amountMinor };
  const evidence: Move['evidence'] = [{ kind: 'demo', evidenceOn: day }, quote];
  return move(operator, made, { to: 'hardware_quote_sent', evidence });
}

async function move(operator: Caller, deal: Kept, to: Omit<Move, 'dealId' | 'version'>): Promise<Kept> {
  const { dealId, version } = deal;
  const moved = must(await moveDeal(operator, { dealId, version, ...to }));
  return { dealId, version: moved.version };
}
