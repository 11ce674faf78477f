import type { Unit } from '@/platform/db/unit-of-work';

/** Hours worked of a line, as its next version; the one before goes to history. The line stays who told it, an import's too. */
export async function writeHours(unit: Unit, lineId: string, hours: number, now: string): Promise<void> {
  await unit.execute(
    `INSERT INTO deal_line_history (tenant_id, id, deal_id, position, stream, recurring, description, units, unit_price_minor,
       amount_minor, time_and_materials, expected_hours, hours_done, over_installation, promised_on, product, supplier, shipment_plan, import_id, version, recorded_at, superseded_at)
     SELECT l.tenant_id, l.id, l.deal_id, l.position, l.stream, l.recurring, l.description, l.units, l.unit_price_minor, l.amount_minor,
       l.time_and_materials, l.expected_hours, l.hours_done, l.over_installation, l.promised_on, l.product, l.supplier, l.shipment_plan, l.import_id, l.version, l.recorded_at, $3::timestamptz
     FROM deal_line l WHERE l.tenant_id = $1 AND l.id = $2 RETURNING id`,
    [unit.tenantId, lineId, now],
  );
  await unit.execute(
    `UPDATE deal_line SET hours_done = $3, version = version + 1, recorded_at = $4::timestamptz WHERE tenant_id = $1 AND id = $2`,
    [unit.tenantId, lineId, hours, now],
  );
}
