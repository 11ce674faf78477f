import { describe, expect, test } from 'vitest';
import { checkNextStep } from '@/domain/reviews/next-step';
import { date } from '@/domain/values/calendar-date';
import { COMPANIES } from '../../../prisma/demo/companies';
import type { Journey } from '../../../prisma/demo/journey';
import { planLost, planOpen } from '../../../prisma/demo/plan-unwon';
import { planWon } from '../../../prisma/demo/plan-won';
import { chanceOf } from '../../../prisma/demo/random';
import { reviewStep } from '../../../prisma/demo/review-words';
import { tellCompany } from '../../../prisma/demo/tell-company';
import { BEGINNING, dayAt, instantAt } from '../../../prisma/demo/timeline';

const SATURDAY = date('2026-11-21');
const MOST_COMMANDS = 4_000;

describe('days', () => {
  test('a weekend moves away from today, so that past stays past and future stays future', () => {
    expect(dayAt(SATURDAY, -7)).toBe('2026-11-13');
    expect(dayAt(SATURDAY, -6)).toBe('2026-11-13');
    expect(dayAt(SATURDAY, 1)).toBe('2026-11-23');
    expect(dayAt(SATURDAY, 7)).toBe('2026-11-30');
    expect(dayAt(SATURDAY, -1)).toBe('2026-11-20');
  });

  test.each([
    '2026-11-16',
    '2026-11-17',
    '2026-11-20',
    '2026-11-21',
    '2026-11-22',
    '2028-02-29',
    '2027-01-01',
  ])('never turn round, seen from %s', (today) => {
    const anchor = date(today);
    for (let offset = BEGINNING; offset < 200; offset++) {
      expect(dayAt(anchor, offset) <= dayAt(anchor, offset + 1)).toBe(true);
      expect(dayAt(anchor, offset) < anchor).toBe(offset < 0);
    }
  });

  test('things of a day happen one after another within office hours of the zone', () => {
    const day = date('2026-06-15');
    const all = Array.from({ length: 200 }, (_, nth) => instantAt(day, 'Pacific/Auckland', nth, 200));
    expect(all.toSorted()).toEqual(all);
    expect(new Set(all).size).toBe(200);
    expect(all[0]).toBe('2026-06-14T21:00:00.000Z');
    expect((all.at(-1) ?? '') < '2026-06-15T05:00:00.000Z').toBe(true);
  });
});

test('the same words draw the same numbers, other words others', () => {
  const draws = (words: string) => {
    const chance = chanceOf(words);
    return Array.from({ length: 20 }, () => chance.between(1, 6));
  };
  expect(draws('a deal')).toEqual(draws('a deal'));
  expect(draws('a deal')).not.toEqual(draws('another deal'));
  expect(new Set(draws('a deal').concat(draws('b'), draws('c')))).toEqual(new Set([1, 2, 3, 4, 5, 6]));
});

describe.each(COMPANIES)('the deals of $name', (company) => {
  const journeys: Journey[] = [
    ...company.won.map((spec) => planWon(company, spec).journey),
    ...company.lost.map((spec) => planLost(company, spec)),
    ...company.open.map((spec) => planOpen(company, spec)),
  ];

  test('are enough for a company of this size', () => {
    expect(journeys.length).toBeGreaterThanOrEqual(60);
    expect(journeys.length).toBeLessThanOrEqual(90);
  });

  test.each(journeys)('$name goes forward in time', (journey) => {
    const { opened, demo, quote, po, shipments, activated, lost, milestones } = journey;
    const steps = [
      opened,
      demo,
      quote,
      po?.on,
      ...shipments.map(({ on }) => on),
      activated,
      milestones.at(-1),
      lost?.on,
    ];
    const known = steps.filter((step) => step !== null && step !== undefined);
    expect(known.toSorted((a, b) => a - b)).toEqual(known);
    const others = [...journey.touches, ...journey.pushes].map(({ on }) => on);
    const set = [journey.next?.set, journey.verbal?.on, journey.justified?.on].filter(
      (on) => on !== undefined,
    );
    expect(Math.min(...others, ...set)).toBeGreaterThanOrEqual(opened);
    expect(opened).toBeGreaterThanOrEqual(BEGINNING);
  });

  test('never come back to life before they are told anew: what is given up is not touched again', () => {
    for (const { lost, touches, pushes } of journeys) {
      if (!lost) continue;
      expect(Math.max(...[...touches, ...pushes].map(({ on }) => on))).toBeLessThan(lost.on);
    }
  });
});

test('all companies together are told in few enough commands', () => {
  const deeds = COMPANIES.flatMap((company) => tellCompany(company).deeds);
  expect(deeds.length).toBeLessThan(MOST_COMMANDS);
  expect(deeds.length).toBeGreaterThan(2_000);
});

test('every step that a rep names in a review says what, with what and by when', () => {
  const today = date('2026-11-16');
  for (const company of COMPANIES)
    for (const phase of ['lead', 'demo', 'quote', 'ordered'] as const)
      for (let draw = 0; draw < 12; draw++) {
        const about = { catalogue: company.catalogue, units: 480 };
        const step = reviewStep(chanceOf(`${draw}`), phase, about);
        expect(checkNextStep(`${step} by 20 Nov 2026`, today)).toMatchObject({ ok: true });
      }
});

test('nobody has two names: contacts, numbers and sign-ins belong to one company', () => {
  const customers = COMPANIES.flatMap(
    ({ base, won }) => new Set([...base, ...won].map(({ customer }) => customer)),
  );
  const names = customers.flatMap((set) => [...set]);
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(COMPANIES.map(({ prefix }) => prefix)).size).toBe(COMPANIES.length);
  expect(new Set(COMPANIES.map(({ domain }) => domain)).size).toBe(COMPANIES.length);
});
