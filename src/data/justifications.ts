import type { CalendarDate } from '@/domain/values/calendar-date';
import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';
import { touchDeals } from './touched-deals';

type By = { userId: string | null; at: string };

export async function insertJustification(
  unit: Unit,
  justification: {
    dealId: string;
    why: string;
    evidence: string;
    untilOn: CalendarDate;
    escalated: boolean;
  },
  by: By,
): Promise<string> {
  const id = newId();
  const { dealId, why, evidence, untilOn, escalated } = justification;
  touchDeals(unit, [dealId]);
  await unit.execute(
    `INSERT INTO justification (tenant_id, id, deal_id, why, evidence, until_on, escalated, by_user_id, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [unit.tenantId, id, dealId, why, evidence, untilOn, escalated, by.userId, by.at],
  );
  return id;
}

export type JustificationRow = {
  id: string;
  dealId: string;
  why: string;
  evidence: string | null;
  untilOn: CalendarDate;
  escalated: boolean;
  byName: string | null;
  recordedAt: string;
  /** null: nobody was asked, or he has not answered yet. */
  ruling: { accepted: boolean; reason: string; ruledAt: string; byName: string | null } | null;
};

const COLUMNS = `j.id, j.deal_id AS "dealId", j.why, j.evidence, j.until_on AS "untilOn", j.escalated, u.name AS "byName",
  j.recorded_at AS "recordedAt", r.accepted, r.reason, r.ruled_at AS "ruledAt", v.name AS "rulerName"`;
const FROM = `justification j LEFT JOIN justification_ruling r ON r.tenant_id = $1 AND r.justification_id = j.id
  LEFT JOIN app_user u ON u.id = j.by_user_id LEFT JOIN app_user v ON v.id = r.ruled_by`;

type Row = Omit<JustificationRow, 'ruling'> & {
  accepted: boolean | null;
  reason: string | null;
  ruledAt: string | null;
  rulerName: string | null;
};

function toRow({ accepted, reason, ruledAt, rulerName, ...row }: Row): JustificationRow {
  const ruling =
    accepted === null ? null : { accepted, reason: reason ?? '', ruledAt: ruledAt ?? '', byName: rulerName };
  return { ...row, ruling };
}

/** All that was written about one deal's silences, latest first. */
export async function readJustifications(unit: Unit, dealId: string): Promise<JustificationRow[]> {
  const rows = await unit.sql<Row>(
    `SELECT ${COLUMNS} FROM ${FROM} WHERE j.tenant_id = $1 AND j.deal_id = $2 ORDER BY j.recorded_at DESC, j.id DESC`,
    [unit.tenantId, dealId],
  );
  return rows.map(toRow);
}

export type WaitingJustification = JustificationRow & {
  deal: string;
  customer: string | null;
  rep: string | null;
  amountMinor: bigint | null;
};

/** Repeated justifications of open deals that the CRO has not answered, the oldest first. */
export async function readWaitingJustifications(unit: Unit): Promise<WaitingJustification[]> {
  const rows = await unit.sql<Row & Omit<WaitingJustification, keyof JustificationRow>>(
    `SELECT ${COLUMNS}, d.name AS deal, c.name AS customer, p.name AS rep, d.amount_minor AS "amountMinor" FROM ${FROM}
     JOIN deal d ON d.tenant_id = $1 AND d.id = j.deal_id LEFT JOIN customer c ON c.tenant_id = $1 AND c.id = d.customer_id
     LEFT JOIN rep p ON p.tenant_id = $1 AND p.id = d.rep_id
     WHERE j.tenant_id = $1 AND j.escalated AND r.justification_id IS NULL AND d.outcome = 'open' ORDER BY j.recorded_at, j.id`,
    [unit.tenantId],
  );
  return rows.map(({ deal, customer, rep, amountMinor, ...row }) => ({
    ...toRow(row),
    deal,
    customer,
    rep,
    amountMinor,
  }));
}

/** The deal and the question of one justification, or null. */
export async function findJustification(
  unit: Unit,
  justificationId: string,
): Promise<{ dealId: string; deal: string; escalated: boolean } | null> {
  const [row] = await unit.sql<{ dealId: string; deal: string; escalated: boolean }>(
    `SELECT j.deal_id AS "dealId", d.name AS deal, j.escalated FROM justification j
     JOIN deal d ON d.tenant_id = $1 AND d.id = j.deal_id WHERE j.tenant_id = $1 AND j.id = $2`,
    [unit.tenantId, justificationId],
  );
  return row ?? null;
}

/** False: somebody has ruled before. */
export async function insertRuling(
  unit: Unit,
  ruling: { justificationId: string; accepted: boolean; reason: string },
  by: By,
): Promise<boolean> {
  const rows = await unit.sql<{ dealId: string }>(
    `INSERT INTO justification_ruling (tenant_id, justification_id, accepted, reason, ruled_at, ruled_by)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (tenant_id, justification_id) DO NOTHING
     RETURNING (SELECT j.deal_id FROM justification j WHERE j.tenant_id = $1 AND j.id = $2) AS "dealId"`,
    [unit.tenantId, ruling.justificationId, ruling.accepted, ruling.reason, by.at, by.userId],
  );
  touchDeals(
    unit,
    rows.map(({ dealId }) => dealId),
  );
  return rows.length === 1;
}
