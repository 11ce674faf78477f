import {
  compareCloses,
  compareClosesWithRows,
  firstLedgerPeriod,
  readClosing,
  readCloses,
  readCorrections,
  type StoredClose,
} from '@/data/ledger-closes';
import { compareRollUps } from '@/data/roll-ups-compare';
import { readRollUps } from '@/data/roll-ups-read';
import { bridges, type LedgerAmounts } from '@/domain/revenue/bridge';
import {
  firstMonthOf,
  mayClose,
  monthText,
  nextToClose,
  overOn,
  type ClosingFacts,
} from '@/domain/revenue/closing';
import { startOfPeriod, type Period } from '@/domain/values/fiscal-calendar';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { ok, type Refusal } from '@/domain/values/result';
import type { Unit } from '@/platform/db/unit-of-work';
import { defineQuery } from '@/platform/operations/define-query';
import { ledgerMonthsInput } from './inputs-months';

/** `month` is "2026-10". `corrections`: rows booked later about the months that it closed. `intact`: its figures are still what was closed. */
export type ClosedMonth = StoredClose & {
  month: string;
  corrections: { rows: number; amountMinor: bigint };
  intact: boolean;
};

/** What closing the month would freeze: its bridge (of the first one: of all months up to it) and its rows. */
export type NextMonth = {
  period: Period;
  month: string;
  /** The first day that it closes; of the first one that of the ledger's first month. */
  from: CalendarDate;
  /** The day from which it can be closed. */
  overOn: CalendarDate;
  amounts: LedgerAmounts;
  /** Rows of the ledger up to its end: `revenue.closeMonth` takes it to see whether something changed in between. */
  movements: number;
  /** Why it cannot be closed now; null if it can. */
  refusal: Refusal | null;
};

/** Which months of the ledger are closed, what was found out about them since, and what the next one would freeze. */
export const ledgerMonths = defineQuery({
  name: 'revenue.months',
  permission: 'revenue.read',
  input: ledgerMonthsInput,
  run: async (ctx, { period, recount }) => {
    const closes = await readCloses(ctx.unit);
    const compare = recount ? compareClosesWithRows : compareCloses;
    const broken = new Set((await compare(ctx.unit)).map((difference) => difference.period));
    const corrections = closes.length === 0 ? [] : await readCorrections(ctx.unit);
    const months = closes.map((close): ClosedMonth => {
      const own = corrections.filter(
        (row) => firstMonthOf(close) <= row.period && row.period <= close.period,
      );
      return {
        ...close,
        month: monthText(close.period),
        corrections: {
          rows: own.reduce((sum, row) => sum + row.rows, 0),
          amountMinor: own.reduce((sum, row) => sum + row.amountMinor, 0n),
        },
        intact: !broken.has(close.period),
      };
    });
    const closedThrough = closes[0]?.period ?? null;
    const facts = { today: ctx.today, closedThrough, firstPeriod: await firstLedgerPeriod(ctx.unit) };
    const chosen = closedThrough === null ? (period ?? nextToClose(facts)) : nextToClose(facts);
    return ok({
      currency: ctx.tenant.currency,
      /** The day on which whatever is about closed months is booked; null while none is closed. */
      firstOpenDay: closedThrough === null ? null : overOn(closedThrough),
      closes: months,
      /** Cells of the kept totals that are not what the ledger's rows say; null where they were not counted. */
      totalsDiffer: recount ? (await compareRollUps(ctx.unit)).length : null,
      next: chosen === null ? null : await nextOf(ctx.unit, chosen, facts, closes[0] ?? null),
    });
  },
});

async function nextOf(
  unit: Unit,
  period: Period,
  facts: ClosingFacts,
  last: StoredClose | null,
): Promise<NextMonth> {
  const first = facts.closedThrough === null ? Math.min(facts.firstPeriod ?? period, period) : period;
  const { movementMonths } = await readRollUps(unit, period, []);
  const [amounts] = bridges(movementMonths, [{ first, last: period }]);
  if (!amounts) throw new Error('A span without a bridge');
  const { movements } = await readClosing(unit, period, last);
  const allowed = mayClose(period, facts);
  return {
    period,
    month: monthText(period),
    from: startOfPeriod(first),
    overOn: overOn(period),
    amounts,
    movements,
    refusal: allowed.ok ? null : allowed.refusal,
  };
}
