import {
  insertLeadTime,
  lockLeadTime,
  lockLeadTimeOf,
  updateLeadTime,
  type LeadTimeVersion,
} from '@/data/set-lead-times';
import { endSupplierDelay, insertSupplierDelay, lockSupplierDelay } from '@/data/supplier-delays';
import { notFound, refuse } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done } from '@/platform/operations/define-command';
import { delaySupplierInput, endDelayInput, removeLeadTimeInput, setLeadTimeInput } from './inputs';
import { KIND_WORDS, lateText, placeText, rangeText } from './lead-time-words';

/**
 * Sets how long something takes for a product, a supplier or both, over what history says; the version before is kept. Refusals: 'invalid'
 * by field (nothing named, four of five sooner than every second one), 'conflict' where somebody set it meanwhile, 'rule' for no change.
 */
export const setLeadTime = defineCommand({
  name: 'leadTimes.set',
  permission: 'leadTimes.write',
  input: setLeadTimeInput,
  run: async (ctx, { reason, seen, ...wanted }) => {
    const fields = faultsOf(wanted);
    if (Object.keys(fields).length > 0)
      return refuse('invalid', 'This lead time cannot stand.', {
        fields,
        remedy: 'Correct the marked fields. The default for everything is in the settings.',
      });
    const stored = await lockLeadTimeOf(ctx.unit, wanted);
    const standing = stored?.state === 'set' ? stored : null;
    if ((standing?.version ?? null) !== seen) return conflict(standing);
    const same = standing?.p50Days === wanted.p50Days && standing.p80Days === wanted.p80Days;
    if (same) return refuse('rule', 'It is set to these days already.');
    const next = { ...wanted, note: reason };
    const leadTimeId = stored?.id ?? (await insertLeadTime(ctx.unit, next, by(ctx)));
    const version = stored ? await updateLeadTime(ctx.unit, stored, { ...next, state: 'set' }, by(ctx)) : 1;
    const what = `${KIND_WORDS[wanted.kind].label} of ${placeText(wanted)}`;
    return done(
      { leadTimeId, version },
      {
        subjectKind: 'lead_time',
        subjectId: leadTimeId,
        summary: `Set ${what} to ${rangeText(wanted)}: ${reason}`,
        before: standing ? daysOf(standing) : undefined,
        after: daysOf(wanted),
      },
    );
  },
});

/** Takes a lead time that was set out of the library: history, or the default, counts again. Refuses 'conflict' if it was changed since. */
export const removeLeadTime = defineCommand({
  name: 'leadTimes.remove',
  permission: 'leadTimes.write',
  input: removeLeadTimeInput,
  run: async (ctx, { leadTimeId, version: seen, reason }) => {
    const stored = await lockLeadTime(ctx.unit, leadTimeId);
    if (!stored) return notFound();
    if (stored.state !== 'set') return refuse('conflict', 'This has been taken out of the library already.');
    if (stored.version !== seen) return conflict(stored);
    const next = { ...stored, state: 'removed' as const, note: reason };
    const version = await updateLeadTime(ctx.unit, stored, next, by(ctx));
    return done(
      { leadTimeId, version },
      {
        subjectKind: 'lead_time',
        subjectId: leadTimeId,
        summary: `Removed ${KIND_WORDS[stored.kind].label} of ${placeText(stored)}, ${rangeText(stored)}: ${reason}`,
        before: daysOf(stored),
      },
    );
  },
});

/** Writes down that a supplier is late: all of his that has not shipped is expected so many days later, promised days included. */
export const delaySupplier = defineCommand({
  name: 'leadTimes.delay',
  permission: 'leadTimes.write',
  input: delaySupplierInput,
  run: async (ctx, input) => {
    const delayId = await insertSupplierDelay(ctx.unit, input, by(ctx));
    return done(
      { delayId },
      {
        subjectKind: 'supplier_delay',
        subjectId: delayId,
        summary: `${placeText(input)} is ${lateText(input.days)}: ${input.reason}`,
        after: { ...input },
      },
    );
  },
});

/** The supplier delivers as before: nothing is expected later for it any more. Refuses 'conflict' if it had ended already. */
export const endDelay = defineCommand({
  name: 'leadTimes.endDelay',
  permission: 'leadTimes.write',
  input: endDelayInput,
  run: async (ctx, { delayId }) => {
    const delay = await lockSupplierDelay(ctx.unit, delayId);
    if (!delay) return notFound();
    if (delay.ended) return refuse('conflict', 'This delay has ended already.');
    await endSupplierDelay(ctx.unit, delayId, by(ctx));
    const { supplier, product, days, reason } = delay;
    return done(
      { delayId },
      {
        subjectKind: 'supplier_delay',
        subjectId: delayId,
        summary: `${placeText(delay)} is not ${lateText(days)} any more`,
        before: { supplier, product, days, reason },
      },
    );
  },
});

function by(ctx: Context) {
  return { userId: ctx.actor.userId, at: ctx.now };
}

type Days = { p50Days: number; p80Days: number };

function daysOf({ p50Days, p80Days }: Days): Days {
  return { p50Days, p80Days };
}

function faultsOf(wanted: Days & { product: string; supplier: string }): Record<string, string> {
  const fields: Record<string, string> = {};
  if (wanted.product === '' && wanted.supplier === '') fields['product'] = 'Name a product or a supplier.';
  if (wanted.p80Days < wanted.p50Days)
    fields['p80Days'] = 'Four of five take at least as long as every second one.';
  return fields;
}

/** Somebody set or removed it meanwhile: what stands is told, and nothing of it is overwritten. */
function conflict(standing: LeadTimeVersion | null) {
  const now = standing ? `It is ${rangeText(standing)} now.` : 'It is not set any more.';
  return refuse('conflict', `Somebody changed this lead time while you had it open. ${now}`, {
    remedy: 'Look at what stands, then set yours.',
    details: { theirs: standing ? { ...daysOf(standing), version: standing.version } : null },
  });
}
