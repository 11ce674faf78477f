import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FIRST_TEMPLATE,
  planStanding,
  refuseTemplate,
  refuseWithoutEarlyStep,
  STEP_PHASES,
  stepsFrom,
  stepStanding,
  type PlanStep,
} from '@/domain/deployments/value-plan';
import { addDays, date } from '@/domain/values/calendar-date';

const DAY = date('2026-03-10');
const step = (more: Partial<PlanStep> = {}): PlanStep => ({
  phase: 'before',
  dueOn: date('2026-03-20'),
  doneOn: null,
  ...more,
});
const PLAN = { noEarlyStepReason: null, installedOn: null };

describe('a step', () => {
  it('is overdue from the day after it was due, and done from its day', () => {
    expect(stepStanding(step({ dueOn: DAY }), DAY)).toBe('open');
    expect(stepStanding(step({ dueOn: DAY }), addDays(DAY, 1))).toBe('overdue');
    expect(stepStanding(step({ dueOn: DAY, doneOn: addDays(DAY, 2) }), addDays(DAY, 1))).toBe('overdue');
    expect(stepStanding(step({ dueOn: DAY, doneOn: addDays(DAY, 2) }), addDays(DAY, 2))).toBe('done');
    expect(stepStanding(step({ dueOn: null }), DAY)).toBe('open');
  });
});

describe('value before the hardware', () => {
  const earlyOf = (steps: PlanStep[], plan: Partial<typeof PLAN> | object = {}) =>
    planStanding(steps, { ...PLAN, ...plan }, DAY).early;

  it('is planned until the hardware stands, then late', () => {
    expect(earlyOf([step()])).toBe('planned');
    expect(earlyOf([step()], { installedOn: DAY })).toBe('late');
    expect(earlyOf([step()], { installedOn: addDays(DAY, 1) })).toBe('planned');
  });

  it('is given by one step that is done', () => {
    expect(earlyOf([step({ doneOn: DAY }), step()], { installedOn: DAY })).toBe('given');
    expect(earlyOf([step({ phase: 'during', doneOn: DAY }), step()])).toBe('planned');
  });

  it('is missing without such a step, unless the CRO said why', () => {
    expect(earlyOf([step({ phase: 'after' })])).toBe('missing');
    expect(earlyOf([], { noEarlyStepReason: 'A replacement of the same devices' })).toBe('explained');
  });
});

describe('the figures of a plan', () => {
  it('count each step once', () => {
    const days = fc.integer({ min: -30, max: 30 }).map((n) => addDays(DAY, n));
    const steps = fc.array(
      fc.record({
        phase: fc.constantFrom(...STEP_PHASES),
        dueOn: fc.option(days),
        doneOn: fc.option(days),
      }),
    );
    fc.assert(
      fc.property(steps, (list) => {
        const { steps: all, done, overdue } = planStanding(list, PLAN, DAY);
        const open = list.filter((each) => stepStanding(each, DAY) === 'open').length;
        expect(done + overdue + open).toBe(all);
      }),
    );
  });
});

describe('the rule of the early step', () => {
  it('is kept by a step of that phase or by a reason', () => {
    expect(refuseWithoutEarlyStep([step()], null)).toBeNull();
    expect(refuseWithoutEarlyStep([], 'Same devices as before')).toBeNull();
    expect(refuseWithoutEarlyStep([step({ phase: 'during' })], null)?.refusal.remedy).toMatch(/CRO/);
  });

  it('binds templates, and the first one keeps it', () => {
    expect(refuseTemplate([{ title: 'Install', phase: 'during', days: 10 }])?.refusal.code).toBe('rule');
    expect(refuseTemplate(FIRST_TEMPLATE)).toBeNull();
    expect(FIRST_TEMPLATE.at(-1)).toMatchObject({ phase: 'after', days: 60 });
  });
});

describe('the steps of a new plan', () => {
  it('are due so many days after the signature; without one nothing is due', () => {
    const steps = stepsFrom([{ title: 'Preview', phase: 'before', days: 14 }], date('2026-02-20'));
    expect(steps).toEqual([{ title: 'Preview', phase: 'before', dueOn: '2026-03-06' }]);
    expect(stepsFrom(FIRST_TEMPLATE, null).every(({ dueOn }) => dueOn === null)).toBe(true);
  });
});
