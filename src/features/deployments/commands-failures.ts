import { insertFailure, lockFailure, updateFailure, type StoredFailure } from '@/data/deployment-troubles';
import { lockDeployment } from '@/data/deployments';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { notFound, ok, refuse, type Result } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done } from '@/platform/operations/define-command';
import { FAILURE_NAMES } from './deployment-words';
import { failInput, removeFailureInput, resolveFailureInput } from './inputs-troubles';

/**
 * Devices of a deployment failed. Refuses 'not_found' and 'invalid' per field: a day in the future, a repair before the failure, more
 * devices than are there.
 */
export const failDeployment = defineCommand({
  name: 'deployments.fail',
  permission: 'deployments.write',
  input: failInput,
  run: async (ctx, input) => {
    const deployment = await lockDeployment(ctx.unit, input.deploymentId);
    if (!deployment) return notFound();
    const wrong = wrongDays(input.failedOn, input.resolvedOn, ctx.today);
    if (deployment.devices !== null && input.devices > deployment.devices)
      wrong.devices = `This deployment has ${deployment.devices} devices. Correct that figure first if it is wrong.`;
    if (Object.keys(wrong).length > 0) return refuseFields(wrong);
    const failureId = await insertFailure(ctx.unit, input, byOf(ctx));
    return done(
      { failureId, version: 1 },
      {
        subjectKind: 'deployment',
        subjectId: deployment.id,
        summary: `${input.devices} devices failed at ${deployment.site} on ${input.failedOn}: ${FAILURE_NAMES[input.cause].toLowerCase()}`,
        after: { ...input },
      },
    );
  },
});

/** When all devices of a failure worked again, or that some still do not. */
export const resolveFailure = defineCommand({
  name: 'deployments.resolveFailure',
  permission: 'deployments.write',
  input: resolveFailureInput,
  run: async (ctx, { failureId, version, resolvedOn }) => {
    const found = await lockedFailure(ctx, failureId, version);
    if (!found.ok) return found;
    const failure = found.value;
    const wrong = wrongDays(failure.failedOn, resolvedOn, ctx.today);
    if (Object.keys(wrong).length > 0) return refuseFields(wrong);
    await updateFailure(ctx.unit, { id: failure.id, resolvedOn }, 'live', byOf(ctx));
    return done(
      { failureId, version: version + 1 },
      {
        ...subjectOf(failure),
        summary: resolvedOn ? `All devices work again from ${resolvedOn}` : 'Some devices still do not work',
        before: { resolvedOn: failure.resolvedOn },
        after: { resolvedOn },
      },
    );
  },
});

/** Nothing failed: written down by mistake. */
export const removeFailure = defineCommand({
  name: 'deployments.removeFailure',
  permission: 'deployments.write',
  input: removeFailureInput,
  run: async (ctx, { failureId, version }) => {
    const found = await lockedFailure(ctx, failureId, version);
    if (!found.ok) return found;
    await updateFailure(ctx.unit, found.value, 'removed', byOf(ctx));
    return done(
      { failureId },
      {
        ...subjectOf(found.value),
        summary: `Removed the failure of ${found.value.failedOn}`,
        before: { ...found.value },
      },
    );
  },
});

async function lockedFailure(
  ctx: Context,
  failureId: string,
  version: number,
): Promise<Result<StoredFailure>> {
  const failure = await lockFailure(ctx.unit, failureId);
  if (!failure) return notFound();
  if (failure.version === version) return ok(failure);
  return refuse('conflict', 'Somebody changed this failure while you had it open. Look again.', {
    details: { ...failure },
  });
}

function subjectOf(failure: StoredFailure) {
  return { subjectKind: 'deployment', subjectId: failure.deploymentId };
}

function byOf(ctx: Context) {
  return { userId: ctx.actor.userId, at: ctx.now };
}

function wrongDays(
  failedOn: CalendarDate,
  resolvedOn: CalendarDate | null,
  today: CalendarDate,
): Record<string, string> {
  const fields: Record<string, string> = {};
  if (failedOn > today) fields.failedOn = 'This has not happened yet: choose today or an earlier day.';
  if (resolvedOn !== null && resolvedOn > today)
    fields.resolvedOn = 'This has not happened yet: leave it empty while some do not work.';
  if (resolvedOn !== null && resolvedOn < failedOn)
    fields.resolvedOn = 'They cannot work again before they failed.';
  return fields;
}

function refuseFields(fields: Record<string, string>) {
  return refuse('invalid', Object.values(fields).join(' '), { fields });
}
