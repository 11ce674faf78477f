import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_LEAD_TIMES } from '@/domain/forecast/types';
import {
  auditThresholdsOf,
  checkSettings,
  DEFAULT_SETTINGS,
  leadTimesOf,
  SETTING_IDS,
  SETTING_RANGES,
} from '@/domain/settings/settings';

const refused = (over: Partial<typeof DEFAULT_SETTINGS>) => {
  const result = checkSettings({ ...DEFAULT_SETTINGS, ...over });
  return result.ok ? {} : (result.refusal.fields ?? {});
};

describe('the numbers of a tenant', () => {
  test('begin with the defaults', () => {
    expect(checkSettings(DEFAULT_SETTINGS)).toEqual({ ok: true, value: DEFAULT_SETTINGS });
    expect(leadTimesOf(DEFAULT_SETTINGS)).toEqual(DEFAULT_LEAD_TIMES);
    expect(auditThresholdsOf(DEFAULT_SETTINGS)).toEqual({
      negotiationDays: 60,
      zombieDays: 90,
      graceDays: 14,
      verbalYesDays: 30,
    });
  });

  test.each(SETTING_IDS)('%s stays in its range and whole', (id) => {
    const [least, most] = SETTING_RANGES[id];
    for (const wrong of [least - 1, most + 1, least + 0.5, Number.NaN])
      expect(refused({ [id]: wrong })[id]).toMatch(/^A whole number from/);
  });

  test('a p80 is never shorter than its p50', () => {
    expect(Object.keys(refused({ hardwareLeadP50: 100, hardwareLeadP80: 99 }))).toEqual(['hardwareLeadP80']);
    expect(Object.keys(refused({ activationLagP80: 20 }))).toEqual(['activationLagP80']);
    expect(refused({ hardwareLeadP50: 95 })).toEqual({});
  });

  test('whatever is accepted lies in its ranges; whatever is refused names a field', () => {
    const any = fc.record(
      Object.fromEntries(SETTING_IDS.map((id) => [id, fc.integer({ min: -5, max: 800 })])) as Record<
        (typeof SETTING_IDS)[number],
        fc.Arbitrary<number>
      >,
    );
    fc.assert(
      fc.property(any, (settings) => {
        const result = checkSettings(settings);
        if (!result.ok) return Object.keys(result.refusal.fields ?? {}).length > 0;
        return SETTING_IDS.every(
          (id) => settings[id] >= SETTING_RANGES[id][0] && settings[id] <= SETTING_RANGES[id][1],
        );
      }),
    );
  });
});
