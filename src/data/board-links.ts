import type { Period } from '@/domain/values/fiscal-calendar';
import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';

/** A person read the page, or a chat program fetched it to show a preview of it. */
export type ViewKind = 'read' | 'preview';

/** One opening of a link: when, in which browser, from which network (without its last part). */
export type LinkView = { kind: ViewKind; at: string; browser: string; network: string };

/** A link to a closed month's page, as its makers see it: never its address, of which only the hash is kept. Instants are ISO, UTC. */
export type BoardLink = {
  id: string;
  label: string;
  createdAt: string;
  createdByName: string | null;
  expiresAt: string;
  revokedAt: string | null;
  revokedByName: string | null;
  /** How often it was read; previews are counted apart. */
  views: number;
  previews: number;
  /** The latest openings, latest first. */
  lastViews: LinkView[];
};

const LATEST_VIEWS = 20;

/** Id of the closed review of a month, null if the month is not closed. */
export async function findClosedReview(unit: Unit, period: Period): Promise<string | null> {
  const [row] = await unit.sql<{ id: string }>(
    `SELECT r.id FROM board_review r WHERE r.tenant_id = $1 AND r.period = $2 AND r.state = 'closed'`,
    [unit.tenantId, period],
  );
  return row?.id ?? null;
}

/** A month's links, the latest first. */
export async function listLinks(unit: Unit, period: Period): Promise<BoardLink[]> {
  return unit.sql<BoardLink>(
    `SELECT l.id, l.label, l.created_at AS "createdAt", l.expires_at AS "expiresAt", l.revoked_at AS "revokedAt",
       (SELECT u.name FROM app_user u WHERE u.id = l.created_by) AS "createdByName",
       (SELECT u.name FROM app_user u WHERE u.id = l.revoked_by) AS "revokedByName",
       (SELECT count(*)::int FROM board_link_view v WHERE v.tenant_id = $1 AND v.link_id = l.id AND v.kind = 'read') AS views,
       (SELECT count(*)::int FROM board_link_view v WHERE v.tenant_id = $1 AND v.link_id = l.id AND v.kind = 'preview') AS previews,
       coalesce((SELECT jsonb_agg(jsonb_build_object('kind', v.kind, 'at', to_char(v.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'browser', v.browser, 'network', v.network) ORDER BY v.at DESC)
         FROM (SELECT v.kind, v.at, v.browser, v.network FROM board_link_view v WHERE v.tenant_id = $1 AND v.link_id = l.id
           ORDER BY v.at DESC, v.id DESC LIMIT ${LATEST_VIEWS}) v), '[]'::jsonb) AS "lastViews"
     FROM board_link l JOIN board_review r ON r.tenant_id = l.tenant_id AND r.id = l.review_id
     WHERE l.tenant_id = $1 AND r.period = $2 ORDER BY l.created_at DESC, l.id DESC LIMIT 200`,
    [unit.tenantId, period],
  );
}

/** The links of a review that open something, with the whole list of them held still until the transaction ends. */
export async function lockLiveLinks(unit: Unit, reviewId: string, now: string): Promise<{ label: string }[]> {
  await unit.sql(`SELECT pg_advisory_xact_lock(hashtextextended('board links ' || $1::text, 0))`, [
    unit.tenantId,
  ]);
  return unit.sql<{ label: string }>(
    `SELECT l.label FROM board_link l WHERE l.tenant_id = $1 AND l.review_id = $2 AND l.revoked_at IS NULL AND l.expires_at > $3::timestamptz`,
    [unit.tenantId, reviewId, now],
  );
}

/** `tokenHash`: SHA-256 as 64 hex digits. */
export async function insertLink(
  unit: Unit,
  link: { reviewId: string; label: string; tokenHash: string; expiresAt: string },
  by: { userId: string | null; at: string },
): Promise<string> {
  const id = newId();
  await unit.execute(
    `INSERT INTO board_link (tenant_id, id, review_id, label, token_hash, expires_at, created_at, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [unit.tenantId, id, link.reviewId, link.label, link.tokenHash, link.expiresAt, by.at, by.userId],
  );
  return id;
}

/** The link that a command is about to revoke, locked. */
export async function lockLink(
  unit: Unit,
  linkId: string,
): Promise<{ label: string; revokedAt: string | null } | null> {
  const [row] = await unit.sql<{ label: string; revokedAt: string | null }>(
    `SELECT l.label, l.revoked_at AS "revokedAt" FROM board_link l WHERE l.tenant_id = $1 AND l.id = $2 FOR UPDATE`,
    [unit.tenantId, linkId],
  );
  return row ?? null;
}

export async function revokeLink(
  unit: Unit,
  linkId: string,
  by: { userId: string | null; at: string },
): Promise<void> {
  await unit.execute(
    'UPDATE board_link SET revoked_at = $3, revoked_by = $4 WHERE tenant_id = $1 AND id = $2',
    [unit.tenantId, linkId, by.at, by.userId],
  );
}

/** A link that opens something, with the sealed page behind it. */
export type OpenLink = {
  id: string;
  label: string;
  period: Period;
  body: string;
  sha256: string;
  /** Nobody has read it before. */
  first: boolean;
};

/** Whose token this is at an instant; null, all alike: nobody's, expired, revoked. */
export async function findOpenLink(unit: Unit, tokenHash: string, now: string): Promise<OpenLink | null> {
  const [row] = await unit.sql<OpenLink>(
    `SELECT l.id, l.label, r.period, p.body, p.sha256,
       NOT EXISTS (SELECT 1 FROM board_link_view v WHERE v.tenant_id = $1 AND v.link_id = l.id AND v.kind = 'read') AS first
     FROM board_link l
     JOIN board_review r ON r.tenant_id = l.tenant_id AND r.id = l.review_id
     JOIN board_page p ON p.tenant_id = l.tenant_id AND p.review_id = l.review_id
     WHERE l.tenant_id = $1 AND l.token_hash = $2 AND l.revoked_at IS NULL AND l.expires_at > $3::timestamptz`,
    [unit.tenantId, tokenHash, now],
  );
  return row ?? null;
}

export async function insertView(unit: Unit, linkId: string, view: LinkView): Promise<void> {
  await unit.execute(
    'INSERT INTO board_link_view (tenant_id, id, link_id, kind, at, browser, network) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [unit.tenantId, newId(), linkId, view.kind, view.at, view.browser, view.network],
  );
}
