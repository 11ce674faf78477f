import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clocksBoard, clocksFrom } from '@/domain/deployments/board';
import type { DeploymentFact } from '@/domain/deployments/deployment';
import { clockOf, clockRange } from '@/domain/deployments/life';
import { nextStep } from '@/domain/deployments/steps';
import { kpiWindow } from '@/domain/kpis/kpi-data';
import { ttfv } from '@/domain/kpis/ttfv';
import { addDays, date } from '@/domain/values/calendar-date';
import { deployed, kpiData } from '../kpis/sample-data';

const asOf = date('2025-06-30');
const from = clocksFrom(asOf, 1);

/** Signed so many days before the day; first value so many days after the signature, or never yet. */
function site(
  id: string,
  age: number,
  days: number | null = null,
  ended: number | null = null,
): DeploymentFact {
  const signedOn = addDays(asOf, -age);
  return deployed(id, {
    signedOn,
    activatedOn: undefined,
    firstValueOn: days === null ? undefined : addDays(signedOn, days),
    endedOn: ended === null ? undefined : addDays(signedOn, ended),
  });
}

const ids = (list: readonly { deployment: { id: string } }[]) => list.map(({ deployment }) => deployment.id);

describe('the board of clocks', () => {
  it('sorts who waits into up to 60 days, up to 120 and past it, the oldest first', () => {
    const { columns } = clocksBoard(
      [site('a', 60), site('b', 61), site('c', 120), site('d', 121), site('e', 900), site('f', 0)],
      { asOf, from },
    );
    expect(ids(columns.within_60)).toEqual(['a', 'f']);
    expect(ids(columns.within_120)).toEqual(['c', 'b']);
    expect(ids(columns.past_120)).toEqual(['e', 'd']);
  });

  it('shows who has arrived of the last four quarters and this one, the latest first', () => {
    const { columns, lost } = clocksBoard(
      [
        site('old', 900, 30),
        site('a', 100, 30),
        site('b', 100, 90),
        site('later', 100, 101),
        site('gone', 90, null, 40),
      ],
      { asOf, from },
    );
    expect(ids(columns.arrived)).toEqual(['b', 'a']);
    expect(ids(columns.within_120)).toEqual(['later']);
    expect(ids(lost)).toEqual(['gone']);
  });

  it('puts aside what has no clock, and leaves pilots and what is not signed yet to their own', () => {
    const { columns, unread } = clocksBoard(
      [
        { ...site('unsigned', 10), signedOn: null },
        site('fault', 10, -3),
        { ...site('pilot', 10), kind: 'pilot' },
        site('tomorrow', -1),
      ],
      { asOf, from },
    );
    expect(unread.map(({ deployment, why }) => [deployment.id, why])).toEqual([
      ['unsigned', 'unsigned'],
      ['fault', 'fault'],
    ]);
    expect(Object.values(columns).flat()).toEqual([]);
  });

  it('counts what the KPI counts, whatever happened', () => {
    const any = fc.record({
      age: fc.integer({ min: -5, max: 1200 }),
      days: fc.option(fc.integer({ min: -5, max: 400 })),
      ended: fc.option(fc.integer({ min: 0, max: 600 })),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (specs) => {
        const deployments = specs.map(({ age, days, ended }, i) => site(`d${i}`, age, days, ended));
        const data = { ...kpiData(asOf), deployments };
        const kpi = ttfv(data, kpiWindow(asOf, data.fiscalStartMonth));
        const { columns, lost } = clocksBoard(deployments, { asOf, from: kpi.headline.from });
        expect(columns.arrived).toHaveLength(kpi.headline.arrived);
        expect(lost).toHaveLength(kpi.headline.lost);
        for (const band of ['within_60', 'within_120', 'past_120'] as const) {
          expect(columns[band]).toHaveLength(kpi.waiting.filter((one) => one.band === band).length);
        }
      }),
    );
  });

  it('begins with the last four completed quarters', () => {
    expect(from).toBe('2024-07-01');
    expect(clocksFrom(date('2025-06-29'), 1)).toBe('2024-04-01');
    expect(clocksFrom(date('2025-06-29'), 2)).toBe('2024-05-01');
  });
});

describe('the clock of one deployment', () => {
  it('waits, has arrived, was lost, or cannot be read', () => {
    expect(clockOf(site('a', 70), asOf)).toEqual({ state: 'waiting', days: 70, band: 'within_120' });
    expect(clockOf(site('a', 70, 20), asOf)).toEqual({ state: 'arrived', days: 20, band: 'within_60' });
    expect(clockOf(site('a', 300, null, 200), asOf)).toEqual({ state: 'lost', days: 200, band: 'past_120' });
    expect(clockOf({ ...site('a', 70), kind: 'pilot' }, asOf)).toEqual({ state: 'none', why: 'pilot' });
    expect(clockOf({ ...site('a', 70), signedOn: null }, asOf)).toEqual({ state: 'none', why: 'unsigned' });
    expect(clockOf(site('a', 70, -1), asOf)).toEqual({ state: 'none', why: 'fault' });
  });

  it('can be blocked from the signature until first value, the end, or the day', () => {
    const signed = addDays(asOf, -70);
    expect(clockRange(site('a', 70), asOf)).toEqual({ from: signed, until: asOf });
    expect(clockRange(site('a', 70, 20), asOf)).toEqual({ from: signed, until: addDays(signed, 20) });
    expect(clockRange(site('a', 70, null, 30), asOf)?.until).toBe(addDays(signed, 30));
    expect(clockRange(site('a', -1), asOf)).toBeNull();
  });
});

describe('the next day to record', () => {
  it('is the first after the last that is known', () => {
    const life = deployed('a', { signedOn: '2025-01-01', activatedOn: undefined });
    expect(nextStep(life, asOf)).toBe('shipped');
    expect(nextStep({ ...life, installedOn: date('2025-02-01') }, asOf)).toBe('activated');
    expect(nextStep({ ...life, signedOn: null }, asOf)).toBe('signed');
    expect(nextStep({ ...life, firstValueOn: date('2025-02-01') }, asOf)).toBeNull();
    expect(nextStep({ ...life, endedOn: date('2025-02-01') }, asOf)).toBeNull();
  });
});
