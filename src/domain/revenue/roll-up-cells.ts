import type { KeptRollUps, RetentionMonth } from './roll-ups';

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
