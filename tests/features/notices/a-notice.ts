import { settle, tell, type Audience, type Notice } from '@/data/notices';
import { withUnit } from '@/platform/db/unit-of-work';
import type { Caller } from '@/platform/operations/caller';
import { createContext, type Context } from '@/platform/operations/context';
import { resolveCaller } from '@/platform/operations/resolve';
import { asAdmin } from '../../support/database';
import type { TestTenant } from '../../support/tenants';

/** A transaction of a caller, as a command has it. */
async function inContext(caller: Caller, work: (ctx: Context) => Promise<void>): Promise<void> {
  const resolved = await resolveCaller(caller);
  if (!resolved) throw new Error('No such member');
  await withUnit({ tenantId: resolved.tenant.id, mode: 'write' }, async (unit) =>
    work(await createContext(unit, resolved.tenant, resolved.actor)),
  );
}

export function tellAs(caller: Caller, to: Audience, notice: Partial<Notice> = {}): Promise<void> {
  const whole: Notice = {
    kind: 'board',
    subject: 'board 2026-10 closed',
    title: 'Closed',
    path: '/board/2026-10',
    ...notice,
  };
  return inContext(caller, (ctx) => tell(ctx, to, whole));
}

export function settleAs(caller: Caller, subject: string): Promise<void> {
  return inContext(caller, (ctx) => settle(ctx, subject));
}

export function userOf(tenant: TestTenant, role: keyof TestTenant['as']): string {
  const caller = tenant.as[role];
  if (caller.kind !== 'member') throw new Error('Not a member');
  return caller.userId;
}

/** What a member has been told, oldest first. */
export function toldTo(tenant: TestTenant, role: keyof TestTenant['as']) {
  return asAdmin(async (client) => {
    const { rows } = await client.query<{
      subject: string;
      title: string;
      mail: string | null;
      done: boolean;
    }>(
      `SELECT subject, title, mail, done_at IS NOT NULL AS done FROM notice WHERE tenant_id = $1 AND user_id = $2 ORDER BY created_at, id`,
      [tenant.id, userOf(tenant, role)],
    );
    return rows;
  });
}
