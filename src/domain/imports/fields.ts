import { DEAL_FIELDS } from './deal-fields';
import { headerKey } from './header-key';
import { HEARTBEAT_FIELDS } from './heartbeat-fields';
import { RATE_FIELDS } from './rate-fields';
import { ACTIVITY_FIELDS, CONTRACT_FIELDS, DEPLOYMENT_FIELDS, SHIPMENT_FIELDS } from './other-fields';
import type { ImportKind, TargetField } from './types';

/** The target fields of each kind of import, in the order in which a mapping screen shows them. */
export const FIELDS: Record<ImportKind, readonly TargetField[]> = {
  deals: DEAL_FIELDS,
  contracts: CONTRACT_FIELDS,
  deployments: DEPLOYMENT_FIELDS,
  shipments: SHIPMENT_FIELDS,
  activities: ACTIVITY_FIELDS,
  rates: RATE_FIELDS,
  heartbeats: HEARTBEAT_FIELDS,
};

export function fieldOf(kind: ImportKind, id: string): TargetField | null {
  return FIELDS[kind].find((field) => field.id === id) ?? null;
}

/** A name by which a field may be found, and how early it stands in the field's list (0 = its usual name). */
export type AliasHit = { field: TargetField; rank: number };

const INDEX = new Map<ImportKind, Map<string, AliasHit[]>>();

/** The fields that have this header among their names; one name can belong to two fields ("next activity"). */
export function fieldsByAlias(kind: ImportKind, header: string): AliasHit[] {
  let index = INDEX.get(kind);
  if (!index) {
    index = buildIndex(kind);
    INDEX.set(kind, index);
  }
  return index.get(headerKey(header)) ?? [];
}

function buildIndex(kind: ImportKind): Map<string, AliasHit[]> {
  const index = new Map<string, AliasHit[]>();
  for (const field of FIELDS[kind]) {
    [field.id, field.label, ...field.aliases].forEach((alias, rank) => {
      const key = headerKey(alias);
      const hits = index.get(key) ?? [];
      if (!hits.some((hit) => hit.field.id === field.id)) hits.push({ field, rank });
      index.set(key, hits);
    });
  }
  return index;
}
