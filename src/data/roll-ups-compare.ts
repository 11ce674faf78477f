import { cells } from '@/domain/revenue/roll-up-cells';
import { lookbacksOf } from '@/domain/revenue/roll-ups';
import type { Unit } from '@/platform/db/unit-of-work';
import { computeConstantRollUps, computeRollUps, readConstantRollUps, readRollUps } from './roll-ups-read';

/** A cell whose kept figure is not what the ledger says. */
export type RollUpDifference = { cell: string; kept: string; computed: string };

/** The kept roll-ups against the ledger, cell by cell; empty when they agree. Reads every row: for tests and `commitpoint months --recount`. */
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
