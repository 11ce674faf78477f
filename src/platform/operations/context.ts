import { dealScope, type DealScope, type Role } from '@/domain/access/permissions';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { now, today, type Instant } from '@/platform/clock/clock';
import type { Unit } from '@/platform/db/unit-of-work';
import type { Actor, TenantFacts } from './caller';

/** What an operation gets: the tenant, who acts, what he may see, the transaction, and what time it is. */
export type Context = {
  tenant: TenantFacts;
  actor: Actor;
  /** Which deals the actor sees. Every read of deals takes it. */
  scope: DealScope;
  unit: Unit;
  now: Instant;
  /** The tenant's calendar day. */
  today: CalendarDate;
};

export async function createContext(unit: Unit, tenant: TenantFacts, actor: Actor): Promise<Context> {
  return {
    tenant,
    actor,
    scope: dealScope(actor.role, needsRep(actor.role) ? await findRepId(unit, actor.userId) : null),
    unit,
    now: now(),
    today: today(tenant.zone),
  };
}

function needsRep(role: Role): boolean {
  return role === 'REP';
}

/** A rep who owns no deals yet has no row: he sees none, never all. */
async function findRepId(unit: Unit, userId: string | null): Promise<string | null> {
  const rows = await unit.sql<{ id: string }>('SELECT id FROM rep WHERE tenant_id = $1 AND user_id = $2', [
    unit.tenantId,
    userId,
  ]);
  return rows[0]?.id ?? null;
}
