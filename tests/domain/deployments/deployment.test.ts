import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  daysToFirstValue,
  DEPLOYMENT_STATES,
  faultsOf,
  isLiveOn,
  liveFrom,
  stateOn,
  type DeploymentFact,
} from '@/domain/deployments/deployment';
import { addDays, date, type CalendarDate } from '@/domain/values/calendar-date';

type Dates = Partial<
  Record<'signedOn' | 'shippedOn' | 'installedOn' | 'activatedOn' | 'firstValueOn' | 'endedOn', string>
>;

function deployment(dates: Dates): DeploymentFact {
  const on = (key: keyof Dates) => (dates[key] === undefined ? null : date(dates[key]));
  return {
    id: 'd',
    externalId: null,
    site: 'Cold store 4',
    kind: 'production',
    devices: 50,
    acvMinor: 1_200_000n,
    signedOn: on('signedOn'),
    shippedOn: on('shippedOn'),
    installedOn: on('installedOn'),
    activatedOn: on('activatedOn'),
    firstValueOn: on('firstValueOn'),
    endedOn: on('endedOn'),
  };
}

const whole = deployment({
  signedOn: '2024-01-10',
  shippedOn: '2024-02-10',
  installedOn: '2024-03-01',
  activatedOn: '2024-03-10',
  firstValueOn: '2024-03-12',
  endedOn: '2025-03-10',
});

describe('the state at the end of a day', () => {
  it.each([
    ['2024-01-09', 'planned'],
    ['2024-01-10', 'signed'],
    ['2024-02-09', 'signed'],
    ['2024-02-10', 'shipped'],
    ['2024-03-01', 'installed'],
    ['2024-03-10', 'activated'],
    ['2024-03-12', 'first_value'],
    ['2025-03-09', 'first_value'],
    ['2025-03-10', 'ended'],
    ['2030-01-01', 'ended'],
  ])('on %s is %s', (day, state) => {
    expect(stateOn(whole, date(day))).toBe(state);
  });

  it('is the furthest date that has come, whatever is missing before it', () => {
    expect(stateOn(deployment({ activatedOn: '2024-03-10' }), date('2024-03-10'))).toBe('activated');
    expect(stateOn(deployment({}), date('2024-03-10'))).toBe('planned');
  });

  it('never goes back while its dates are in order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { minLength: 6, maxLength: 6 }), fc.nat(400), (gaps, offset) => {
        const days: CalendarDate[] = [];
        for (const gap of gaps) days.push(addDays(days.at(-1) ?? date('2024-01-01'), gap));
        const [signedOn, shippedOn, installedOn, activatedOn, firstValueOn, endedOn] = days;
        const one = deployment({ signedOn, shippedOn, installedOn, activatedOn, firstValueOn, endedOn });
        const rank = (day: CalendarDate) => DEPLOYMENT_STATES.indexOf(stateOn(one, day));
        const day = addDays(date('2024-01-01'), offset);
        expect(rank(addDays(day, 1))).toBeGreaterThanOrEqual(rank(day));
      }),
    );
  });
});

describe('in service', () => {
  it('from the day of activation until the day before its end', () => {
    expect(isLiveOn(whole, date('2024-03-09'))).toBe(false);
    expect(isLiveOn(whole, date('2024-03-10'))).toBe(true);
    expect(isLiveOn(whole, date('2025-03-09'))).toBe(true);
    expect(isLiveOn(whole, date('2025-03-10'))).toBe(false);
  });

  it('without an end, for ever', () => {
    expect(isLiveOn(deployment({ activatedOn: '2024-03-10' }), date('2190-01-01'))).toBe(true);
  });

  it('takes first value, else installation, where no activation is recorded, and says so', () => {
    expect(liveFrom(deployment({ installedOn: '2024-03-01', firstValueOn: '2024-03-12' }))).toEqual({
      day: '2024-03-12',
      standIn: true,
    });
    expect(liveFrom(deployment({ installedOn: '2024-03-01' }))).toEqual({ day: '2024-03-01', standIn: true });
    expect(liveFrom(whole)).toEqual({ day: '2024-03-10', standIn: false });
  });

  it('takes the first value where it came before the recorded activation: data was flowing', () => {
    const early = deployment({ activatedOn: '2024-03-10', firstValueOn: '2024-03-05' });
    expect(liveFrom(early)?.day).toBe('2024-03-05');
  });

  it('not by being signed or shipped', () => {
    const shipped = deployment({ signedOn: '2024-01-10', shippedOn: '2024-02-10' });
    expect(liveFrom(shipped)).toBeNull();
    expect(isLiveOn(shipped, date('2026-01-01'))).toBe(false);
  });
});

describe('days to first value', () => {
  it('count from the signature', () => {
    expect(daysToFirstValue(whole)).toBe(62);
  });

  it('are 0 on the day of signature, and negative before it', () => {
    expect(daysToFirstValue(deployment({ signedOn: '2024-01-10', firstValueOn: '2024-01-10' }))).toBe(0);
    expect(daysToFirstValue(deployment({ signedOn: '2024-01-10', firstValueOn: '2024-01-08' }))).toBe(-2);
  });

  it('are unknown without either date', () => {
    expect(daysToFirstValue(deployment({ signedOn: '2024-01-10' }))).toBeNull();
    expect(daysToFirstValue(deployment({ firstValueOn: '2024-01-10' }))).toBeNull();
  });

  it('count the 29th of February', () => {
    expect(daysToFirstValue(deployment({ signedOn: '2024-02-28', firstValueOn: '2024-03-01' }))).toBe(2);
    expect(daysToFirstValue(deployment({ signedOn: '2023-02-28', firstValueOn: '2023-03-01' }))).toBe(1);
  });
});

describe('dates that contradict each other', () => {
  it('are none in order, on the same day, or where one is missing', () => {
    expect(faultsOf(whole)).toEqual([]);
    expect(faultsOf(deployment({}))).toEqual([]);
    const oneDay = '2024-01-10';
    expect(
      faultsOf(
        deployment({
          signedOn: oneDay,
          shippedOn: oneDay,
          installedOn: oneDay,
          activatedOn: oneDay,
          firstValueOn: oneDay,
          endedOn: oneDay,
        }),
      ),
    ).toEqual([]);
  });

  it.each<[string, Dates]>([
    ['activated_before_shipped', { shippedOn: '2024-02-10', activatedOn: '2024-02-09' }],
    ['activated_before_installed', { installedOn: '2024-02-10', activatedOn: '2024-02-09' }],
    ['first_value_before_signature', { signedOn: '2024-02-10', firstValueOn: '2024-02-09' }],
    ['ended_before_live', { activatedOn: '2024-02-10', endedOn: '2024-02-09' }],
  ])('%s', (fault, dates) => {
    expect(faultsOf(deployment(dates))).toEqual([fault]);
  });

  it('are all listed', () => {
    const wrong = deployment({
      shippedOn: '2024-03-01',
      installedOn: '2024-03-02',
      activatedOn: '2024-02-01',
    });
    expect(faultsOf(wrong)).toEqual(['activated_before_shipped', 'activated_before_installed']);
  });
});
