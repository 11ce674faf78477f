import { executeBound, type MergeScope } from './bound-sql';

/** Devices belong to the customer of their deployment: those of the deployments that an import, or taking it back, changed go along. */
export async function moveDevicesAlong(scope: MergeScope): Promise<void> {
  await executeBound(
    scope,
    `UPDATE device d SET customer_id = p.customer_id, version = d.version + 1, recorded_at = :now
     FROM staged_match m JOIN deployment p ON p.tenant_id = m.tenant_id AND p.id = m.target_id
     WHERE m.tenant_id = :tenant AND m.import_id = :import AND d.tenant_id = :tenant AND d.deployment_id = p.id
       AND d.customer_id IS DISTINCT FROM p.customer_id`,
  );
}
