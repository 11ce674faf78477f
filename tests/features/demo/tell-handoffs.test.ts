import { describe, expect, test } from 'vitest';
import { COMPANIES } from '../../../prisma/demo/companies';
import { planWon } from '../../../prisma/demo/plan-won';
import { tellHandoff, tellTemplate } from '../../../prisma/demo/tell-handoffs';
import { YESTERDAY } from '../../../prisma/demo/timeline';

// What the story does with each order, told from its days alone; the performance itself is another test's.

describe.each(COMPANIES)('the handoffs of $name', (company) => {
  const orders = company.won.map(({ po }) => po).toSorted((a, b) => b - a);
  const told = company.won.map((spec) => {
    const win = planWon(company, spec);
    const nth = orders.indexOf(spec.po);
    const deeds = tellHandoff(company, win, { deal: { dealId: '', version: 1 }, nth });
    return { win, nth, days: deeds.map(({ on }) => on) };
  });
  const of = (nth: number) => told.filter((each) => each.nth === nth);

  test('leave the latest order without one, the next waiting and the third returned', () => {
    expect(of(0).map(({ days }) => days)).toEqual([[]]);
    expect(of(1).map(({ days }) => days.length)).toEqual([1]);
    expect(of(2).map(({ days }) => days.length)).toEqual([2]);
    expect(of(2).every(({ days }) => days.every((on) => on <= YESTERDAY))).toBe(true);
  });

  test('reach delivery in every other order that is on its way', () => {
    const running = told.filter(({ win, nth }) => nth > 2 && win.journey.activated === null);
    expect(running.every(({ days }) => days.length >= 2)).toBe(true);
    expect(told.filter(({ days }) => days.length > 2).length).toBeGreaterThanOrEqual(4);
  });

  test('come after the order and the template, and are worked on only once accepted', () => {
    const [published] = tellTemplate(company);
    for (const { win, days } of told) {
      const [offered, answered, ...done] = days;
      if (offered === undefined) continue;
      expect(offered).toBeGreaterThan(win.spec.po);
      expect(offered).toBeGreaterThan(published?.on ?? 0);
      if (answered !== undefined) expect(answered).toBeGreaterThan(offered);
      expect(done.every((on) => on > (answered ?? 0) && on <= YESTERDAY)).toBe(true);
    }
  });

  test('finish some plans and leave something open in others', () => {
    const accepted = told.filter(({ days, nth }) => nth > 2 && days.length >= 2);
    const finished = accepted.filter(({ days }) => days.length === 7);
    expect(finished.length).toBeGreaterThanOrEqual(1);
    expect(finished.length).toBeLessThan(accepted.length);
  });
});
