import { beforeEach, describe, expect, it } from 'vitest';
import { archiveTenant, restoreTenant } from '@/features/company-life/commands';
import {
  addProgrammeStep,
  changeProgrammeStep,
  doneProgrammeStep,
  removeProgrammeStep,
} from '@/features/engagement/commands-programme';
import { answerReadiness } from '@/features/engagement/commands-readiness';
import { speakVerdict } from '@/features/engagement/commands-verdict';
import { engagementDue, engagementPage } from '@/features/engagement/queries';
import { showReadiness } from '@/features/engagement/queries-readiness';
import { startEngagement } from '@/features/kpis/commands-set';
import { atInstant } from '@/platform/clock/clock';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';

const START = '2026-10-03';
/** Its day ninety is 31 December: in Auckland that day ends at eleven in the morning of Greenwich. */
const [LAST_SECOND, NEW_YEAR] = ['2026-12-31T10:59:59Z', '2026-12-31T11:00:00Z'];
let tenant: TestTenant;
const at = <T>(instant: string, work: () => Promise<T>) => atInstant(instant, work);
const page = async () => value(await engagementPage(tenant.as.CEO, {}));
const steps = async () => (await page()).begun?.steps ?? [];

beforeEach(async () => {
  tenant = await makeTenant({ zone: 'Pacific/Auckland' });
  await at('2026-10-03T08:00:00Z', async () =>
    value(await startEngagement(tenant.as.CRO, { startOn: START, version: 0 })),
  );
});

describe('day ninety on New Year’s Eve in Auckland', () => {
  it('is spoken on the day by the CRO, not the day before, and by the night after it', async () => {
    const eve = await at('2026-12-30T10:59:59Z', () => speakVerdict(tenant.as.CRO, {}));
    expect(refusal(eve).message).toContain('Day 90 is 31 Dec 2026: 1 day from now.');
    const due = (instant: string) =>
      at(instant, async () => value(await engagementDue(tenant.as.CRO, {})).verdict);
    expect([await due(LAST_SECOND), await due(NEW_YEAR)]).toEqual([false, true]);
    expect((await at(LAST_SECOND, page)).begun).toMatchObject({ day: 90, phase: 3, verdictOn: '2026-12-31' });
    expect((await at(NEW_YEAR, page)).begun).toMatchObject({ day: 91, phase: 'after' });
  });

  it('of a company without any data says so of every KPI, once, in the same words to both windows', async () => {
    const both = await at(LAST_SECOND, () =>
      Promise.all([speakVerdict(tenant.as.CRO, {}), speakVerdict(tenant.as.CRO, {})]),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const spoken = both.flatMap((one) => (one.ok ? [one.value] : []))[0];
    const lost = both.find(({ ok }) => !ok);
    expect(lost && refusal(lost)).toMatchObject({ code: 'conflict' });
    expect(lost && refusal(lost).message).toContain(spoken?.text);
    expect(spoken?.text).not.toMatch(/NaN|undefined|null|Infinity/);
    const { begun } = await at(NEW_YEAR, page);
    expect(begun).toMatchObject({ soFar: null, spoken: { sha256: spoken?.sha256 } });
    expect(begun?.spoken?.verdict.text).toBe(spoken?.text);
  });
});

describe('an engagement of tomorrow', () => {
  it('has a plan, no day yet, and nothing to judge', async () => {
    tenant = await makeTenant({ zone: 'Pacific/Auckland' });
    await at('2026-12-31T10:00:00Z', async () => {
      value(await startEngagement(tenant.as.CRO, { startOn: '2027-01-01', version: 0 }));
      expect((await page()).begun).toMatchObject({ day: 0, phase: 'before', soFar: null, baseline: null });
      expect(value(await engagementDue(tenant.as.CRO, {}))).toEqual({ baseline: false, verdict: false });
    });
    expect(value(await at(NEW_YEAR, () => engagementDue(tenant.as.CRO, {}))).baseline).toBe(true);
  });
});

describe('two windows on the plan', () => {
  it('tick a step off once, and change it once', async () => {
    const [step] = await steps();
    if (!step) throw new Error('There is no plan');
    const seen = { stepId: step.id, version: step.version };
    const ticked = await Promise.all([
      doneProgrammeStep(tenant.as.CRO, { ...seen, done: true }),
      doneProgrammeStep(tenant.as.CRO, { ...seen, done: true }),
    ]);
    expect(ticked.filter(({ ok }) => ok)).toHaveLength(1);
    const next = { ...seen, version: step.version + 1, phase: 2 as const, dueOn: null };
    const changed = await Promise.all([
      changeProgrammeStep(tenant.as.CRO, { ...next, text: 'Mine' }),
      removeProgrammeStep(tenant.as.CRO, { stepId: step.id, version: step.version + 1 }),
    ]);
    expect(changed.filter(({ ok }) => ok)).toHaveLength(1);
    const lost = changed.find(({ ok }) => !ok);
    expect(lost && refusal(lost)).toMatchObject({ code: 'conflict', details: { version: step.version + 2 } });
  });

  it('begin one engagement', async () => {
    tenant = await makeTenant();
    const both = await at('2026-10-03T08:00:00Z', () =>
      Promise.all([1, 2].map(() => startEngagement(tenant.as.CRO, { startOn: START, version: 0 }))),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await steps()).toHaveLength(12);
  });
});

describe('another company', () => {
  it('finds no step of this one, whatever it does', async () => {
    const [step] = await steps();
    const other = await makeTenant();
    const seen = { stepId: step?.id ?? '', version: step?.version ?? 1 };
    const tries = [
      await doneProgrammeStep(other.as.CRO, { ...seen, done: true }),
      await removeProgrammeStep(other.as.CRO, seen),
      await changeProgrammeStep(other.as.CRO, { ...seen, phase: 1, text: 'Ours', dueOn: null }),
    ];
    expect(tries.map((one) => refusal(one).code)).toEqual(['not_found', 'not_found', 'not_found']);
    expect((await steps())[0]).toEqual(step);
    expect(value(await engagementPage(other.as.CEO, {})).begun).toBeNull();
  });

  it('answers its own readiness only', async () => {
    const other = await makeTenant();
    const answer = { question: 'pre_revenue' as const, answer: 'yes' as const, note: '=1+1 🚚' };
    value(await answerReadiness(tenant.as.CRO, answer));
    expect(value(await showReadiness(other.as.CEO, {})).history).toEqual([]);
    expect(value(await showReadiness(tenant.as.CEO, {})).history).toMatchObject([{ note: '=1+1 🚚' }]);
  });
});

describe('a company that is archived in the middle of its ninety days', () => {
  it('speaks no verdict, keeps its plan, and goes on counting when it is restored', async () => {
    await at(LAST_SECOND, async () => {
      value(await archiveTenant(tenant.as.CRO, {}));
      expect(refusal(await speakVerdict(tenant.as.CRO, {})).code).toBe('rule');
      const step = { phase: 1 as const, text: 'More', dueOn: null };
      expect(refusal(await addProgrammeStep(tenant.as.CRO, step)).code).toBe('rule');
      expect(await steps()).toHaveLength(12);
      expect((await page()).begun).toMatchObject({ day: 90, spoken: null });
      value(await restoreTenant(tenant.as.CRO, {}));
    });
    value(await at(NEW_YEAR, () => speakVerdict(tenant.as.CRO, {})));
  });
});
