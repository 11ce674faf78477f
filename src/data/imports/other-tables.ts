import type { VersionedTable } from './versioned-table';

const CUSTOMER = 'LEFT JOIN customer c ON c.tenant_id = :tenant AND c.name_key = s.customer_key';
const DEAL = `LEFT JOIN deal o ON o.tenant_id = :tenant AND o.external_id = s.deal_external_id AND o.outcome <> 'removed'`;
const plain = (name: string, ...owners: string[]) => ({ name, incoming: `s.${name}`, owners });
/** Every row of a file has it: the file decides. */
const required = (name: string) => ({ name, incoming: `s.${name}`, owners: 'file' as const });
const CUSTOMER_ID = { name: 'customer_id', incoming: 'coalesce(c.id, s.new_id)', owners: 'file' as const };
const LIVE = { name: 'state', incoming: `'live'`, owners: 'file' as const, next: () => 'd.state' };
/** A deal that is not known (yet) does not take away a link that stands. */
const DEAL_ID = {
  name: 'deal_id',
  incoming: 'o.id',
  owners: ['dealExternalId'],
  next: () => 'coalesce(o.id, d.deal_id)',
};

export const CONTRACT_TABLE: VersionedTable = {
  table: 'contract',
  history: 'contract_history',
  staged: 'staged_contract',
  joins: () => `${CUSTOMER} ${DEAL}`,
  removed: `d.state = 'removed'`,
  columns: [
    CUSTOMER_ID,
    DEAL_ID,
    required('stream'),
    plain('plan', 'plan'),
    plain('signed_on', 'signedOn'),
    required('start_on'),
    plain('end_on', 'endOn'),
    required('amount_minor'),
    required('period_months'),
    required('arr_minor'),
    required('source_amount_minor'),
    required('source_currency'),
    required('fx_rate'),
    plain('free_until_on', 'freeUntilOn'),
    plain('auto_renews', 'autoRenews'),
    plain('end_reason', 'endReason'),
    plain('end_note', 'endReason', 'endNote'),
    LIVE,
  ],
  created: { currency: ':currency' },
  untouched: ['follows_id', 'follow_kind', 'owner_id', 'end_deployment_id'],
};

export const DEPLOYMENT_TABLE: VersionedTable = {
  table: 'deployment',
  history: 'deployment_history',
  staged: 'staged_deployment',
  joins: () => `${CUSTOMER} ${DEAL}`,
  removed: `d.state = 'removed'`,
  columns: [
    CUSTOMER_ID,
    DEAL_ID,
    required('site'),
    plain('kind', 'kind'),
    plain('devices', 'devices'),
    plain('signed_on', 'signedOn'),
    plain('shipped_on', 'shippedOn'),
    plain('installed_on', 'installedOn'),
    plain('activated_on', 'activatedOn'),
    plain('first_value_on', 'firstValueOn'),
    plain('first_value_kind', 'firstValueKind'),
    plain('ended_on', 'endedOn'),
    plain('acv_minor', 'acv'),
    LIVE,
  ],
  created: {},
  untouched: ['first_value_proof'],
};
