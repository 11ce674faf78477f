import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { StageId } from '@/domain/deals/deal';
import { listDealsQuery } from '@/features/deals/queries';
import { asAdmin } from '../../support/database';
import { makeTenant, value, type TestTenant } from '../../support/tenants';
import { rowsOf } from '../imports/import-csv';
import { anyStep, type Ground, type Step } from './random-commands';

const COMMIT_STAGES = `('hardware_po_received', 'hardware_shipped', 'software_activated', 'services_completed')`;

/** Deals at or beyond the PO without a live document that commits them: told from the tables, past every rule of ours. */
function beyondProof(tenant: TestTenant) {
  return rowsOf<{ id: string; stage: string }>(
    tenant,
    `SELECT d.id, d.stage FROM deal d WHERE d.tenant_id = $1 AND d.stage IN ${COMMIT_STAGES} AND NOT EXISTS (
       SELECT 1 FROM evidence e WHERE e.tenant_id = $1 AND e.deal_id = d.id AND e.voided_at IS NULL AND e.reference <> ''
         AND (e.kind = 'po' AND e.amount_minor > 0 OR e.kind IN ('order_form', 'sow') AND NOT d.has_hardware))`,
  );
}

async function figures(tenant: TestTenant): Promise<Map<string, number>> {
  const rows = await rowsOf<{ stage: string; bp: number }>(
    tenant,
    `SELECT s.stage, s.probability_bp AS bp FROM stage_model m JOIN stage_model_stage s ON s.tenant_id = m.tenant_id AND s.stage_model_id = m.id
     WHERE m.tenant_id = $1 AND m.version = (SELECT max(version) FROM stage_model WHERE tenant_id = $1)`,
  );
  return new Map(rows.map(({ stage, bp }) => [stage, bp]));
}

/** What a deal may count: its stage's figure, 20 % at most once knocked down, 100 % at its own end, 0 when closed. */
function allowed(model: ReadonlyMap<string, number>, stage: StageId, outcome: string): number[] {
  const figure = model.get(stage) ?? 0;
  if (outcome === 'lost') return [0];
  return outcome === 'won' ? [0, 10_000, figure] : [figure, Math.min(2000, figure)];
}

async function otherProbabilities(tenant: TestTenant): Promise<string[]> {
  const model = await figures(tenant);
  const faults: string[] = [];
  for (const outcome of ['open', 'won', 'lost'] as const) {
    const { rows } = value(await listDealsQuery(tenant.operator, { outcome, limit: 200 }));
    for (const { stage, judgement } of rows) {
      if (!allowed(model, judgement.stage, outcome).includes(judgement.bp))
        faults.push(`${outcome} ${stage}: ${judgement.bp}`);
    }
  }
  return faults;
}

async function run(ground: Ground, steps: readonly Step[]): Promise<{ done: number }> {
  const { tenant } = ground;
  let done = 0;
  for (const [place, step] of steps.entries()) {
    const caller = step.role === 'OPERATOR' ? tenant.operator : tenant.as[step.role];
    const dealId = ground.deals[step.deal % Math.max(1, ground.deals.length)] ?? tenant.id;
    const [row] = await rowsOf<{ version: number }>(
      tenant,
      `SELECT version FROM deal WHERE tenant_id = $1 AND id = '${dealId}'`,
    );
    const result = await step.run({ ground, caller, dealId, version: row?.version ?? 1 });
    if (result.ok) done += 1;
    expect(await beyondProof(tenant), `after ${step.name} by ${step.role}, step ${place}`).toEqual([]);
    if (place % 100 === 99) expect(await otherProbabilities(tenant)).toEqual([]);
  }
  return { done };
}

it('never lets 1,000 random commands by any role put a deal past its PO, or make it count what the model does not say', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 1000, maxLength: 1000, size: 'max' }), async (steps) => {
      const { done } = await run({ tenant: await makeTenant(), deals: [] }, steps);
      // A run that gets nothing done proves nothing.
      expect(done).toBeGreaterThan(100);
    }),
    { numRuns: 2, endOnFailure: true },
  );
});

it('has no column in which anyone could write a probability of ours', async () => {
  const columns = await asAdmin(async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND (column_name LIKE '%prob%' OR column_name LIKE '%\\_bp%') ORDER BY 1`,
    );
    return rows.map(({ name }) => name);
  });
  expect(columns).toEqual([
    // What a rep or a CRM claims, shown beside ours and never a weight; and the table itself, which only grows new versions.
    'deal.claim_bp',
    'deal.source_probability_bp',
    'deal_history.claim_bp',
    'deal_history.source_probability_bp',
    // The share of the CRO's own pay that depends on results: terms of an engagement, no weight of a deal.
    'engagement.variable_share_bp',
    'engagement_history.variable_share_bp',
    // What a closed review found: the claim, and what the model counted then. Written once, never read as a weight.
    'review_result.claim_bp',
    'review_result.counted_bp_from',
    'review_result.counted_bp_to',
    'stage_model_stage.previous_bp',
    'stage_model_stage.probability_bp',
    'staged_deal.source_probability_bp',
    'tenant_setting.quote_tolerance_bp',
    'tenant_setting_history.quote_tolerance_bp',
  ]);
});
