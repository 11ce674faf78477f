import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';

export type ModelException = {
  id: string;
  dealId: string | null;
  dealName: string | null;
  asked: string;
  why: string;
  refusal: string;
  modelVersion: number;
  askedAt: string;
  askedBy: string | null;
};

export type NewException = Pick<ModelException, 'dealId' | 'asked' | 'why' | 'refusal' | 'modelVersion'>;

/** Keeps what was asked for and what the model answered. Nothing else is touched. Returns its id. */
export async function insertException(
  unit: Unit,
  asked: NewException,
  by: { userId: string | null; at: string },
): Promise<string> {
  const id = newId();
  await unit.execute(
    `INSERT INTO model_exception (tenant_id, id, deal_id, asked, why, refusal, model_version, asked_at, asked_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      unit.tenantId,
      id,
      asked.dealId,
      asked.asked,
      asked.why,
      asked.refusal,
      asked.modelVersion,
      by.at,
      by.userId,
    ],
  );
  return id;
}

/** What was asked for, latest first, and how often in all. */
export async function readExceptions(
  unit: Unit,
  limit: number,
): Promise<{ asked: number; rows: ModelException[] }> {
  const [count] = await unit.sql<{ n: number }>(
    'SELECT count(*)::int AS n FROM model_exception WHERE tenant_id = $1',
    [unit.tenantId],
  );
  const rows = await unit.sql<ModelException>(
    `SELECT x.id, x.deal_id AS "dealId", d.name AS "dealName", x.asked, x.why, x.refusal, x.model_version AS "modelVersion",
       x.asked_at AS "askedAt", u.name AS "askedBy"
     FROM model_exception x LEFT JOIN deal d ON d.tenant_id = x.tenant_id AND d.id = x.deal_id
     LEFT JOIN app_user u ON u.id = x.asked_by
     WHERE x.tenant_id = $1 ORDER BY x.asked_at DESC, x.id DESC LIMIT $2`,
    [unit.tenantId, limit],
  );
  return { asked: count?.n ?? 0, rows };
}
