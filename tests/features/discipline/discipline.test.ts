import { beforeEach, describe, expect, it } from 'vitest';
import { upsertQuarterVariance } from '@/data/quarter-variances';
import { date } from '@/domain/values/calendar-date';
import { cleanUp, undoCleanUp } from '@/features/audit/commands';
import { planBoard, recordAttendance } from '@/features/board/commands-plan';
import { startEngagement } from '@/features/kpis/commands-set';
import { changeTerms } from '@/features/terms/commands';
import { recordTime } from '@/features/time/commands';
import { moveDeal } from '@/features/deals/commands-evidence';
import { showDeal } from '@/features/deals/queries';
import { showDiscipline } from '@/features/discipline/queries';
import { justifyDeal, ruleJustification } from '@/features/justifications/commands';
import { answerRequest, askRequest } from '@/features/requests/commands';
import { signStageModel } from '@/features/stage-models/commands';
import { askException } from '@/features/stage-models/commands-exceptions';
import { atInstant } from '@/platform/clock/clock';
import { withUnit } from '@/platform/db/unit-of-work';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { close } from '../board/a-month';
import { quietDeal } from '../sweeps/a-sweep';

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant({ zone: 'Europe/Berlin' });
});

const on = <T>(day: string, work: () => Promise<T>) => atInstant(`${day}T12:00:00.000Z`, work);
const shown = async (day = '2026-11-20', months = 3) =>
  value(await on(day, () => showDiscipline(tenant.as.CEO, { months })));
const monthsOf = async (day?: string, months?: number) => (await shown(day, months)).months;

const WHY = { why: 'Their board meets soon', evidence: 'Agenda' };
const justify = (day: string, dealId: string, untilOn: string) =>
  on(day, async () => value(await justifyDeal(tenant.as.REP, { dealId, ...WHY, untilOn })));

describe('zombies', () => {
  it('that were justified stand in the month of the justification, with the name of who kept them', async () => {
    const { dealId } = await quietDeal(tenant, 'Quiet', tenant.as.REP);
    await justify('2026-09-30', dealId, '2026-11-15');
    const [november, october, september] = await monthsOf();
    expect(september?.zombies).toEqual({
      kept: [{ dealId, deal: 'Quiet', how: 'justified', by: `REP of ${tenant.slug}`, on: '2026-09-30' }],
      closed: 0,
    });
    expect([november?.zombies.kept, october?.zombies.kept]).toEqual([[], []]);
  });

  it('that were justified again are allowed once the CRO agrees, and not kept once he does not', async () => {
    const { dealId } = await quietDeal(tenant, 'Quiet', tenant.as.REP);
    await justify('2026-09-10', dealId, '2026-09-30');
    const { justificationId } = await justify('2026-10-05', dealId, '2026-12-01');
    const other = await quietDeal(tenant, 'Other', tenant.as.REP);
    await justify('2026-09-10', other.dealId, '2026-09-30');
    const rejected = await justify('2026-10-05', other.dealId, '2026-12-01');
    const rule = (id: string, accepted: boolean) =>
      on('2026-10-06', async () =>
        value(await ruleJustification(tenant.as.CRO, { justificationId: id, accepted, reason: 'Called' })),
      );
    await rule(justificationId, true);
    await rule(rejected.justificationId, false);
    const [, october] = await monthsOf();
    expect(october?.zombies.kept).toMatchObject([{ deal: 'Quiet', how: 'allowed' }]);
  });

  it('that were closed are counted, and those opened again stand as kept, undone or moved back', async () => {
    const deals = [];
    for (const name of ['One', 'Two', 'Three']) deals.push(await quietDeal(tenant, name));
    const close = (dealIds: string[]) =>
      on('2026-10-12', async () => value(await cleanUp(tenant.as.CRO, { dealIds })));
    const [one, two, three] = deals.map(({ dealId }) => dealId);
    const undone = await close([one ?? '']);
    await close([two ?? '', three ?? '']);
    expect((await monthsOf())[1]?.zombies).toMatchObject({ kept: [], closed: 3 });
    await on('2026-11-02', () => undoCleanUp(tenant.as.CRO, { cleanUpId: undone.cleanUpId }));
    await on('2026-11-03', async () => {
      const { version } = value(await showDeal(tenant.as.CRO, { dealId: two ?? '' })).deal;
      value(await moveDeal(tenant.as.CRO, { dealId: two ?? '', version, to: 'lead', reason: 'They called' }));
    });
    const [november, october] = await monthsOf();
    expect(october?.zombies).toEqual({ kept: [], closed: 1 });
    expect(november?.zombies.kept).toMatchObject([
      { deal: 'One', how: 'reopened', by: `CRO of ${tenant.slug}`, on: '2026-11-02' },
      { deal: 'Two', how: 'reopened', by: `CRO of ${tenant.slug}`, on: '2026-11-03' },
    ]);
  });
});

describe('a month', () => {
  it('shows exceptions, the endorsement by its end, and requests by when they were asked', async () => {
    await on('2026-10-08', () => askException(tenant.as.CEO, { askedBp: 9000, why: 'The board' }));
    const ask = (day: string, dueOn: string) =>
      on(day, async () => value(await askRequest(tenant.as.CRO, { text: 'Speak with them', dueOn })));
    const late = await ask('2026-10-05', '2026-10-20');
    await ask('2026-10-06', '2026-10-20');
    await ask('2026-11-16', '2026-11-30');
    await on('2026-11-02', () =>
      answerRequest(tenant.as.CEO, { requestId: late.requestId, version: 1, answer: 'yes' }),
    );
    await on('2026-11-03', () => signStageModel(tenant.as.CEO, { version: 1 }));
    const [november, october] = await monthsOf();
    expect(october).toMatchObject({
      exceptions: [{ asked: '90 % in general', by: `CEO of ${tenant.slug}`, on: '2026-10-08' }],
      requests: { asked: 2, answered: 1, late: 1, overdue: 1 },
      model: { version: 1, endorsed: false },
    });
    expect(november).toMatchObject({
      requests: { asked: 1, answered: 0, late: 0, overdue: 0 },
      model: { endorsed: true },
      weeks: { kept: 0, judged: 0 },
      crm: null,
    });
  });

  it('shows whether the CEO was at its board review', async () => {
    const month = '2026-10';
    const userId = tenant.as.CEO.kind === 'member' ? tenant.as.CEO.userId : '';
    await on('2026-11-02', async () => {
      value(await planBoard(tenant.as.CRO, { month, heldOn: '2026-11-05' }));
      value(await recordAttendance(tenant.as.CRO, { month, userId, attended: false }));
    });
    await on('2026-11-06', async () => void value(await close(tenant, month)));
    const [november, october] = await monthsOf();
    expect(november?.board).toBeNull();
    expect(october?.board).toEqual({
      state: 'closed',
      ceos: [{ name: `CEO of ${tenant.slug}`, answer: null, attended: false }],
    });
  });

  it('shows the weekly hours and the access to the CRM from the first day of the engagement on', async () => {
    await on('2026-10-01', () => startEngagement(tenant.as.CRO, { startOn: '2026-10-01', version: 0 }));
    await on('2026-10-02', async () => {
      const terms = { mode: 'remote' as const, minutesPerDay: 480, weeklyMinutes: 120, visitsPerYear: 0 };
      const access = { crmAccess: 'asked' as const, crmAccessOn: '2026-10-02' };
      value(await changeTerms(tenant.as.CRO, { version: 1, ...terms, ...access }));
    });
    await on('2026-10-14', async () => {
      const together = { workedOn: '2026-10-13', minutes: 120, kind: 'collaboration' as const };
      value(await recordTime(tenant.as.CRO, together));
    });
    const { months, leadership } = await shown();
    const [, october, september] = months;
    expect(october).toMatchObject({
      weeks: { kept: 1, judged: 4 },
      crm: { access: 'asked', since: '2026-10-02' },
    });
    expect(september).toMatchObject({ weeks: { kept: 0, judged: 0 }, crm: null });
    expect(leadership.signs.map(({ sign }) => sign)).toEqual(['endorsement', 'hours', 'crm']);
  });

  it('is as many as are asked for, at most a year, the running one first', async () => {
    const months = await monthsOf('2026-11-20', 12);
    expect(months).toHaveLength(12);
    expect(months[0]?.period).toBe(2026 * 12 + 10);
    expect(refusal(await showDiscipline(tenant.as.CEO, { months: 13 })).code).toBe('invalid');
    expect(refusal(await showDiscipline(tenant.as.VIEWER, {})).code).toBe('not_found');
  });
});

describe('the judgement', () => {
  const none = { hardware: 0n, software: 0n, services: 0n, unsplit: 0n };

  it('reads the kept variance of the last completed quarter beside the signs of three months', async () => {
    const kept = {
      quarterStart: date('2026-07-01'),
      snapshotOn: date('2026-07-01'),
      forecast: { ...none, hardware: 150n },
      actual: { ...none, hardware: 100n },
    };
    expect((await shown()).leadership.state).toBe('kept');
    await withUnit({ tenantId: tenant.id, mode: 'write' }, (unit) =>
      upsertQuarterVariance(unit, kept, '2026-11-01T00:00:00.000Z'),
    );
    for (const day of ['2026-09-02', '2026-10-05', '2026-10-06'])
      await on(day, () => askException(tenant.as.CEO, { askedBp: 9000, why: 'The board' }));
    const found = await shown('2026-11-20', 1);
    expect(found.forecast).toEqual({
      quarter: 'Q3 2026',
      varianceBp: 5000,
      nothingCame: false,
      goalBp: 2000,
    });
    expect(found.leadership).toMatchObject({
      state: 'leadership',
      signs: [{ sign: 'endorsement' }, { sign: 'exceptions' }],
    });
    expect(found.leadership.sentence).toMatch(
      /^The forecast of Q3 2026 was 50 % off, and this is a leadership/,
    );
    await withUnit({ tenantId: tenant.id, mode: 'write' }, (unit) =>
      upsertQuarterVariance(unit, { ...kept, actual: none }, '2026-11-02T00:00:00.000Z'),
    );
    const nothing = await shown('2026-11-20', 1);
    expect(nothing.forecast).toMatchObject({ varianceBp: null, nothingCame: true });
    expect(nothing.leadership.state).toBe('leadership');
  });
});
