import { readMovesAt, type LedgerMove } from '@/data/contract-life';
import { customersOfCurrency, findRate, insertRate } from '@/data/fx-rates';
import { postMovements } from '@/data/movements';
import { lockLedger } from '@/data/roll-ups';
import { monthText } from '@/domain/revenue/closing';
import { parseRate, rateText } from '@/domain/revenue/fx';
import { refuse } from '@/domain/values/result';
import { defineCommand, done, rehearsed, type Outcome } from '@/platform/operations/define-command';
import { setRateInput } from './inputs';

export type RateChange = {
  currency: string;
  month: string;
  rate: string;
  /** The rate that stood before, null for none. */
  before: string | null;
  moves: LedgerMove[];
};

/**
 * Sets what one unit of a currency is worth in the company's from a month on; contracts in it are valued anew, and the difference is the
 * effect of rates alone. Refuses 'invalid' (the company's own currency), 'rule' (nothing changes) and 'conflict'.
 */
export const setRate = defineCommand({
  name: 'rates.set',
  permission: 'revenue.write',
  input: setRateInput,
  run: async (ctx, { currency, month: period, rate, seen, dryRun }): Promise<Outcome<RateChange>> => {
    if (currency === ctx.tenant.currency)
      return refuse('invalid', `${currency} is the company’s own currency: it is always worth 1.`, {
        fields: { currency: 'Another one than the company’s.' },
      });
    await lockLedger(ctx.unit, ctx.now);
    const before = await findRate(ctx.unit, currency, period);
    const month = monthText(period);
    if (seen !== undefined && exact(seen) !== exact(before))
      return refuse('conflict', `Somebody set the rate of ${currency} for ${month} meanwhile.`, {
        remedy: before === null ? 'It is not set any more.' : `It is ${before} now. Look, and set yours.`,
        details: { theirs: before, seen },
      });
    const next = exact(rate) ?? rate;
    if (exact(before) === next) return refuse('rule', 'It is set to this rate already.');
    await insertRate(ctx.unit, { currency, period, rate: next }, { userId: ctx.actor.userId, at: ctx.now });
    const customerIds = await customersOfCurrency(ctx.unit, currency);
    await postMovements(ctx.unit, { customerIds, importId: null, now: ctx.now });
    const moves = await readMovesAt(ctx.unit, customerIds, ctx.now);
    const value = { currency, month, rate: next, before, moves };
    if (dryRun) return rehearsed(value);
    return done(value, {
      subjectKind: 'rate',
      subjectId: `${currency} ${month}`,
      summary: `Set the rate of ${currency} for ${month} to ${next}`,
      before: before === null ? undefined : { rate: before },
      after: { rate: next },
    });
  },
});

/** "1.0850" and "1.085" are one rate. */
function exact(rate: string | null): string | null {
  const parsed = rate === null ? null : parseRate(rate);
  return parsed === null ? null : rateText(parsed);
}
