import { firstLedgerPeriod, insertClose, readCloses, readClosing } from '@/data/ledger-closes';
import { lockLedger } from '@/data/roll-ups';
import { mayClose, monthText, type LedgerClose } from '@/domain/revenue/closing';
import type { Period } from '@/domain/values/fiscal-calendar';
import { refuse } from '@/domain/values/result';
import type { AuditEntry } from '@/platform/operations/audit-log';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done } from '@/platform/operations/define-command';
import { closeMonthInput } from './inputs-months';

/**
 * Closes a month of the ledger, and with the first one all before it: its figures never change again, and what comes later about it is booked
 * in the first open month. It cannot be undone. Refuses 'rule' (not over, not the next, closed already, nothing there) and 'conflict'
 * (the ledger has changed since the person looked).
 */
export const closeMonth = defineCommand({
  name: 'revenue.closeMonth',
  permission: 'revenue.close',
  input: closeMonthInput,
  statementTimeout: 120_000,
  run: async (ctx, { period, movements }) => {
    await lockLedger(ctx.unit, ctx.now);
    const last = (await readCloses(ctx.unit))[0] ?? null;
    const firstPeriod = await firstLedgerPeriod(ctx.unit);
    const facts = { today: ctx.today, closedThrough: last?.period ?? null, firstPeriod };
    const allowed = mayClose(period, facts);
    if (!allowed.ok) return allowed;
    const close = await readClosing(ctx.unit, period, last);
    const month = monthText(period);
    if (movements !== undefined && movements !== close.movements)
      return refuse(
        'conflict',
        `The ledger has changed while you looked at ${month}. Look again, then close it.`,
        {
          details: { movements: close.movements, closingMinor: close.closingMinor.toString() },
        },
      );
    const userId = ctx.actor.userId;
    await insertClose(ctx.unit, close, { userId, now: ctx.now });
    return done(close, aboutClose(ctx, close));
  },
});

function aboutClose(ctx: Context, close: LedgerClose): AuditEntry {
  return {
    subjectKind: 'ledger_close',
    subjectId: ctx.tenant.id,
    summary: `Closed ${monthText(close.period)} of the revenue ledger`,
    after: { ...close },
  };
}

/**
 * Closes, in the caller's transaction, every month of the ledger up to one that is over and not closed yet, one after the other. Nothing
 * where that is done already, or where there is no ledger up to then. Returns the lines for the log.
 */
export async function closeLedgerThrough(ctx: Context, period: Period): Promise<AuditEntry[]> {
  await lockLedger(ctx.unit, ctx.now);
  const firstPeriod = await firstLedgerPeriod(ctx.unit);
  const closed: AuditEntry[] = [];
  let last: LedgerClose | null = (await readCloses(ctx.unit))[0] ?? null;
  // The first close takes all months before it along.
  for (let next = last ? last.period + 1 : period; next <= period; next += 1) {
    const facts = { today: ctx.today, closedThrough: last?.period ?? null, firstPeriod };
    if (!mayClose(next, facts).ok) return closed;
    const close = await readClosing(ctx.unit, next, last);
    await insertClose(ctx.unit, close, { userId: ctx.actor.userId, now: ctx.now });
    closed.push(aboutClose(ctx, close));
    last = close;
  }
  return closed;
}
