import { beforeAll, describe, expect, it } from 'vitest';
import { readProgrammeStand } from '@/data/programme-steps';
import { dayOf, FIRST_PLAN, phaseDays, phaseOf, verdictDay } from '@/domain/engagement/programme';
import { date } from '@/domain/values/calendar-date';
import {
  addProgrammeStep,
  changeProgrammeStep,
  doneProgrammeStep,
  removeProgrammeStep,
} from '@/features/engagement/commands-programme';
import { engagementPage } from '@/features/engagement/queries';
import { startEngagement } from '@/features/kpis/commands-set';
import { withUnit } from '@/platform/db/unit-of-work';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { on, START } from './engaged-company';

describe('the programme', () => {
  let tenant: TestTenant;
  beforeAll(async () => {
    tenant = await makeTenant();
  });
  const steps = async () => value(await engagementPage(tenant.as.CRO, {})).begun?.steps ?? [];
  const first = async () => {
    const [step] = await steps();
    if (!step) throw new Error('There is no step');
    return step;
  };

  it('waits for the first day', async () => {
    const step = { phase: 1 as const, text: 'Too early', dueOn: null };
    expect(refusal(await addProgrammeStep(tenant.as.CRO, step)).remedy).toBe('Set its first day.');
    expect(value(await engagementPage(tenant.as.CEO, {})).begun).toBeNull();
  });

  it('begins with a plan of three months, which moves with a corrected first day', async () => {
    await on(START, async () => {
      value(await startEngagement(tenant.as.CRO, { startOn: START, version: 0 }));
      expect(await steps()).toHaveLength(FIRST_PLAN.length);
      expect(await first()).toMatchObject({ phase: 1, dueOn: '2026-03-08', state: 'open', version: 1 });
      value(await startEngagement(tenant.as.CRO, { startOn: '2026-03-05', version: 1 }));
      expect(await first()).toMatchObject({ dueOn: '2026-03-11', version: 2 });
      value(await startEngagement(tenant.as.CRO, { startOn: START, version: 2 }));
      const { dueOn } = (await steps()).at(-1) ?? {};
      expect(dueOn).toBe(verdictDay(date(START)));
    });
  });

  it('takes, changes, ticks off and takes out steps, each with the way back', async () => {
    const { as } = tenant;
    await on('2026-03-10', async () => {
      const { stepId } = value(
        await addProgrammeStep(as.CRO, { phase: 2, text: 'Read the losses', dueOn: '2026-04-20' }),
      );
      const own = async () => (await steps()).find(({ id }) => id === stepId);
      const next = { stepId, version: 1, phase: 3 as const, text: 'Read the losses aloud', dueOn: null };
      value(await changeProgrammeStep(as.CRO, next));
      expect(await own()).toMatchObject({ phase: 3, text: 'Read the losses aloud', dueOn: null, version: 2 });
      expect(refusal(await changeProgrammeStep(as.CRO, { ...next, version: 2 })).message).toBe(
        'Nothing has changed.',
      );
      value(await doneProgrammeStep(as.CRO, { stepId, version: 2, done: true }));
      expect(await own()).toMatchObject({ state: 'done', settledBy: `CRO of ${tenant.slug}` });
      value(await doneProgrammeStep(as.CRO, { stepId, version: 3, done: false }));
      expect(await own()).toMatchObject({ state: 'open', settledAt: null, settledBy: null });
      value(await removeProgrammeStep(as.CRO, { stepId, version: 4 }));
      expect(await own()).toBeUndefined();
      value(await removeProgrammeStep(as.CRO, { stepId, version: 5, back: true }));
      expect(await own()).toMatchObject({ state: 'open', version: 6 });
    });
  });

  it('shows the second of two writers both values, and nobody else a button', async () => {
    const step = await first();
    const change = { stepId: step.id, phase: step.phase, text: 'Mine', dueOn: step.dueOn };
    const stale = refusal(await changeProgrammeStep(tenant.as.CRO, { ...change, version: 99 }));
    expect(stale).toMatchObject({
      code: 'conflict',
      details: { version: step.version, theirs: { text: step.text } },
    });
    expect(
      refusal(await doneProgrammeStep(tenant.as.CEO, { stepId: step.id, version: 1, done: true })).code,
    ).toBe('not_found');
  });

  it('stands on other pages as it stood on their day', async () => {
    const step = await first();
    await on('2026-03-20', async () =>
      value(await doneProgrammeStep(tenant.as.CRO, { stepId: step.id, version: step.version, done: true })),
    );
    const stand = (asOf: string) =>
      withUnit({ tenantId: tenant.id, mode: 'read' }, (unit) =>
        readProgrammeStand(unit, { asOf: date(asOf), zone: 'UTC' }),
      );
    expect(await stand('2026-03-19')).toMatchObject({
      day: 18,
      ofDays: 90,
      phase: 1,
      steps: { done: 0 },
      verdict: null,
    });
    expect(await stand('2026-04-30')).toMatchObject({ day: 60, phase: 2, steps: { done: 1 } });
  });
});

describe('the months of the programme', () => {
  it('are thirty days each', () => {
    const start = date(START);
    expect([0, 1, 30, 31, 60, 61, 90, 91].map(phaseOf)).toEqual(['before', 1, 1, 2, 2, 3, 3, 'after']);
    expect(phaseDays(start, 3)).toEqual({ from: '2026-05-01', to: '2026-05-30' });
    expect(dayOf(start, verdictDay(start))).toBe(90);
  });
});
