import { describe, expect, it } from 'vitest';
import { sameFields } from '@/features/reviews/components/preparation/answer-fields';
import {
  clearOldDrafts,
  draftShelf,
  type Draft,
} from '@/features/reviews/components/preparation/draft-shelf';
import { ANN, NOW, Shelf } from './on-desk';

const DAY = 86_400_000;
const draft: Draft = {
  fields: { nextStep: 'Ship the sample by Friday' },
  seen: { nextStep: null },
  version: 2,
  sent: { key: 'k', version: 2, fields: { nextStep: 'Ship' } },
};

describe('the shelf of drafts', () => {
  it('gives back what was put there, question by question', () => {
    const storage = new Shelf();
    const shelf = draftShelf(storage, ANN, NOW);
    shelf.put('d1', 'nextStep', draft);
    expect(shelf.read('d1')).toEqual({ nextStep: draft });
    expect(shelf.read('d2')).toEqual({});
  });

  it('does not take away what another tab has put there since', () => {
    const storage = new Shelf();
    const shelf = draftShelf(storage, ANN, NOW);
    shelf.put('d1', 'nextStep', draft);
    shelf.remove('d1', 'nextStep', { nextStep: 'Something else' });
    expect(shelf.read('d1')).toEqual({ nextStep: draft });
    shelf.remove('d1', 'nextStep', { nextStep: 'Ship the sample by Friday ' });
    expect(shelf.read('d1')).toEqual({});
  });

  it('forgets after thirty days, whoever left it, and touches nothing else', () => {
    const storage = new Shelf();
    storage.setItem('theme', 'dark');
    draftShelf(storage, ANN, NOW - 31 * DAY).put('d1', 'risk', draft);
    draftShelf(storage, { ...ANN, userId: 'ben' }, NOW - 29 * DAY).put('d1', 'risk', draft);
    clearOldDrafts(storage, NOW);
    expect(storage).toHaveLength(2);
    expect(storage.getItem('theme')).toBe('dark');
  });

  it('reads nothing from what is no draft', () => {
    const storage = new Shelf();
    const shelf = draftShelf(storage, ANN, NOW);
    shelf.put('d1', 'risk', draft);
    const name = storage.key(0) ?? '';
    for (const text of ['', 'null', '{', '[]', '{"fields":[]}', '7']) {
      storage.setItem(name, text);
      expect(shelf.read('d1')).toEqual({});
    }
  });

  it('does without where the browser keeps nothing', () => {
    const full = new Shelf();
    full.setItem = () => {
      throw new Error('QuotaExceededError');
    };
    for (const storage of [null, full]) {
      const shelf = draftShelf(storage, ANN, NOW);
      shelf.put('d1', 'risk', draft);
      shelf.remove('d1', 'risk', draft.fields);
      expect(shelf.read('d1')).toEqual({});
    }
    clearOldDrafts(null, NOW);
  });
});

describe('two answers', () => {
  it('are the same whatever the blanks at their ends and the order of the records', () => {
    expect(sameFields({ nextStep: ' Ship ' }, { nextStep: 'Ship' })).toBe(true);
    expect(sameFields({ riskNote: '' }, { riskNote: null })).toBe(true);
    expect(sameFields({ evidenceIds: ['b', 'a'] }, { evidenceIds: ['a', 'b'] })).toBe(true);
    expect(sameFields({ evidenceIds: ['a'] }, { evidenceIds: ['a', 'b'] })).toBe(false);
    expect(sameFields({ riskKind: 'budget' }, { riskKind: 'other' })).toBe(false);
  });
});
