import type { Context } from '@/platform/operations/context';
import { tell } from './notices';

/** More at once (an import, a higher floor) are told in one notice: nobody reads forty. */
const MOST_TOLD = 5;

/** What the notice of an open request is about: it is done when the request is. */
export function askedSubject(approvalId: string): string {
  return `approval ${approvalId} asked`;
}

/** Tells the CRO of requests that are new on his desk. */
export async function tellAsked(ctx: Context, approvalIds: readonly string[]): Promise<void> {
  const to = { roles: ['CRO'] as const };
  if (approvalIds.length > MOST_TOLD) {
    const title = `${approvalIds.length} deals below their floor wait for your decision`;
    await tell(ctx, to, { kind: 'approval', subject: `approvals ${ctx.now}`, title, path: '/desk' });
    return;
  }
  const rows = await readAsked(ctx, approvalIds);
  for (const { id, deal, rep, note } of rows)
    await tell(ctx, to, {
      kind: 'approval',
      subject: askedSubject(id),
      title: `${deal} is below its floor and waits for your decision`,
      body: [rep, note].filter(Boolean).join(': ') || undefined,
      path: '/desk',
    });
}

function readAsked(ctx: Context, ids: readonly string[]) {
  return ctx.unit.sql<{ id: string; deal: string; rep: string | null; note: string | null }>(
    `SELECT a.id, d.name AS deal, r.name AS rep, a.note FROM approval a JOIN deal d ON d.tenant_id = a.tenant_id AND d.id = a.deal_id
     LEFT JOIN rep r ON r.tenant_id = d.tenant_id AND r.id = d.rep_id WHERE a.tenant_id = $1 AND a.id = ANY($2::uuid[]) ORDER BY a.id`,
    [ctx.unit.tenantId, [...ids]],
  );
}
