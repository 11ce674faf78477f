import { describe, expect, it } from 'vitest';
import { mappingOf, proposedBy, withoutWords, type CopiedMapping } from '@/domain/imports/copied-mapping';
import type { ColumnPlan, Plan } from '@/domain/imports/types';
import { date } from '@/domain/values/calendar-date';

const column = (index: number, name: string, target: string | null): ColumnPlan => ({
  index,
  name,
  target,
  confidence: 'certain',
  reason: 'same name',
  samples: ['Northwind', 'Blue Yonder'],
  suggestion: null,
  reading: { dates: null, decimal: null, percentIsFraction: false, utc: false },
  currency: null,
});
const PLAN: Plan = {
  kind: 'deals',
  preset: 'salesforce',
  columns: [column(0, 'Deal', 'name'), column(1, 'Firm', 'customer'), column(2, 'Colour', null)],
  constants: { rep: 'Ria Rep' },
  stages: {},
  stageChoices: { 'almost there': 'demo' },
  key: { kind: 'columns', names: ['Deal', 'Firm'], columns: [0, 1], proposed: false },
  currency: 'USD',
  rates: { EUR: '1.08' },
  asOf: date('2026-11-22'),
  notes: [],
};
const MAPPING = mappingOf(PLAN, { dates: 'dmy', set: { rep: 'Ria Rep' }, rates: { EUR: '1.08' } });

describe('a mapping to be copied', () => {
  it('is which column is what, and no value of any row', () => {
    expect(MAPPING).toEqual({
      preset: 'salesforce',
      dates: 'dmy',
      key: ['Deal', 'Firm'],
      map: { Deal: 'name', Firm: 'customer' },
      stages: { 'almost there': 'demo' },
    });
    expect(JSON.stringify(MAPPING)).not.toMatch(/Northwind|Ria|1\.08/);
  });

  it('goes without words that name somebody, and without a key that has one', () => {
    const fit = withoutWords(MAPPING, (word) => word === 'Firm');
    expect(fit).toEqual({
      preset: 'salesforce',
      dates: 'dmy',
      map: { Deal: 'name' },
      stages: { 'almost there': 'demo' },
    });
  });
});

describe('what a copied mapping proposes', () => {
  it('is for the columns that the file has, under its own spelling', () => {
    expect(proposedBy(MAPPING, ['deal', 'FIRM', 'Amount'])).toEqual({
      preset: 'salesforce',
      dates: 'dmy',
      key: ['deal', 'FIRM'],
      map: { deal: 'name', FIRM: 'customer' },
      stages: { 'almost there': 'demo' },
    });
  });

  it('leaves out a key whose columns are not all there', () => {
    expect(proposedBy(MAPPING, ['Deal'])).toMatchObject({ map: { Deal: 'name' } });
    expect(proposedBy(MAPPING, ['Deal'])).not.toHaveProperty('key');
  });

  it('is nothing for a file of another kind', () => {
    expect(proposedBy(MAPPING, ['Serial', 'Seen at'])).toBeNull();
    const wide: CopiedMapping = { map: { A: 'name', B: 'customer', C: 'amount' }, stages: {} };
    expect(proposedBy(wide, ['A'])).toBeNull();
    expect(proposedBy({ map: {}, stages: {} }, ['A'])).toBeNull();
  });
});
