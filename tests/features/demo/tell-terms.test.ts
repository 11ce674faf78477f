import { describe, expect, test } from 'vitest';
import { COMPANIES } from '../../../prisma/demo/companies';
import { tellKpis } from '../../../prisma/demo/tell-kpis';
import { tellTerms } from '../../../prisma/demo/tell-terms';
import { YESTERDAY } from '../../../prisma/demo/timeline';

// When the terms and the time of each company are told, from their days alone; the performance itself is another test's.

describe.each(COMPANIES)('the engagement of $name', (company) => {
  const days = tellTerms(company).map(({ on }) => on);
  const [agreed = 0, granted = 0, ...worked] = days;

  test('has terms after its first day, and access to the CRM some days later', () => {
    const [begun] = tellKpis(company);
    expect(agreed).toBeGreaterThan(begun?.on ?? 0);
    expect(granted).toBeGreaterThan(agreed);
  });

  test('has time in every week since', () => {
    expect(worked.every((on) => on > agreed)).toBe(true);
    for (let week = agreed + 1; week + 6 <= YESTERDAY; week += 7)
      expect(worked.filter((on) => on >= week && on < week + 7).length).toBeGreaterThanOrEqual(2);
  });

  test('is told the same each time', () => {
    expect(tellTerms(company).map(({ on }) => on)).toEqual(days);
  });
});
