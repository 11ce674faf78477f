import { createHash } from 'node:crypto';
import type { Role } from '@/domain/access/permissions';
import { idleSince, touchSession } from '@/platform/auth/session-life';
import { now, type Instant } from '@/platform/clock/clock';
import { pool } from '@/platform/db/pool';
import { runNamedSql } from '@/platform/db/sql';
import type { Actor, Caller, TenantFacts } from './caller';

type Row = TenantFacts & {
  userId: string | null;
  userName: string | null;
  role: Role | null;
  lastSeenAt?: Instant;
};

const TENANT = `t.id, t.slug, t.name, t.currency, t.zone, t.fiscal_start_month AS "fiscalStartMonth", t.fiscal_calendar AS "fiscalCalendar", t.is_demo AS "isDemo", t.state`;

/** Session, user, membership and tenant in one statement; no row = nobody of this tenant, for whatever reason. */
const BY_SESSION = `SELECT ${TENANT}, u.id AS "userId", u.name AS "userName", m.role, s.last_seen_at AS "lastSeenAt"
  FROM session s JOIN app_user u ON u.id = s.user_id
  JOIN membership m ON m.user_id = u.id JOIN tenant t ON t.id = m.tenant_id
  WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND s.expires_at > $3 AND s.last_seen_at > $4 AND t.slug = $2`;

const BY_MEMBER = `SELECT ${TENANT}, u.id AS "userId", u.name AS "userName", m.role
  FROM app_user u JOIN membership m ON m.user_id = u.id JOIN tenant t ON t.id = m.tenant_id
  WHERE u.id = $1 AND t.slug = $2`;

const BY_SLUG = `SELECT ${TENANT}, NULL AS "userId", NULL AS "userName", NULL AS role FROM tenant t WHERE t.slug = $1`;

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** The caller as a member of the tenant in the path, or null: unknown tenant, no session and no membership look the same. */
export async function resolveCaller(caller: Caller): Promise<{ tenant: TenantFacts; actor: Actor } | null> {
  const row = await find(caller);
  if (!row) return null;
  const { userId, userName, role, lastSeenAt, ...tenant } = row;
  if (caller.kind === 'session' && caller.token && lastSeenAt && !caller.unattended)
    touchSession(hashToken(caller.token), lastSeenAt);
  const resting = tenant.state !== 'active';
  if (caller.kind === 'operator' || caller.kind === 'system') {
    return { tenant, actor: { userId: null, name: caller.kind, role: 'CRO', resting } };
  }
  return role ? { tenant, actor: { userId, name: userName ?? '', role, resting } } : null;
}

async function find(caller: Caller): Promise<Row | undefined> {
  if (caller.kind === 'session') {
    if (!caller.token) return undefined;
    const values = [hashToken(caller.token), caller.tenantSlug, now(), idleSince()];
    return (await runNamedSql<Row>(pool(), 'resolve_session', BY_SESSION, values))[0];
  }
  if (caller.kind === 'member') {
    return (
      await runNamedSql<Row>(pool(), 'resolve_member', BY_MEMBER, [caller.userId, caller.tenantSlug])
    )[0];
  }
  return (await runNamedSql<Row>(pool(), 'resolve_slug', BY_SLUG, [caller.tenantSlug]))[0];
}
