import type { ConflictDetails } from '@/domain/values/conflict';
import type { Unit } from '@/platform/db/unit-of-work';

/** A deal's editable fields under the names of the input; amounts as text, days as "2026-03-31". */
const FIELDS = `'name', v.name, 'contact', (SELECT k.name FROM contact k WHERE k.tenant_id = $1 AND k.id = v.contact_id),
  'repId', v.rep_id, 'stage', v.stage, 'closeOn', v.close_on, 'amountMinor', v.amount_minor::text, 'nextStep', v.next_step,
  'nextStepOn', v.next_step_on, 'verbalYesOn', v.verbal_yes_on, 'claimBp', v.claim_bp, 'termMonths', v.term_months, 'isPilot', v.is_pilot`;

/** What the second of two writers has to see: the fields now, the fields of the version that he had open, and who changed them. */
export async function readConflict(
  unit: Unit,
  dealId: string,
  seenVersion: number,
): Promise<ConflictDetails | null> {
  const [row] = await unit.sql<ConflictDetails>(
    `SELECT v.version, jsonb_build_object(${FIELDS}) AS theirs,
       (SELECT jsonb_build_object(${FIELDS}) FROM deal_history v WHERE v.tenant_id = $1 AND v.id = $2 AND v.version = $3) AS seen,
       l.actor_name AS "changedBy", v.recorded_at AS "changedAt"
     FROM deal v LEFT JOIN LATERAL (SELECT a.actor_name FROM audit_event a WHERE a.tenant_id = $1 AND a.subject_kind = 'deal'
       AND a.subject_id = v.id::text ORDER BY a.at DESC, a.id DESC LIMIT 1) l ON true
     WHERE v.tenant_id = $1 AND v.id = $2`,
    [unit.tenantId, dealId, seenVersion],
  );
  return row ?? null;
}
