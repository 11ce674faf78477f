import { describe, expect, it } from 'vitest';
import { refreshStanding } from '@/data/deal-standing';
import { newId } from '@/platform/db/ids';
import { withUnit } from '@/platform/db/unit-of-work';
import { asAdmin } from '../../support/database';
import { everyOperation, type Callable } from '../../support/operations';
import { newWorld, type World } from '../../support/operations-world';
import { SAMPLE_INPUTS, sampleInput } from '../../support/sample-inputs';

// Whatever is written by whichever operation, the standing rows are true at the end of its transaction.

type Rows = Record<string, unknown>[];

async function standingRows(tenantId: string): Promise<Rows> {
  return asAdmin(async (client) => {
    const { rows } = await client.query<{ row: Record<string, unknown> }>(
      'SELECT to_jsonb(s) AS row FROM deal_standing s WHERE s.tenant_id = $1 ORDER BY s.deal_id',
      [tenantId],
    );
    return rows.map(({ row }) => row);
  });
}

async function faultsAfter(world: World, { name, call }: Callable): Promise<string[]> {
  // Whether each sample can be made is what tests/features/tenancy/samples.test.ts asks.
  const input = await sampleInput(name, world).catch(() => ({}));
  await call({ ...world.operator, idempotencyKey: newId() }, input);
  const kept = await standingRows(world.tenantId);
  await withUnit({ tenantId: world.tenantId, mode: 'write' }, (unit) => refreshStanding(unit, 'all'));
  const fresh = await standingRows(world.tenantId);
  return JSON.stringify(kept) === JSON.stringify(fresh) ? [] : [name];
}

describe('the standing rows', () => {
  it('are true after every command', async () => {
    const commands = (await everyOperation()).filter(
      ({ kind, name }) => kind === 'command' && name in SAMPLE_INPUTS,
    );
    const untrue: string[] = [];
    const world = await newWorld('standing');
    for (const command of commands) untrue.push(...(await faultsAfter(world, command)));
    expect(untrue).toEqual([]);
    expect(commands.length).toBeGreaterThan(20);
  });
});
