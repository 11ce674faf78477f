import fc from 'fast-check';
import { expect, it } from 'vitest';
import { STEP_PHASES } from '@/domain/deployments/value-plan';
import { recordDeployment } from '@/features/deployments/commands';
import {
  addStep,
  beginPlan,
  changeStep,
  doneStep,
  explainPlan,
  removeStep,
  restoreStep,
} from '@/features/value-plans/commands';
import { showValuePlan } from '@/features/value-plans/queries';
import { makeTenant, value, type TestTenant } from '../../support/tenants';
import { rowsOf } from '../imports/import-csv';

// Whatever anybody does to a plan: it keeps a step before the hardware or the CRO's reason, and a refusal leaves it as it was.

type Step = {
  what: 'add' | 'phase' | 'done' | 'remove' | 'restore' | 'explain' | 'take back';
  who: 'CRO' | 'CEO' | 'REP' | 'DELIVERY' | 'VIEWER';
  nth: number;
  phase: (typeof STEP_PHASES)[number];
};

const STEP: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom(
    'add',
    'phase',
    'phase',
    'done',
    'remove',
    'remove',
    'remove',
    'restore',
    'explain',
    'take back',
  ),
  who: fc.constantFrom('CRO', 'CRO', 'DELIVERY', 'DELIVERY', 'CEO', 'REP', 'VIEWER'),
  nth: fc.nat({ max: 9 }),
  phase: fc.constantFrom(...STEP_PHASES),
});

type Row = { id: string; version: number; state: string; phase: string; position: number };

async function rows(tenant: TestTenant, deploymentId: string): Promise<Row[]> {
  return rowsOf<Row>(
    tenant,
    `SELECT id, version, state, phase, position FROM value_step WHERE tenant_id = $1 AND deployment_id = '${deploymentId}' ORDER BY position`,
  );
}

async function act(tenant: TestTenant, deploymentId: string, step: Step): Promise<boolean> {
  const caller = tenant.as[step.who];
  const { plan } = value(await showValuePlan(tenant.as.CRO, { deploymentId }));
  const state = step.what === 'restore' ? 'removed' : 'live';
  const all = (await rows(tenant, deploymentId)).filter((row) => row.state === state);
  const chosen = all[step.nth % Math.max(1, all.length)];
  const about = { stepId: chosen?.id ?? tenant.id, version: chosen?.version ?? 1 };
  const why = { deploymentId, version: plan?.version ?? 1 };
  switch (step.what) {
    case 'add':
      return (await addStep(caller, { deploymentId, title: 'Preview', phase: step.phase })).ok;
    case 'phase':
      return (await changeStep(caller, { ...about, phase: step.phase })).ok;
    case 'done':
      return (await doneStep(caller, { ...about, doneOn: step.nth % 2 ? '2026-03-01' : null })).ok;
    case 'remove':
      return (await removeStep(caller, about)).ok;
    case 'restore':
      return (await restoreStep(caller, about)).ok;
    case 'explain':
      return (await explainPlan(caller, { ...why, reason: 'The same devices as before' })).ok;
    default:
      return (await explainPlan(caller, { ...why, reason: null })).ok;
  }
}

it('keeps its rule and its order under any commands of anybody', async () => {
  const tenant = await makeTenant();
  let refusals = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(STEP, { minLength: 8, maxLength: 16 }), async (steps) => {
      const site = { customer: 'Nordic Foods', site: 'Cold store', kind: 'production' as const };
      const { deploymentId } = value(await recordDeployment(tenant.as.CRO, site));
      value(await beginPlan(tenant.as.CRO, { deploymentId }));
      for (const step of steps) {
        const before = await rows(tenant, deploymentId);
        const done = await act(tenant, deploymentId, step);
        const after = await rows(tenant, deploymentId);
        if (!done) {
          refusals += 1;
          expect(after).toEqual(before);
        }
        if (['CEO', 'REP', 'VIEWER'].includes(step.who)) expect(done).toBe(false);
        const { plan, steps: shown } = value(await showValuePlan(tenant.as.CRO, { deploymentId }));
        expect(plan?.early).not.toBe('missing');
        expect(shown).toHaveLength(after.filter(({ state }) => state === 'live').length);
        expect(new Set(after.map(({ position }) => position)).size).toBe(after.length);
      }
    }),
    { numRuns: 12, seed: 49 },
  );
  // Otherwise nothing was tried.
  expect(refusals).toBeGreaterThan(20);
}, 120_000);
