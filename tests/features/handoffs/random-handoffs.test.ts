import fc from 'fast-check';
import { expect, it } from 'vitest';
import { recordEvidence, voidDealEvidence } from '@/features/deals/commands-evidence';
import { recordDeployment } from '@/features/deployments/commands';
import { accept, giveBack, offer } from '@/features/handoffs/commands';
import { dealHandoff, handoffsQuery } from '@/features/handoffs/queries';
import { makeTenant, value, type TestTenant } from '../../support/tenants';
import { rowsOf } from '../imports/import-csv';
import { pageOf, PO } from '../deals/a-deal';
import { orderedDeal, TOLD } from './a-handoff';

// Anybody does anything in any order with one deal. A plain model says what must have come of it: no other way leads to a deployment.

type Role = 'CRO' | 'CEO' | 'REP' | 'DELIVERY' | 'VIEWER';
type Step = {
  what: 'offer' | 'accept' | 'return' | 'void' | 'order' | 'activate';
  who: Role;
  stale: boolean;
};

const STEP: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom('offer', 'offer', 'accept', 'return', 'void', 'order', 'activate'),
  who: fc.constantFrom('CRO', 'CEO', 'REP', 'DELIVERY', 'VIEWER'),
  stale: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
});

type Model = {
  state: 'none' | 'offered' | 'returned' | 'accepted';
  /** The handoff's version; 0: there is none. */
  version: number;
  committed: boolean;
  activated: boolean;
};

const MAY: Record<'offer' | 'accept' | 'return', readonly Role[]> = {
  offer: ['CRO', 'REP'],
  accept: ['CRO', 'DELIVERY'],
  return: ['CRO', 'DELIVERY'],
};

/** What the model does with a step; false where it must be refused. */
function follow(model: Model, { what, who, stale }: Step): boolean {
  if (what === 'void' || what === 'order' || what === 'activate') return true;
  if (!MAY[what].includes(who) || (stale && model.version > 0)) return false;
  if (what === 'offer') {
    if (!model.committed || model.state === 'accepted') return false;
    Object.assign(model, { state: 'offered', version: model.version + 1 });
    return true;
  }
  if (model.state !== 'offered') return false;
  // Delivery sees no deal without its document; the CRO may still give it back.
  if (!model.committed && (what === 'accept' || who === 'DELIVERY')) return false;
  Object.assign(model, { state: what === 'accept' ? 'accepted' : 'returned', version: model.version + 1 });
  return true;
}

type Ground = { tenant: TestTenant; dealId: string; handoffId: string };

/** `seen`: the version before the step. */
async function act(ground: Ground, model: Model, seen: number, { what, who, stale }: Step): Promise<boolean> {
  const { tenant, dealId } = ground;
  const version = stale ? seen + 7 : seen;
  const caller = tenant.as[who];
  if (what === 'offer') {
    const result = await offer(caller, { dealId, ...TOLD, version: version === 0 ? null : version });
    if (result.ok) ground.handoffId = result.value.handoffId;
    return result.ok;
  }
  const handoff = { handoffId: ground.handoffId, version: Math.max(1, version) };
  if (what === 'accept') return (await accept(caller, handoff)).ok;
  if (what === 'return') return (await giveBack(caller, { ...handoff, note: 'Which site?' })).ok;
  await change(ground, model, what);
  return true;
}

/** What happens to the deal meanwhile, where it can. */
async function change({ tenant, dealId }: Ground, model: Model, what: Step['what']) {
  const { facts } = await pageOf(tenant, { dealId });
  const po = facts.evidence.find(({ kind, voided }) => kind === 'po' && !voided);
  if (what === 'void' && po) {
    const voided = await voidDealEvidence(tenant.as.CRO, { evidenceId: po.id, reason: 'Cancelled' });
    if (voided.ok) model.committed = false;
  }
  if (what === 'order' && !po) {
    value(await recordEvidence(tenant.as.CRO, { dealId, evidence: [PO] }));
    model.committed = true;
  }
  if (what === 'activate') {
    const site = { customer: 'Nordic Foods', site: 'Depot', kind: 'production' as const, dealId };
    value(await recordDeployment(tenant.as.CRO, { ...site, activatedOn: '2026-03-01' }));
    model.activated = true;
  }
}

function standing({ state, committed, activated }: Model) {
  if (state !== 'none') return state;
  return committed && !activated ? 'missing' : null;
}

it('only the model’s way leads to a deployment, and the page and the list say the same', async () => {
  const tenant = await makeTenant();
  await fc.assert(
    fc.asyncProperty(fc.array(STEP, { minLength: 4, maxLength: 10 }), async (steps) => {
      const { dealId } = await orderedDeal(tenant);
      const ground: Ground = { tenant, dealId, handoffId: tenant.id };
      const model: Model = { state: 'none', version: 0, committed: true, activated: false };
      for (const step of steps) {
        const seen = model.version;
        const allowed = follow(model, step);
        expect({ step, done: await act(ground, model, seen, step) }).toEqual({ step, done: allowed });
      }
      const page = value(await dealHandoff(tenant.as.CRO, { dealId }));
      expect(page?.standing ?? null).toBe(standing(model));
      await expectListed(tenant, dealId, standing(model));
      const taken = await rowsOf<{ count: number }>(
        tenant,
        `SELECT count(*)::int AS count FROM value_plan p JOIN deployment d ON d.tenant_id = p.tenant_id AND d.id = p.deployment_id
         WHERE p.tenant_id = $1 AND d.deal_id = '${dealId}'`,
      );
      expect(taken[0]?.count).toBe(model.state === 'accepted' ? 1 : 0);
    }),
    { numRuns: 15, seed: 49 },
  );
}, 120_000);

/** The deal stands in the list of its standing, and in no other. */
async function expectListed(tenant: TestTenant, dealId: string, expected: string | null) {
  for (const each of ['missing', 'offered', 'returned', 'accepted'] as const) {
    const { rows } = value(await handoffsQuery(tenant.as.CRO, { standing: each, limit: 200 }));
    expect({ each, listed: rows.some((row) => row.dealId === dealId) }).toEqual({
      each,
      listed: each === expected,
    });
  }
}
