import type { Role } from '@/domain/access/permissions';
import { later, now, type Instant } from '@/platform/clock/clock';
import { newId } from '@/platform/db/ids';
import { pool } from '@/platform/db/pool';
import { executeSql, runSql, type Queryable } from '@/platform/db/sql';
import { hashToken } from '@/platform/operations/resolve';

const VALID_SECONDS = 7 * 24 * 3600;

export type InvitationRow = {
  id: string;
  email: string;
  name: string;
  role: Role;
  repId: string | null;
  createdAt: Instant;
  expiresAt: Instant;
};

const COLUMNS = `id, email, name, role, rep_id AS "repId", created_at AS "createdAt", expires_at AS "expiresAt"`;

/** Open invitations of a tenant, newest first. */
export function listOpenInvitations(on: Queryable, tenantId: string): Promise<InvitationRow[]> {
  return runSql<InvitationRow>(
    on,
    `SELECT ${COLUMNS} FROM invitation
     WHERE tenant_id = $1 AND used_at IS NULL AND revoked_at IS NULL AND expires_at > $2 ORDER BY created_at DESC, id`,
    [tenantId, now()],
  );
}

export type NewInvitation = {
  tenantId: string;
  email: string;
  name: string;
  role: Role;
  repId: string | null;
  tokenHash: string;
  invitedBy: string | null;
};

/** A new invitation; an earlier open one to the same address stops working. Returns its id. */
export async function insertInvitation(on: Queryable, invitation: NewInvitation): Promise<string> {
  const { tenantId, email, name, role, repId, tokenHash, invitedBy } = invitation;
  const [id, at] = [newId(), now()];
  await executeSql(
    on,
    'UPDATE invitation SET revoked_at = $3 WHERE tenant_id = $1 AND email = $2 AND used_at IS NULL AND revoked_at IS NULL',
    [tenantId, email, at],
  );
  await executeSql(
    on,
    `INSERT INTO invitation (tenant_id, id, email, name, role, rep_id, token_hash, invited_by, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [tenantId, id, email, name, role, repId, tokenHash, invitedBy, at, later(at, VALID_SECONDS)],
  );
  return id;
}

/** How many invitations a person made in this tenant since an instant. */
export async function countInvitations(
  on: Queryable,
  tenantId: string,
  invitedBy: string,
  since: Instant,
): Promise<number> {
  const [row] = await runSql<{ count: bigint }>(
    on,
    'SELECT count(*) AS count FROM invitation WHERE tenant_id = $1 AND invited_by = $2 AND created_at > $3',
    [tenantId, invitedBy, since],
  );
  return Number(row?.count ?? 0);
}

export async function revokeInvitationRow(
  on: Queryable,
  tenantId: string,
  id: string,
): Promise<InvitationRow | null> {
  const [row] = await runSql<InvitationRow>(
    on,
    `UPDATE invitation SET revoked_at = $3 WHERE tenant_id = $1 AND id = $2 AND used_at IS NULL AND revoked_at IS NULL
     RETURNING ${COLUMNS}`,
    [tenantId, id, now()],
  );
  return row ?? null;
}

/** Revokes what a removed member's address could still use. */
export async function revokeInvitationsTo(on: Queryable, tenantId: string, email: string): Promise<void> {
  await executeSql(
    on,
    'UPDATE invitation SET revoked_at = $3 WHERE tenant_id = $1 AND email = $2 AND used_at IS NULL AND revoked_at IS NULL',
    [tenantId, email, now()],
  );
}

export type FoundInvitation = InvitationRow & {
  tenantId: string;
  slug: string;
  company: string;
  inviter: string | null;
};

/** The usable invitation of a link's token, or null: used, revoked, too old and made up look the same. */
export async function findInvitation(token: string): Promise<FoundInvitation | null> {
  const [row] = await runSql<FoundInvitation>(
    pool(),
    `SELECT i.id, i.email, i.name, i.role, i.rep_id AS "repId", i.created_at AS "createdAt", i.expires_at AS "expiresAt",
       t.id AS "tenantId", t.slug, t.name AS company, u.name AS inviter
     FROM invitation i JOIN tenant t ON t.id = i.tenant_id LEFT JOIN app_user u ON u.id = i.invited_by
     WHERE i.token_hash = $1 AND i.used_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > $2`,
    [hashToken(token), now()],
  );
  return row ?? null;
}

/** Takes an invitation: of any number of tries at once, one gets the row and the rest get null. */
export async function takeInvitation(on: Queryable, token: string): Promise<InvitationRow | null> {
  const [row] = await runSql<InvitationRow>(
    on,
    `UPDATE invitation SET used_at = $2
     WHERE token_hash = $1 AND used_at IS NULL AND revoked_at IS NULL AND expires_at > $2 RETURNING ${COLUMNS}`,
    [hashToken(token), now()],
  );
  return row ?? null;
}

/** Whether somebody waits for this address: only then may an identity provider's answer make a user. */
export async function isInvited(email: string): Promise<boolean> {
  const rows = await runSql(
    pool(),
    'SELECT 1 FROM invitation WHERE email = $1 AND used_at IS NULL AND revoked_at IS NULL AND expires_at > $2 LIMIT 1',
    [email, now()],
  );
  return rows.length > 0;
}
