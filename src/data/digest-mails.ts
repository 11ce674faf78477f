import type { Role } from '@/domain/access/permissions';
import { defaultChannels } from '@/domain/notices/kinds';
import { ROLES } from '@/domain/access/permissions';
import type { DigestKind, DigestPeriod } from '@/domain/notices/digest-periods';
import type { Unit } from '@/platform/db/unit-of-work';

export type DigestReader = { userId: string; email: string; name: string; role: Role };

/** Members who want a digest by mail and have not had that of a period. Somebody who came after it ended has none to get. */
export function readDigestReaders(
  unit: Unit,
  { kind, period }: Pick<DigestPeriod, 'kind' | 'period'>,
  endedAt: string,
): Promise<DigestReader[]> {
  const setting = `${kind}_digest` as const;
  const byDefault = ROLES.filter((role) => defaultChannels(role, setting).byMail);
  return unit.sql<DigestReader>(
    `SELECT u.id AS "userId", u.email, u.name, m.role FROM membership m JOIN app_user u ON u.id = m.user_id
     LEFT JOIN notice_setting s ON s.tenant_id = m.tenant_id AND s.user_id = m.user_id AND s.kind = $4
     WHERE m.tenant_id = $1 AND m.created_at < $6::timestamptz AND coalesce(s.by_mail, m.role = ANY($5::text[]))
       AND NOT EXISTS (SELECT 1 FROM digest_mail d
         WHERE d.tenant_id = $1 AND d.user_id = m.user_id AND d.kind = $2 AND d.period = $3)
     ORDER BY u.email`,
    [unit.tenantId, kind, period, setting, byDefault, endedAt],
  );
}

/**
 * Claims a person's one digest of a period. False: it went out, or goes out in a transaction that this one has waited for. `delivered`
 * false: there was nothing to say.
 */
export async function claimDigest(
  unit: Unit,
  mail: { userId: string; kind: DigestKind; period: string; delivered: boolean },
  now: string,
): Promise<boolean> {
  const count = await unit.execute(
    `INSERT INTO digest_mail (tenant_id, user_id, kind, period, delivered, at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (tenant_id, user_id, kind, period) DO NOTHING`,
    [unit.tenantId, mail.userId, mail.kind, mail.period, mail.delivered, now],
  );
  return count === 1;
}
