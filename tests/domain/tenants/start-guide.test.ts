import { describe, expect, it } from 'vitest';
import { numberedSlug, slugOf } from '@/domain/tenants/slug';
import { START_STEPS, startGuide, type StartFacts } from '@/domain/tenants/start-guide';

const NOTHING: StartFacts = {
  importedAt: null,
  deals: 0,
  auditSeenAt: null,
  modelSignedAt: null,
  members: 1,
  invited: 0,
  reviewedAt: null,
};
const AT = '2026-11-22T09:00:00.000Z';
const ticked = (facts: Partial<StartFacts>) =>
  startGuide({ ...NOTHING, ...facts })
    .steps.filter(({ done }) => done)
    .map(({ id }) => id);

describe('the start guide', () => {
  it('begins with the import and has nothing done', () => {
    expect(startGuide(NOTHING)).toMatchObject({ done: 0, next: 'import' });
    expect(startGuide(NOTHING).steps.map(({ id }) => id)).toEqual(START_STEPS);
  });

  it.each([
    [{ importedAt: AT }, 'import'],
    [{ deals: 1 }, 'import'],
    [{ auditSeenAt: AT }, 'audit'],
    [{ modelSignedAt: AT }, 'stage_map'],
    [{ members: 2 }, 'invite'],
    [{ invited: 1 }, 'invite'],
    [{ reviewedAt: AT }, 'review'],
  ])('ticks %j as %s, and nothing else', (facts, step) => {
    expect(ticked(facts)).toEqual([step]);
  });

  it('names the first step that is not done as the next, and none at the end', () => {
    expect(startGuide({ ...NOTHING, importedAt: AT, modelSignedAt: AT }).next).toBe('audit');
    const all = { importedAt: AT, auditSeenAt: AT, modelSignedAt: AT, members: 3, reviewedAt: AT };
    expect(startGuide({ ...NOTHING, ...all })).toMatchObject({ done: 5, next: null });
  });
});

describe('the address that a name suggests', () => {
  it.each([
    ['Frostline Sensors, Inc.', 'frostline-sensors-inc'],
    ['Ærø Måling A/S', 'aero-maling-a-s'],
    ['Müller & Söhne Großanlagen', 'muller-sohne-grossanlagen'],
    ['  --  ', 'company'],
    ['株式会社', 'company'],
    ['a'.repeat(60), 'a'.repeat(48)],
    [
      'Präzisionssensorik und Fernüberwachung für Wasserwerke GmbH',
      'prazisionssensorik-und-fernuberwachung-fur',
    ],
  ])('of %j is %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  it('is numbered within its length', () => {
    expect(numberedSlug('acme', 2)).toBe('acme-2');
    expect(numberedSlug('a'.repeat(48), 12)).toHaveLength(48);
  });
});
