import { describe, expect, it } from 'vitest';
import { checkWords } from '@/features/audit/check-words';
import { CHECK_IDS } from '@/domain/audit/types';
import { auditThresholdsOf, DEFAULT_SETTINGS, SETTING_IDS } from '@/domain/settings/settings';
import { SETTING_GROUPS, SETTING_WORDS, settingText, shownNumber } from '@/features/settings/setting-words';

describe('the numbers on the screen', () => {
  it('are all there, each once, each with its words', () => {
    expect(SETTING_GROUPS.flatMap(({ ids }) => ids).sort()).toEqual([...SETTING_IDS].sort());
    const labels = SETTING_IDS.map((id) => SETTING_WORDS[id].label);
    expect(new Set(labels).size).toBe(labels.length);
    for (const id of SETTING_IDS) expect(SETTING_WORDS[id].hint).toMatch(/\.$/);
  });

  it.each([
    ['zombieDays', 90, '90 days'],
    ['quoteToleranceBp', 1000, '10 %'],
    ['quoteToleranceBp', 250, '2.5 %'],
    ['hardwareLifeMonths', 24, '24 months'],
  ] as const)('%s %i reads %s', (id, stored, text) => {
    expect(settingText(id, stored)).toBe(text);
    expect(text.startsWith(shownNumber(id, stored))).toBe(true);
  });
});

describe('the titles of the checks', () => {
  const days = auditThresholdsOf({
    ...DEFAULT_SETTINGS,
    negotiationDays: 45,
    zombieDays: 120,
    verbalYesDays: 7,
  });

  it.each([
    ['negotiation-over-60-days', 'In negotiation for more than 45 days'],
    ['zombie', 'Zombies: quiet for over 120 days'],
    ['verbal-yes-over-30-days', 'Verbal yes older than 7 days'],
  ] as const)('%s says the days in force', (id, title) => {
    expect(checkWords(id, days).title).toBe(title);
  });

  it('and what to do are there for every check', () => {
    for (const id of CHECK_IDS) {
      const { title, advice } = checkWords(id, days);
      expect(title).not.toBe('');
      expect(advice).toMatch(/\.$/);
    }
  });
});
