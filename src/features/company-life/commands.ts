import { readAskedDeletion } from '@/data/company-life';
import { settle, tell } from '@/data/notices';
import { refuse } from '@/domain/values/result';
import { moveTenant, type TenantLife } from '@/platform/auth/tenant-life';
import { later } from '@/platform/clock/clock';
import type { TenantState } from '@/platform/operations/caller';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done } from '@/platform/operations/define-command';
import { askDeletionInput, nothingInput } from './inputs';

/** So long a company waits between the asking and the end; until then it is read, exported and called back. */
export const WAITING_DAYS = 30;

/** Read-only from now on: for a company whose engagement is over, or rests. Nothing is lost, and it can be restored at any time. */
export const archiveTenant = defineCommand({
  name: 'tenants.archive',
  permission: 'tenant.archive',
  changesLife: true,
  input: nothingInput,
  run: async (ctx) => {
    const refusal = await move(ctx, { state: 'archived', at: ctx.now, deletesAt: null });
    if (refusal) return refusal;
    return done({ state: 'archived' as const }, entry(ctx, `Archived ${ctx.tenant.name}`, 'archived'));
  },
});

export const restoreTenant = defineCommand({
  name: 'tenants.restore',
  permission: 'tenant.archive',
  changesLife: true,
  whileArchived: true,
  input: nothingInput,
  run: async (ctx) => {
    const { state, name } = ctx.tenant;
    if (state === 'leaving')
      return refuse('rule', `${name} waits to be deleted.`, { remedy: 'Call the deletion off first.' });
    if (state === 'active') return refuse('conflict', `${name} is not archived.`);
    const refusal = await move(ctx, ACTIVE);
    if (refusal) return refusal;
    return done({ state: 'active' as const }, entry(ctx, `Restored ${name}`, 'active'));
  },
});

/** The company is read-only at once and deleted after the waiting time. Refuses 'invalid' unless its name was typed. */
export const askDeletion = defineCommand({
  name: 'tenants.askDeletion',
  permission: 'tenant.delete',
  changesLife: true,
  whileArchived: true,
  input: askDeletionInput,
  run: async (ctx, { name }) => {
    const { tenant } = ctx;
    if (tenant.isDemo)
      return refuse('rule', `${tenant.name} is a company for show: it cannot be deleted.`, {
        remedy: 'Empty the database of the demonstration, and it is told anew.',
      });
    if (tenant.state === 'leaving') return refuse('conflict', `${tenant.name} waits to be deleted already.`);
    if (name !== tenant.name)
      return refuse('invalid', 'That is not the name of this company.', {
        fields: { name: `Type ${tenant.name}.` },
      });
    const deletesAt = later(ctx.now, WAITING_DAYS * 86_400);
    const refusal = await move(ctx, { state: 'leaving', at: ctx.now, deletesAt });
    if (refusal) return refusal;
    await tell(
      ctx,
      { roles: ['CRO', 'CEO'] },
      {
        kind: 'request',
        subject: `deletion ${ctx.now}`,
        title: `${ctx.actor.name} asked that ${tenant.name} be deleted`,
        body: `It is deleted in ${WAITING_DAYS} days unless you call it off.`,
        path: '/settings/company',
      },
    );
    const summary = `Asked that ${tenant.name} be deleted after ${WAITING_DAYS} days`;
    return done({ deletesAt }, entry(ctx, summary, 'leaving'));
  },
});

/** The company becomes what it was before: active, or archived. */
export const callOffDeletion = defineCommand({
  name: 'tenants.callOff',
  permission: 'tenant.keep',
  changesLife: true,
  whileArchived: true,
  input: nothingInput,
  run: async (ctx) => {
    const { state, name } = ctx.tenant;
    if (state !== 'leaving') return refuse('conflict', `Nobody asks that ${name} be deleted.`);
    const asked = await readAskedDeletion(ctx.unit);
    const back: TenantLife =
      asked?.before === 'archived' ? { state: 'archived', at: ctx.now, deletesAt: null } : ACTIVE;
    const refusal = await move(ctx, back);
    if (refusal) return refusal;
    if (asked) await settle(ctx, `deletion ${asked.at}`);
    return done({ state: back.state }, entry(ctx, `Called the deletion of ${name} off`, back.state));
  },
});

const ACTIVE: TenantLife = { state: 'active', at: null, deletesAt: null };

async function move(ctx: Context, to: TenantLife) {
  if (await moveTenant(ctx.unit.connection, ctx.tenant.id, ctx.tenant.state, to)) return null;
  return refuse('conflict', 'Somebody else changed the state of the company, or its time is over.', {
    remedy: 'Load the page again.',
  });
}

function entry({ tenant }: Context, summary: string, state: TenantState) {
  return {
    subjectKind: 'tenant',
    subjectId: tenant.id,
    summary,
    before: { state: tenant.state },
    after: { state },
  };
}
