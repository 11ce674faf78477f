import {
  insertBlock,
  lockBlock,
  readBlocks,
  updateBlock,
  type StoredBlock,
} from '@/data/deployment-troubles';
import { lockDeployment } from '@/data/deployments';
import { dayText, type CalendarDate } from '@/domain/values/calendar-date';
import { notFound, ok, refuse, type Result } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done } from '@/platform/operations/define-command';
import { BLOCK_NAMES } from './deployment-words';
import { blockInput, removeBlockInput, unblockInput } from './inputs-troubles';

/**
 * Something stands in the way of a deployment, or stood. Refuses 'not_found', 'invalid' per field (a day in the future, an end before the
 * beginning) and 'rule' where a block of the same cause lasts still.
 */
export const blockDeployment = defineCommand({
  name: 'deployments.block',
  permission: 'deployments.write',
  input: blockInput,
  run: async (ctx, input) => {
    const deployment = await lockDeployment(ctx.unit, input.deploymentId);
    if (!deployment) return notFound();
    const allowed = checkDays(input.fromOn, input.untilOn, ctx.today);
    if (!allowed.ok) return allowed;
    const lasting = input.untilOn === null ? await refuseSecond(ctx, input) : null;
    if (lasting) return lasting;
    const blockId = await insertBlock(ctx.unit, input, byOf(ctx));
    return done(
      { blockId, version: 1 },
      {
        subjectKind: 'deployment',
        subjectId: deployment.id,
        summary: `Blocked ${deployment.site}: ${BLOCK_NAMES[input.cause].toLowerCase()} from ${input.fromOn}`,
        after: { ...input },
      },
    );
  },
});

/** When a block ended (the first day on which it went on), or that it lasts still. Refuses as above. */
export const unblockDeployment = defineCommand({
  name: 'deployments.unblock',
  permission: 'deployments.write',
  input: unblockInput,
  run: async (ctx, { blockId, version, untilOn }) => {
    const found = await lockedBlock(ctx, blockId, version);
    if (!found.ok) return found;
    const block = found.value;
    // Blocks of one deployment change one after the other.
    await lockDeployment(ctx.unit, block.deploymentId);
    const allowed = checkDays(block.fromOn, untilOn, ctx.today);
    if (!allowed.ok) return allowed;
    const lasting = untilOn === null ? await refuseSecond(ctx, block) : null;
    if (lasting) return lasting;
    await updateBlock(ctx.unit, { id: block.id, untilOn }, 'live', byOf(ctx));
    const what = BLOCK_NAMES[block.cause];
    return done(
      { blockId, version: version + 1 },
      {
        ...subjectOf(block),
        summary: untilOn ? `${what} no longer in the way from ${untilOn}` : `${what} still in the way`,
        before: { untilOn: block.untilOn },
        after: { untilOn },
      },
    );
  },
});

/** It never stood in the way: written down by mistake. */
export const removeBlock = defineCommand({
  name: 'deployments.removeBlock',
  permission: 'deployments.write',
  input: removeBlockInput,
  run: async (ctx, { blockId, version }) => {
    const found = await lockedBlock(ctx, blockId, version);
    if (!found.ok) return found;
    await updateBlock(ctx.unit, found.value, 'removed', byOf(ctx));
    return done(
      { blockId },
      {
        ...subjectOf(found.value),
        summary: `Removed blocked time: ${BLOCK_NAMES[found.value.cause].toLowerCase()} from ${found.value.fromOn}`,
        before: { ...found.value },
      },
    );
  },
});

/** One cause stands in the way once at a time; the refusal, or null. */
async function refuseSecond(
  ctx: Context,
  { id, deploymentId, cause }: Pick<StoredBlock, 'deploymentId' | 'cause'> & { id?: string },
) {
  const blocks = await readBlocks(ctx.unit, [deploymentId]);
  const standing = blocks.find((block) => block.id !== id && block.cause === cause && block.untilOn === null);
  if (!standing) return null;
  return refuse(
    'rule',
    `${BLOCK_NAMES[cause]} stands in the way since ${dayText(standing.fromOn)} already.`,
    {
      remedy: 'Say first when that ended.',
    },
  );
}

async function lockedBlock(ctx: Context, blockId: string, version: number): Promise<Result<StoredBlock>> {
  const block = await lockBlock(ctx.unit, blockId);
  if (!block) return notFound();
  if (block.version === version) return ok(block);
  return refuse('conflict', 'Somebody changed this blocked time while you had it open. Look again.', {
    details: { ...block },
  });
}

function subjectOf(block: StoredBlock) {
  return { subjectKind: 'deployment', subjectId: block.deploymentId };
}

function byOf(ctx: Context) {
  return { userId: ctx.actor.userId, at: ctx.now };
}

function checkDays(fromOn: CalendarDate, untilOn: CalendarDate | null, today: CalendarDate): Result<null> {
  const fields: Record<string, string> = {};
  if (fromOn > today) fields.fromOn = 'This has not happened yet: choose today or an earlier day.';
  if (untilOn !== null && untilOn > today)
    fields.untilOn = 'This has not happened yet: leave it empty while it lasts.';
  if (untilOn !== null && untilOn < fromOn) fields.untilOn = 'It cannot end before it began.';
  const messages = Object.values(fields);
  return messages.length === 0 ? ok(null) : refuse('invalid', messages.join(' '), { fields });
}
