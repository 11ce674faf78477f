import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkExtension,
  checkPlan,
  conversionRate,
  daysLeft,
  isOverdue,
  refuseOverdue,
  refuseUnmarking,
  scaleLines,
  stateOf,
  type PilotFacts,
} from '@/domain/pilots/pilot';
import { date } from '@/domain/values/calendar-date';

const TODAY = date('2026-11-22');
function pilot(over: Partial<PilotFacts> = {}): PilotFacts {
  const plan = { units: 40, startOn: date('2026-09-01'), criteria: 'Alarms within a minute' };
  return { ...plan, decisionOn: date('2026-11-30'), state: 'running', ...over };
}

describe('a pilot and its decision day', () => {
  it('is in time on the day itself and overdue the day after', () => {
    expect(daysLeft(pilot(), TODAY)).toBe(8);
    expect(isOverdue(pilot({ decisionOn: TODAY }), TODAY)).toBe(false);
    expect(isOverdue(pilot({ decisionOn: date('2026-11-21') }), TODAY)).toBe(true);
    expect(daysLeft(pilot({ decisionOn: date('2026-11-12') }), TODAY)).toBe(-10);
  });

  it('leaves three ways once overdue, and says them', () => {
    const late = pilot({ decisionOn: date('2026-11-12') });
    expect(refuseOverdue(late, TODAY)?.refusal).toMatchObject({
      code: 'rule',
      message: 'This pilot was to be decided by 12 Nov 2026.',
      remedy: 'Convert it, kill it, or ask the CRO to extend it.',
    });
    for (const fine of [
      null,
      pilot(),
      { ...late, state: 'converted' as const },
      { ...late, state: 'killed' as const },
    ])
      expect(refuseOverdue(fine, TODAY)).toBeNull();
  });

  it('is killed by whoever closed its deal as lost', () => {
    expect(stateOf(pilot(), 'lost')).toBe('killed');
    expect(stateOf(pilot(), 'open')).toBe('running');
    expect(stateOf(pilot({ state: 'converted' }), 'lost')).toBe('converted');
  });

  it('cannot be unmarked while it runs', () => {
    expect(refuseUnmarking(pilot(), false)?.refusal.code).toBe('rule');
    expect(refuseUnmarking(pilot(), true)).toBeNull();
    expect(refuseUnmarking(pilot(), undefined)).toBeNull();
    expect(refuseUnmarking(pilot({ state: 'killed' }), false)).toBeNull();
    expect(refuseUnmarking(null, false)).toBeNull();
  });
});

describe('what a pilot is', () => {
  it('is decided after it starts', () => {
    expect(checkPlan(pilot({ decisionOn: date('2026-09-01') }), null, TODAY)).toMatchObject({ ok: false });
    expect(checkPlan(pilot(), null, TODAY).ok).toBe(true);
  });

  it('may be corrected until the day, which nobody moves later that way', () => {
    expect(checkPlan(pilot({ units: 50, decisionOn: date('2026-11-25') }), pilot(), TODAY).ok).toBe(true);
    const later = checkPlan(pilot({ decisionOn: date('2026-12-01') }), pilot(), TODAY);
    expect(later).toMatchObject({ ok: false, refusal: { remedy: expect.stringMatching(/CRO to extend/) } });
    expect(checkPlan(pilot(), pilot({ decisionOn: date('2026-11-01') }), TODAY).ok).toBe(false);
    expect(checkPlan(pilot(), pilot({ state: 'killed' }), TODAY).ok).toBe(false);
  });

  it('is extended to a day after today and after the one that stands', () => {
    expect(checkExtension(pilot(), date('2026-12-15'), TODAY).ok).toBe(true);
    expect(checkExtension(pilot(), date('2026-11-30'), TODAY).ok).toBe(false);
    const late = pilot({ decisionOn: date('2026-11-01') });
    expect(checkExtension(late, TODAY, TODAY).ok).toBe(false);
    expect(checkExtension(late, date('2026-11-23'), TODAY).ok).toBe(true);
    expect(checkExtension(pilot({ state: 'converted' }), date('2026-12-15'), TODAY).ok).toBe(false);
  });

  it('has a decision day that grows by extensions alone, whatever is tried', () => {
    const day = fc
      .integer({ min: 0, max: 60 })
      .map((n) => date(`2026-${n < 30 ? '11' : '12'}-${String((n % 30) + 1).padStart(2, '0')}`));
    fc.assert(
      fc.property(
        fc.array(fc.record({ by: fc.constantFrom('plan' as const, 'extension' as const), day })),
        (tries) => {
          let now = pilot();
          let extended = 0;
          for (const { by, day: decisionOn } of tries) {
            const before = now.decisionOn;
            if (by === 'plan' && checkPlan({ ...now, decisionOn }, now, TODAY).ok)
              now = { ...now, decisionOn };
            if (by === 'extension' && checkExtension(now, decisionOn, TODAY).ok) {
              now = { ...now, decisionOn };
              extended += 1;
            }
            if (now.decisionOn > before) expect(by).toBe('extension');
          }
          if (extended === 0) expect(now.decisionOn <= pilot().decisionOn).toBe(true);
        },
      ),
    );
  });
});

describe('what becomes of pilots', () => {
  it('is the share converted of those decided, n/a while none is', () => {
    expect(conversionRate(['converted', 'killed', 'running', 'converted'])).toEqual({
      ratio: { numerator: 2n, denominator: 3n },
    });
    expect(conversionRate(['running'])).toMatchObject({ ratio: null, reason: expect.any(String) });
  });

  it('grows the lines that are counted in devices and leaves the others', () => {
    const lines = [
      { units: 40, amountMinor: 400_000n, expectedHours: null },
      { units: null, amountMinor: 90_000n, expectedHours: 12 },
    ];
    expect(scaleLines(lines, 40, 500)).toEqual([
      { units: 500, amountMinor: 5_000_000n, expectedHours: null },
      { units: null, amountMinor: 90_000n, expectedHours: 12 },
    ]);
  });
});
