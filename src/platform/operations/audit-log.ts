import { newId } from '@/platform/db/ids';
import type { Context } from './context';

/** One line of the log: what a command did, in words, to which thing, and the values before and after. */
export type AuditEntry = {
  subjectKind: string;
  subjectId: string | null;
  summary: string;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
};

/** Written in the command's own transaction; the application can neither change nor delete these rows. */
export async function writeAuditEvents(
  ctx: Context,
  operation: string,
  entries: readonly AuditEntry[],
): Promise<void> {
  const rows = entries.map((entry) => ({
    id: newId(),
    at: ctx.now,
    actor_user_id: ctx.actor.userId,
    actor_name: ctx.actor.name,
    operation,
    subject_kind: entry.subjectKind,
    subject_id: entry.subjectId,
    summary: entry.summary,
    before: entry.before ? plain(entry.before) : null,
    after: entry.after ? plain(entry.after) : null,
  }));
  await ctx.unit.named(
    'write_audit_events',
    `INSERT INTO audit_event (tenant_id, id, at, actor_user_id, actor_name, operation, subject_kind, subject_id, summary, before, after)
     SELECT $1::uuid, r.id, r.at, r.actor_user_id, r.actor_name, r.operation, r.subject_kind, r.subject_id, r.summary, r.before, r.after
     FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, at timestamptz, actor_user_id uuid, actor_name text, operation text,
       subject_kind text, subject_id text, summary text, before jsonb, after jsonb)
     RETURNING id`,
    [ctx.unit.tenantId, JSON.stringify(rows)],
  );
}

function plain(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([k, v]) => [k, typeof v === 'bigint' ? v.toString() : v]),
  );
}
