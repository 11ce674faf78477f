import { randomUUID } from 'node:crypto';
import { insertTenantDefaults } from '@/data/tenant-defaults';
import type { Role } from '@/domain/access/permissions';
import { nameKey } from '@/domain/imports/normalised-key';
import { date } from '@/domain/values/calendar-date';
import type { Result } from '@/domain/values/result';
import { newId } from '@/platform/db/ids';
import { withUnit } from '@/platform/db/unit-of-work';
import type { Caller } from '@/platform/operations/caller';
import { asOwner } from './database';

export type TestTenant = {
  id: string;
  slug: string;
  /** Callers of each role; REP is linked to the rep "Ria Rep". */
  as: Record<Role, Caller>;
  operator: Caller;
  repId: string;
};

/** A tenant with settings, the default stage model and one member of each role. */
export async function makeTenant(
  options: { currency?: string; zone?: string; fiscalStartMonth?: number } = {},
): Promise<TestTenant> {
  const id = newId();
  const slug = `t-${randomUUID().slice(0, 8)}`;
  const repId = newId();
  const users = Object.fromEntries(
    ['CRO', 'CEO', 'REP', 'DELIVERY', 'VIEWER'].map((role) => [role, newId()]),
  ) as Record<Role, string>;
  await asOwner(async (client) => {
    await client.query(
      `INSERT INTO tenant (id, slug, name, currency, zone, fiscal_start_month, created_at) VALUES ($1, $2, $2, $3, $4, $5, now())`,
      [id, slug, options.currency ?? 'USD', options.zone ?? 'UTC', options.fiscalStartMonth ?? 1],
    );
    for (const [role, userId] of Object.entries(users)) {
      await client.query(
        `INSERT INTO app_user (id, email, name, created_at, updated_at) VALUES ($1, $2, $3, now(), now())`,
        [userId, `${role.toLowerCase()}@${slug}.example`, `${role} of ${slug}`],
      );
      await client.query(
        `INSERT INTO membership (tenant_id, user_id, role, created_at) VALUES ($1, $2, $3, now())`,
        [id, userId, role],
      );
    }
  });
  await withUnit({ tenantId: id, mode: 'write' }, async (unit) => {
    const now = new Date();
    await insertTenantDefaults(unit, { now: now.toISOString(), today: date('2000-01-01'), createdBy: null });
    await unit.prisma.rep.create({
      data: {
        tenantId: id,
        id: repId,
        name: 'Ria Rep',
        nameKey: nameKey('Ria Rep'),
        userId: users.REP,
        createdAt: now,
      },
    });
  });
  const caller = (userId: string): Caller => ({ kind: 'member', userId, tenantSlug: slug });
  const as = Object.fromEntries(
    Object.entries(users).map(([role, userId]) => [role, caller(userId)]),
  ) as Record<Role, Caller>;
  return { id, slug, as, operator: { kind: 'operator', tenantSlug: slug }, repId };
}

/** The value of a result that must be one. */
export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

/** The refusal of a result that must be one. */
export function refusal<T>(result: Result<T>) {
  if (result.ok)
    throw new Error(
      `Not refused: ${JSON.stringify(result.value, (_k, v: unknown) => (typeof v === 'bigint' ? String(v) : v))}`,
    );
  return result.refusal;
}
