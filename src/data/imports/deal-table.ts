import type { MergeScope } from './bound-sql';
import type { ImportedColumn, VersionedTable } from './versioned-table';

const STAGE_OWNERS = ['stage', 'status', 'isWon', 'isClosed'];
const LINE_OWNERS = ['hardwareAmount', 'softwareAmount', 'servicesAmount', 'stream'];
const AMOUNT_OWNERS = ['amount', 'currency', ...LINE_OWNERS];

/** Closed Lost stands before all; the order is the stage model's. */
const ORDER = `ARRAY['closed_lost', 'lead', 'demo', 'hardware_quote_sent', 'hardware_po_received', 'hardware_shipped',
  'software_activated', 'services_completed']`;
const order = (of: string) => `array_position(${ORDER}, ${of})`;
export const FROM_PO = `('hardware_po_received', 'hardware_shipped', 'software_activated', 'services_completed')`;

/**
 * Our stage follows the source when the source's own word changed since the last import, or when the row now carries more evidence from
 * the PO on; never behind live evidence: a live PO, or a quote that a person recorded, holds the stage.
 */
export function followsSource(scope: MergeScope): string {
  const spoken = STAGE_OWNERS.some((field) => scope.owned.has(field));
  const worded = spoken
    ? 'ROW(s.source_stage, s.source_outcome) IS DISTINCT FROM ROW(d.source_stage, d.source_outcome)'
    : 'false';
  return `((${worded} OR (s.stage IN ${FROM_PO} AND ${order('s.stage')} > ${order('d.stage')}))
    AND NOT (${order('s.stage')} < ${order('d.stage')} AND (d.po_live IS TRUE OR (d.stage = 'hardware_quote_sent'
      AND s.stage <> 'closed_lost' AND EXISTS (SELECT 1 FROM evidence e WHERE e.tenant_id = :tenant AND e.deal_id = d.id
        AND e.kind = 'quote' AND e.import_id IS NULL AND e.voided_at IS NULL)))))`;
}

function following(name: string): (scope: MergeScope) => string {
  return (scope) => `CASE WHEN ${followsSource(scope)} THEN s.${name} ELSE d.${name} END`;
}

/** A date or reason that belongs to a stage: the file's while our stage is the file's. */
function withStage(name: string): (scope: MergeScope) => string {
  return (scope) =>
    `CASE WHEN ${followsSource(scope)} OR d.stage = s.stage THEN s.${name} ELSE d.${name} END`;
}

/** Without a date in the file, a stage that moves was entered on the day of the export. */
function stageEntered(scope: MergeScope): string {
  const own = scope.owned.has('stageEnteredOn') ? 's.stage_entered_on' : 'NULL';
  return `CASE WHEN ${followsSource(scope)} AND s.stage <> d.stage THEN coalesce(${own}, :asOf)
    WHEN ${own} IS NOT NULL AND d.stage = s.stage THEN ${own} ELSE d.stage_entered_on END`;
}

/**
 * The PO that carries the deal. The file's PO takes the place of one that an import recorded, unless it is the same; one that a person
 * recorded stays.
 */
const NEXT_PO = `CASE WHEN s.po_evidence_id IS NULL THEN d.po_evidence_id ELSE coalesce(
  (SELECT e.id FROM evidence e JOIN staged_evidence p ON p.tenant_id = e.tenant_id AND p.kind = e.kind
     AND p.reference IS NOT DISTINCT FROM e.reference AND p.evidence_on = e.evidence_on
     AND p.amount_minor IS NOT DISTINCT FROM e.amount_minor
   WHERE e.tenant_id = :tenant AND e.deal_id = d.id AND e.kind = 'po' AND e.voided_at IS NULL
     AND p.tenant_id = :tenant AND p.import_id = :import AND p.row_no = s.row_no ORDER BY e.recorded_at, e.id LIMIT 1),
  (SELECT e.id FROM evidence e WHERE e.tenant_id = :tenant AND e.id = d.po_evidence_id AND e.import_id IS NULL),
  s.po_evidence_id) END`;

const PO_OWNERS = ['poNumber', 'poOn', 'poAmount'];

function plain(name: string, ...owners: string[]): ImportedColumn {
  return { name, incoming: `s.${name}`, owners };
}

/** Lines that this file leaves standing: what a person has split himself, and all of them where the file has no amounts per stream. */
export function standingLines(scope: MergeScope): string {
  const replaced = LINE_OWNERS.some((field) => scope.owned.has(field));
  return `EXISTS (SELECT 1 FROM deal_line p WHERE p.tenant_id = :tenant AND p.deal_id = d.id${replaced ? ' AND p.import_id IS NULL' : ''})`;
}

/** What stands under lines stays with them: the amount is theirs over the term, whatever the file's total says. */
function withLines(name: string, ...owners: string[]): ImportedColumn {
  const next = (scope: MergeScope) =>
    `CASE WHEN s.${name} IS DISTINCT FROM d.${name} AND ${standingLines(scope)} THEN d.${name} ELSE s.${name} END`;
  return { ...plain(name, ...owners), next };
}

const reference = (key: string, alias: string) =>
  `CASE WHEN s.${key} IS NOT NULL THEN coalesce(${alias}.id, s.new_id) END`;

const COLUMNS: readonly ImportedColumn[] = [
  plain('name', 'name'),
  {
    name: 'customer_id',
    incoming: reference('customer_key', 'c'),
    owners: ['customer', 'customerExternalId'],
  },
  { name: 'rep_id', incoming: reference('rep_key', 'r'), owners: ['rep'] },
  { name: 'contact_id', incoming: reference('contact_key', 'k'), owners: ['contact'] },
  { name: 'stage', incoming: 's.stage', owners: 'file', next: following('stage') },
  { name: 'outcome', incoming: 's.outcome', owners: 'file', next: following('outcome') },
  { name: 'stage_entered_on', incoming: 's.stage_entered_on', owners: 'file', next: stageEntered },
  plain('source_stage', ...STAGE_OWNERS),
  plain('source_outcome', ...STAGE_OWNERS),
  plain('source_probability_bp', 'probability'),
  plain('source_category', 'forecastCategory'),
  withLines('amount_minor', ...AMOUNT_OWNERS),
  plain('source_amount_minor', ...AMOUNT_OWNERS),
  plain('source_currency', ...AMOUNT_OWNERS),
  plain('fx_rate', ...AMOUNT_OWNERS),
  plain('close_on', 'closeOn', 'closedOn'),
  plain('created_on', 'createdOn'),
  plain('engaged_on', 'engagedOn'),
  {
    name: 'last_activity_on',
    incoming: 's.last_activity_on',
    owners: ['lastActivityOn'],
    next: () => 'greatest(s.last_activity_on, d.last_activity_on)',
  },
  plain('next_step', 'nextStep'),
  plain('next_step_on', 'nextStepOn'),
  plain('verbal_yes_on', 'verbalYes', 'verbalYesOn'),
  plain('demo_on', 'demoOn'),
  withLines('term_months', 'termMonths'),
  plain('is_pilot', 'pilot'),
  plain('product', 'product'),
  { name: 'lost_reason', incoming: 's.lost_reason', owners: ['lostReason'], next: withStage('lost_reason') },
  {
    name: 'closed_on',
    incoming: 's.closed_on',
    owners: ['closedOn', 'closeOn'],
    next: withStage('closed_on'),
  },
  {
    name: 'has_hardware',
    incoming: 's.has_hardware',
    owners: LINE_OWNERS,
    next: () =>
      `CASE WHEN EXISTS (SELECT 1 FROM deal_line p WHERE p.tenant_id = :tenant AND p.deal_id = d.id AND p.import_id IS NULL)
         THEN d.has_hardware ELSE s.has_hardware END`,
  },
  { name: 'po_evidence_id', incoming: 's.po_evidence_id', owners: PO_OWNERS, next: () => NEXT_PO },
  {
    name: 'po_kind',
    incoming: `CASE WHEN s.po_evidence_id IS NOT NULL THEN 'po' END`,
    owners: PO_OWNERS,
    next: () => `CASE WHEN s.po_evidence_id IS NULL OR EXISTS (SELECT 1 FROM evidence e WHERE e.tenant_id = :tenant
      AND e.id = d.po_evidence_id AND e.import_id IS NULL) THEN d.po_kind ELSE 'po' END`,
  },
  {
    name: 'po_live',
    incoming: 'CASE WHEN s.po_evidence_id IS NOT NULL THEN true END',
    owners: PO_OWNERS,
    next: () => 'CASE WHEN s.po_evidence_id IS NULL THEN d.po_live ELSE true END',
  },
];

function joins(scope: MergeScope): string {
  const parts: string[] = [];
  if (scope.owned.has('customer') || scope.owned.has('customerExternalId') || scope.owned.has('contact')) {
    parts.push('LEFT JOIN customer c ON c.tenant_id = :tenant AND c.name_key = s.customer_key');
  } else parts.push(NO_ID('c'));
  if (scope.owned.has('rep'))
    parts.push('LEFT JOIN rep r ON r.tenant_id = :tenant AND r.name_key = s.rep_key');
  else parts.push(NO_ID('r'));
  if (scope.owned.has('contact')) {
    parts.push(`LEFT JOIN (SELECT DISTINCT ON (k.customer_id, k.name_key) k.id, k.name_key, coalesce(k.customer_id, k.tenant_id) AS at_id
        FROM contact k WHERE k.tenant_id = :tenant ORDER BY k.customer_id, k.name_key, k.id) k
      ON k.name_key = s.contact_key AND k.at_id = coalesce(c.id, :tenant)`);
  } else parts.push(NO_ID('k'));
  return parts.join('\n');
}

/** Stands in for a table that this file does not name, so that one text serves all. */
const NO_ID = (alias: string) => `LEFT JOIN (SELECT NULL::uuid AS id WHERE false) ${alias} ON true`;

export const DEAL_TABLE: VersionedTable = {
  table: 'deal',
  history: 'deal_history',
  staged: 'staged_deal',
  joins,
  removed: `d.outcome = 'removed'`,
  columns: COLUMNS,
  created: { currency: ':currency' },
  untouched: ['claim_bp', 'claim_on'],
};
