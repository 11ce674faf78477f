/**
 * A deal's editable fields as one JSON object, of a version row `v` (deal or deal_history): under the names of the edit's input, amounts as
 * text, days as "2026-03-31", people by name. For the conflict of two edits and for the history alike.
 */
export const DEAL_FIELDS = `jsonb_build_object('name', v.name,
  'customer', (SELECT c.name FROM customer c WHERE c.tenant_id = $1 AND c.id = v.customer_id),
  'contact', (SELECT k.name FROM contact k WHERE k.tenant_id = $1 AND k.id = v.contact_id),
  'rep', (SELECT r.name FROM rep r WHERE r.tenant_id = $1 AND r.id = v.rep_id), 'repId', v.rep_id, 'stage', v.stage,
  'closeOn', v.close_on, 'amountMinor', v.amount_minor::text, 'nextStep', v.next_step, 'nextStepOn', v.next_step_on,
  'verbalYesOn', v.verbal_yes_on, 'claimBp', v.claim_bp, 'termMonths', v.term_months, 'isPilot', v.is_pilot)`;
