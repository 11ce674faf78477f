import type { z } from 'zod';
import {
  clearDefault,
  insertView,
  lockView,
  markViewRemoved,
  updateView,
  type SavedView,
} from '@/data/saved-views';
import { notFound, ok, refuse, type Result } from '@/domain/values/result';
import type { AuditEntry } from '@/platform/operations/audit-log';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done } from '@/platform/operations/define-command';
import { removeViewInput, saveViewInput } from './inputs';

type SaveInput = z.output<typeof saveViewInput>;

/**
 * Saves a view, or changes one: its address, its name, whether others see it, whether it opens by itself. Everybody changes his own, the
 * CRO the shared ones too. Refusals: not found, 'conflict' (somebody was first), 'rule' (somebody else's; everybody's beginning is the CRO's).
 */
export const saveView = defineCommand({
  name: 'views.save',
  permission: 'views.write',
  input: saveViewInput,
  run: async (ctx, input) => {
    const { userId, role } = ctx.actor;
    const found = input.viewId === null ? ok(null) : await changeable(ctx, input.viewId, input.version);
    if (!found.ok) return found;
    const before = found.value;
    const leads = input.shared && input.isDefault && !(before?.shared && before.isDefault);
    if (leads && role !== 'CRO')
      return refuse('rule', 'Only the CRO says with which view everybody begins.', {
        remedy: 'Make a view of your own your default.',
      });
    if (input.isDefault) await clearDefault(ctx.unit, input, userId);
    const viewId = before ? before.id : await insertView(ctx.unit, input, { userId, at: ctx.now });
    if (before) await updateView(ctx.unit, before.id, input, ctx.now);
    return done({ viewId }, entry(viewId, before, input));
  },
});

/** Takes a view off the list. */
export const removeView = defineCommand({
  name: 'views.remove',
  permission: 'views.write',
  input: removeViewInput,
  run: async (ctx, { viewId, version }) => {
    const found = await changeable(ctx, viewId, version);
    if (!found.ok) return found;
    await markViewRemoved(ctx.unit, viewId, ctx.now);
    return done(
      { viewId },
      { subjectKind: 'view', subjectId: viewId, summary: `Removed the view ${found.value.name}` },
    );
  },
});

async function changeable(ctx: Context, viewId: string, version: number | null): Promise<Result<SavedView>> {
  const view = await lockView(ctx.unit, ctx.actor.userId, viewId);
  if (!view) return notFound();
  if (!view.mine && ctx.actor.role !== 'CRO')
    return refuse('rule', 'Only whoever saved this view, or the CRO, changes it.', {
      remedy: 'Save it under a name of your own.',
    });
  if (view.version !== version)
    return refuse('conflict', 'Somebody changed this view meanwhile. Reload the page to see it.', {
      details: { version: view.version, name: view.name, query: view.query },
    });
  return ok(view);
}

function entry(
  viewId: string,
  before: SavedView | null,
  { name, query, shared, isDefault }: SaveInput,
): AuditEntry {
  const after = { name, query, shared, isDefault };
  const subject = { subjectKind: 'view', subjectId: viewId, after };
  if (!before) return { ...subject, summary: `Saved the view ${name}` };
  return {
    ...subject,
    summary: `Changed the view ${before.name}`,
    before: {
      name: before.name,
      query: before.query,
      shared: before.shared,
      isDefault: before.isDefault,
    },
  };
}
