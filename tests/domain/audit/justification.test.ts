import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeJustification, latestExcuse } from '@/domain/audit/justification';
import { day, TODAY } from '../deals/deal-facts';

type Asked = Parameters<typeof judgeJustification>[0];
const judge = (over: Partial<Asked> = {}) =>
  judgeJustification({
    untilOn: day(30),
    today: TODAY,
    lastActivityOn: day(-100),
    earlier: [],
    role: 'REP',
    ...over,
  });
const said = (offset: number, accepted: boolean | null = null) => ({ recordedOn: day(offset), accepted });

describe('a justification', () => {
  test('holds for at most 90 days from today, and not for the past', () => {
    expect(judge({ untilOn: day(90) }).ok).toBe(true);
    expect(judge({ untilOn: latestExcuse(TODAY) }).ok).toBe(true);
    for (const untilOn of [day(91), day(0), day(-1)])
      expect(judge({ untilOn })).toMatchObject({ ok: false, refusal: { code: 'invalid' } });
  });

  test('waits for the CRO from the second of one silence on', () => {
    expect(judge()).toEqual({ ok: true, value: { escalated: false } });
    expect(judge({ earlier: [said(-50)] })).toEqual({ ok: true, value: { escalated: true } });
    expect(judge({ earlier: [said(-50, true)] })).toEqual({ ok: true, value: { escalated: true } });
  });

  test('starts anew after activity', () => {
    expect(judge({ earlier: [said(-120)] })).toEqual({ ok: true, value: { escalated: false } });
    expect(judge({ earlier: [said(-120, false)], lastActivityOn: day(-90) }).ok).toBe(true);
  });

  test('is no way around a refusal: then only activity helps', () => {
    expect(judge({ earlier: [said(-9, false)] })).toMatchObject({ ok: false, refusal: { code: 'rule' } });
    expect(judge({ earlier: [said(-9, false)], role: 'CRO' }).ok).toBe(false);
  });

  test("of the CRO's own needs nobody else", () => {
    expect(judge({ earlier: [said(-50)], role: 'CRO' })).toEqual({ ok: true, value: { escalated: false } });
  });

  test('of a deal without any activity is of one silence with all earlier ones', () => {
    expect(judge({ lastActivityOn: null, earlier: [said(-400)] })).toEqual({
      ok: true,
      value: { escalated: true },
    });
  });
});

test('a rep never excuses one silence twice on his own word', () => {
  const offsets = fc.array(fc.integer({ min: -200, max: 0 }), { maxLength: 5 });
  fc.assert(
    fc.property(offsets, fc.integer({ min: -200, max: -1 }), (earlier, active) => {
      const judged = judge({ earlier: earlier.map((offset) => said(offset)), lastActivityOn: day(active) });
      if (!judged.ok) throw new Error('refused without a refusal before');
      expect(judged.value.escalated).toBe(earlier.some((offset) => offset > active));
    }),
  );
});
