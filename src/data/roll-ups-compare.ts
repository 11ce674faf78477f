import { lookbacksOf, type KeptRollUps, type RetentionMonth } from '@/domain/revenue/roll-ups';
import type { Unit } from '@/platform/db/unit-of-work';
import { computeConstantRollUps, computeRollUps, readConstantRollUps, readRollUps } from './roll-ups-read';

/** A cell whose kept figure is not what the ledger says. */
export type RollUpDifference = { cell: string; kept: string; computed: string };

/** The kept roll-ups against the ledger, cell by cell; empty when they agree. Reads every row: for tests and the nightly check. */
export async function compareRollUps(unit: Unit): Promise<RollUpDifference[]> {
  const [setting] = await unit.sql<{ life: number }>(
    'SELECT hardware_life_months AS life FROM tenant_setting WHERE tenant_id = $1',
    [unit.tenantId],
  );
  if (!setting) return [];
  const lookbacks = lookbacksOf(setting.life);
  const kept = cells({
    ...(await readRollUps(unit, END_OF_TIME, lookbacks)),
    ...(await readConstantRollUps(unit, END_OF_TIME, lookbacks)),
  });
  const computed = cells({
    ...(await computeRollUps(unit, { lookbacks })),
    ...(await computeConstantRollUps(unit, { lookbacks })),
  });
  return [...new Set([...kept.keys(), ...computed.keys()])]
    .map((cell) => ({ cell, kept: kept.get(cell) ?? 'none', computed: computed.get(cell) ?? 'none' }))
    .filter((row) => row.kept !== row.computed);
}

/** A period behind every calendar date that there is. */
const END_OF_TIME = 10_000 * 12;

/** Each cell of the roll-ups by name, with what it holds; the same text wherever the rows come from. */
export function cells(rows: KeptRollUps): Map<string, string> {
  return new Map([
    ...rows.movementMonths.map((row): [string, string] => [
      `movement_month ${row.period} ${row.stream} ${row.kind}`,
      `${row.amountMinor} in ${row.n}`,
    ]),
    ...rows.customerMonths.map((row): [string, string] => [
      `customer_month ${row.period}`,
      `${row.activeDelta}`,
    ]),
    ...rows.retentionMonths.map((row) => retentionCell('retention_month', row)),
    ...rows.constantMovementMonths.map((row): [string, string] => [
      `constant_movement_month ${row.period} ${row.stream} ${row.kind}`,
      `${row.amountMinor}`,
    ]),
    ...rows.constantRetentionMonths.map((row) => retentionCell('constant_retention_month', row)),
  ]);
}

function retentionCell(table: string, row: RetentionMonth): [string, string] {
  return [
    `${table} ${row.period} ${row.lookback} ${row.stream}`,
    `${row.startMinor} ${row.retainedMinor} ${row.endMinor}`,
  ];
}
