import {
  listChanges,
  readChangeKinds,
  readMoves,
  type ChangeKind,
  type KindRow,
} from '@/data/pipeline-changes';
import { readStageModel } from '@/data/stage-models';
import { addDays, parseCalendarDate, startOfDay } from '@/domain/values/calendar-date';
import { ok, refuse } from '@/domain/values/result';
import { later } from '@/platform/clock/clock';
import type { Context } from '@/platform/operations/context';
import { defineQuery } from '@/platform/operations/define-query';
import { compareInput } from './inputs';

const NONE = { count: 0, amountMinor: 0n, deltaMinor: 0n };

/**
 * The open pipeline as known at two instants: what it was, what came, what went, what changed in between, and what it is. The amounts add
 * up: opening + new + reopened − won − lost − gone + change of the deals that stayed = closing. Refuses ('invalid') a span that ends
 * before it begins.
 */
export const compareQuery = defineQuery({
  name: 'history.compare',
  permission: 'deals.read',
  input: compareInput,
  run: async (ctx, input) => {
    const from = instantOf(ctx, input.from);
    const to = input.to === undefined ? ctx.now : instantOf(ctx, input.to);
    if (from > to) {
      return refuse('invalid', 'The first day comes after the second.', {
        fields: { from: 'Choose an earlier day.' },
      });
    }
    const kinds = await readChangeKinds(ctx.unit, ctx.scope, from, to);
    const moves = await readMoves(ctx.unit, ctx.scope, from, to);
    const model = await readStageModel(ctx.unit, ctx.today, to);
    return ok({
      from,
      to,
      zone: ctx.tenant.zone,
      currency: ctx.tenant.currency,
      labels: model.labels,
      opening: sum(kinds, ({ wasOpen, openThen }) => [wasOpen, openThen]),
      closing: sum(kinds, ({ isOpen, openNow }) => [isOpen, openNow]),
      kinds: Object.fromEntries(
        (['new', 'reopened', 'won', 'lost', 'gone', 'open'] as const).map((kind) => [
          kind,
          pick(kinds, kind),
        ]),
      ) as Record<Exclude<ChangeKind, 'aside'>, typeof NONE>,
      moves,
      deals: await listChanges(ctx.unit, ctx.scope, from, to, input.limit),
    });
  },
});

function pick(kinds: readonly KindRow[], kind: ChangeKind): typeof NONE {
  const row = kinds.find((one) => one.kind === kind);
  return row ? { count: row.count, amountMinor: row.amountMinor, deltaMinor: row.deltaMinor } : NONE;
}

function sum(kinds: readonly KindRow[], of: (row: KindRow) => readonly [number, bigint]) {
  return kinds
    .map(of)
    .reduce(
      (total, [count, minor]) => ({ count: total.count + count, amountMinor: total.amountMinor + minor }),
      { count: 0, amountMinor: 0n },
    );
}

/** A day stands for all that was recorded on it. */
function instantOf(ctx: Context, moment: string): string {
  const day = parseCalendarDate(moment);
  return day === null ? later(moment, 0) : later(startOfDay(addDays(day, 1), ctx.tenant.zone), -0.001);
}
