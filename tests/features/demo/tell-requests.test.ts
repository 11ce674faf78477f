import { describe, expect, test } from 'vitest';
import { COMPANIES } from '../../../prisma/demo/companies';
import { tellRequests } from '../../../prisma/demo/tell-requests';
import { YESTERDAY } from '../../../prisma/demo/timeline';

// What passes between CRO and CEO, told from its days alone; the performance itself is another test's.

describe.each(COMPANIES)('requests of $name', (company) => {
  const days = tellRequests(company).map(({ on }) => on);

  test('are all of the past, and there are some', () => {
    expect(days.length).toBeGreaterThan(1);
    expect(days.every((on) => on <= YESTERDAY)).toBe(true);
  });
});

test('one CEO endorses at once, one long ago, and one never', () => {
  const counts = COMPANIES.map((company) => [company.key, tellRequests(company).length]);
  expect(Object.fromEntries(counts)).toEqual({ frostline: 7, ampere: 8, waypoint: 3 });
});
