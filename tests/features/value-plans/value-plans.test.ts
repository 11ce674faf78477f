import { beforeAll, describe, expect, it } from 'vitest';
import { recordDeployment } from '@/features/deployments/commands';
import {
  addStep,
  beginPlan,
  changeStep,
  doneStep,
  explainPlan,
  publishTemplate,
  removeStep,
  restoreStep,
} from '@/features/value-plans/commands';
import { showTemplate, showValuePlan } from '@/features/value-plans/queries';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await makeTenant();
});

async function site(of = tenant, signedOn: string | null = '2026-02-01'): Promise<string> {
  const input = { customer: 'Nordic Foods', site: 'Cold store 4', kind: 'production' as const, signedOn };
  return value(await recordDeployment(of.as.DELIVERY, input)).deploymentId;
}

const planOf = async (deploymentId: string, of = tenant) =>
  value(await showValuePlan(of.as.DELIVERY, { deploymentId }));

async function begun(of = tenant) {
  const deploymentId = await site(of);
  value(await beginPlan(of.as.DELIVERY, { deploymentId }));
  return planOf(deploymentId, of);
}

const pick = (step: { id: string; version: number } | undefined) => {
  if (!step) throw new Error('The plan has no such step');
  return { stepId: step.id, version: step.version };
};

describe('beginning a plan', () => {
  it('takes the template with days from the signature, once', async () => {
    const deploymentId = await site();
    expect(await planOf(deploymentId)).toMatchObject({ plan: null, steps: [], may: { write: true } });
    value(await beginPlan(tenant.as.DELIVERY, { deploymentId }));
    const { plan, steps } = await planOf(deploymentId);
    expect(plan).toMatchObject({ early: 'planned', steps: 5, done: 0 });
    expect(steps.map(({ dueOn }) => dueOn)).toEqual([
      '2026-02-15',
      '2026-03-03',
      '2026-03-08',
      '2026-03-23',
      '2026-04-02',
    ]);
    expect(refusal(await beginPlan(tenant.as.CRO, { deploymentId })).message).toMatch(/a plan already/);
  });

  it('has nothing due without a signature, and is refused to who only reads', async () => {
    const deploymentId = await site(tenant, null);
    expect(refusal(await beginPlan(tenant.as.CEO, { deploymentId })).code).toBe('not_found');
    value(await beginPlan(tenant.as.DELIVERY, { deploymentId }));
    expect((await planOf(deploymentId)).steps.every(({ dueOn }) => dueOn === null)).toBe(true);
  });

  it('comes before its steps', async () => {
    const step = { deploymentId: await site(), title: 'Preview', phase: 'before' as const };
    expect(refusal(await addStep(tenant.as.DELIVERY, step)).remedy).toMatch(/Begin it/);
  });
});

describe('steps', () => {
  it('are added, changed, done, and done after all not', async () => {
    const { deploymentId, owners } = await begun();
    const ownerId = owners.find(({ name }) => name.startsWith('CRO'))?.userId ?? null;
    const step = { deploymentId, title: 'Savings simulated', phase: 'before' as const, ownerId };
    const added = value(
      await addStep(tenant.as.DELIVERY, { ...step, dueOn: '2026-02-10', note: 'With Ada' }),
    );
    const changed = value(await changeStep(tenant.as.CRO, { ...added, title: 'Savings shown', note: null }));
    const done = value(await doneStep(tenant.as.DELIVERY, { ...changed, doneOn: '2026-02-09' }));
    const after = await planOf(deploymentId);
    expect(after.plan).toMatchObject({ steps: 6, done: 1, early: 'given' });
    expect(after.steps.find(({ id }) => id === added.stepId)).toMatchObject({
      title: 'Savings shown',
      dueOn: '2026-02-10',
      doneOn: '2026-02-09',
      note: null,
      standing: 'done',
    });
    value(await doneStep(tenant.as.DELIVERY, { ...done, doneOn: null }));
    expect((await planOf(deploymentId)).plan).toMatchObject({ done: 0, early: 'planned' });
  });

  it('are not done on a day to come, and show both values to the second of two', async () => {
    const { steps } = await begun();
    const step = pick(steps[2]);
    const early = refusal(await doneStep(tenant.as.DELIVERY, { ...step, doneOn: '2098-01-01' }));
    expect(early).toMatchObject({ code: 'invalid', fields: { doneOn: 'This day is still to come.' } });
    value(await changeStep(tenant.as.CRO, { ...step, title: 'Network is open' }));
    const second = refusal(await changeStep(tenant.as.DELIVERY, { ...step, title: 'Other' }));
    expect(second).toMatchObject({ code: 'conflict', details: { theirs: { title: 'Network is open' } } });
  });

  it('belong to delivery or the CRO', async () => {
    const { deploymentId, owners, steps } = await begun();
    expect(new Set(owners.map(({ name }) => name.split(' ')[0]))).toEqual(new Set(['CRO', 'DELIVERY']));
    const stranger = { deploymentId, title: 'Preview', phase: 'before' as const, ownerId: deploymentId };
    expect(refusal(await addStep(tenant.as.DELIVERY, stranger)).fields).toHaveProperty('ownerId');
    const change = { ...pick(steps[0]), ownerId: deploymentId };
    expect(refusal(await changeStep(tenant.as.DELIVERY, change)).code).toBe('invalid');
  });

  it('stand as of a day, on which nothing is changed any more', async () => {
    const { deploymentId, steps } = await begun();
    value(await doneStep(tenant.as.DELIVERY, { ...pick(steps[0]), doneOn: '2026-02-20' }));
    const at = async (asOf: string) => value(await showValuePlan(tenant.as.CRO, { deploymentId, asOf }));
    expect(await at('2026-02-16')).toMatchObject({
      plan: { done: 0, overdue: 1 },
      may: { write: false, rule: false },
    });
    expect(await at('2026-02-20')).toMatchObject({ plan: { done: 1, overdue: 0, early: 'given' } });
  });

  it('are removed and put back', async () => {
    const { deploymentId, steps } = await begun();
    const removed = value(await removeStep(tenant.as.DELIVERY, pick(steps[3])));
    expect((await planOf(deploymentId)).steps).toHaveLength(4);
    expect(refusal(await removeStep(tenant.as.DELIVERY, removed)).code).toBe('conflict');
    value(await restoreStep(tenant.as.DELIVERY, removed));
    expect((await planOf(deploymentId)).steps.map(({ id }) => id)).toEqual(steps.map(({ id }) => id));
  });
});

describe('value before the hardware', () => {
  it('cannot leave a plan, however it is tried, until the CRO says why', async () => {
    const { deploymentId, plan, steps } = await begun();
    const [first, second] = steps;
    value(await removeStep(tenant.as.DELIVERY, pick(first)));
    expect(refusal(await removeStep(tenant.as.DELIVERY, pick(second))).remedy).toMatch(/CRO/);
    const moved = { ...pick(second), phase: 'after' as const };
    expect(refusal(await changeStep(tenant.as.DELIVERY, moved)).code).toBe('rule');
    const why = { deploymentId, version: plan?.version ?? 0, reason: 'The same devices as before' };
    expect(refusal(await explainPlan(tenant.as.DELIVERY, why)).code).toBe('not_found');
    const { version } = value(await explainPlan(tenant.as.CRO, why));
    value(await removeStep(tenant.as.DELIVERY, pick(second)));
    expect((await planOf(deploymentId)).plan).toMatchObject({
      early: 'explained',
      reasonBy: expect.stringMatching(/^CRO/) as string,
    });
    const back = { deploymentId, version, reason: null };
    expect(refusal(await explainPlan(tenant.as.CRO, back)).code).toBe('rule');
    expect(refusal(await explainPlan(tenant.as.CRO, why)).code).toBe('conflict');
  });

  it('of two who remove the last two steps at once lets one', async () => {
    const { steps } = await begun();
    const both = [steps[0], steps[1]].map((step) => removeStep(tenant.as.DELIVERY, pick(step)));
    expect((await Promise.all(both)).filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe('the template', () => {
  it('is published as the next version, sorted by day, and begins new plans only', async () => {
    const own = await makeTenant();
    const before = await begun(own);
    expect(value(await showTemplate(own.as.CEO, {}))).toMatchObject({ version: null, mayPublish: false });
    const steps = [
      { title: 'First value', phase: 'after' as const, days: 45 },
      { title: 'Simulation', phase: 'before' as const, days: 5 },
    ];
    value(await publishTemplate(own.as.CRO, { after: null, steps }));
    expect(value(await showTemplate(own.as.DELIVERY, {}))).toMatchObject({
      version: 1,
      steps: [{ title: 'Simulation' }, { title: 'First value' }],
    });
    const after = await begun(own);
    expect(after.plan?.templateVersion).toBe(1);
    expect(after.steps.map(({ title, dueOn }) => [title, dueOn])).toEqual([
      ['Simulation', '2026-02-06'],
      ['First value', '2026-03-18'],
    ]);
    expect((await planOf(before.deploymentId, own)).steps).toHaveLength(5);
    const stale = refusal(await publishTemplate(own.as.CRO, { after: null, steps }));
    expect(stale).toMatchObject({ code: 'conflict', details: { version: 1 } });
  });

  it('keeps the rule of the early step, and is the CRO’s', async () => {
    const own = await makeTenant();
    const steps = [{ title: 'Install', phase: 'during' as const, days: 10 }];
    expect(refusal(await publishTemplate(own.as.CRO, { after: null, steps })).code).toBe('rule');
    expect(refusal(await publishTemplate(own.as.DELIVERY, { after: null, steps })).code).toBe('not_found');
  });
});
