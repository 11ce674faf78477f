import { describe, expect, it } from 'vitest';
import { lineInput } from '@/domain/deals/line-input';
import { date } from '@/domain/values/calendar-date';
import {
  draftOf,
  newDraft,
  pricedMinor,
  problemOf,
  readDrafts,
  type LineDraft,
} from '@/features/deals/line-draft';
import { hoursWords, lineNotes, planWords } from '@/features/deals/components/line-words';

const LINE = {
  ...lineInput.parse({
    stream: 'hardware',
    description: 'Gateways',
    units: 1000,
    unitPriceMinor: '9500',
    amountMinor: '9500000',
    promisedOn: '2027-01-12',
    product: 'TempSense',
    supplier: 'Nordchip',
    shipmentPlan: [{ units: 400, promisedOn: '2027-01-12' }],
  }),
  id: 'a',
};
const work = (change: Partial<LineDraft>): LineDraft => ({
  ...newDraft('services', 'k'),
  amount: '900',
  ...change,
});
const problem = (draft: LineDraft) => {
  const read = readDrafts([draft], 'USD');
  return read.ok ? null : read.problem.field;
};

describe('the lines of a form', () => {
  it('come back as they were when nothing was typed', () => {
    const read = readDrafts([draftOf(LINE, 'USD')], 'USD');
    const [line] = read.ok ? read.lines : [];
    const { id, ...sent } = line ?? { id: null };
    expect({ ...lineInput.parse(sent), id }).toEqual(LINE);
  });

  it('take units times price as the amount where none is typed', () => {
    const draft = { ...newDraft('hardware', 'k'), units: '1,000', unitPrice: '12.50' };
    expect(pricedMinor(draft, 'USD')).toBe(1_250_000n);
    const read = readDrafts([draft], 'USD');
    expect(read.ok && read.lines[0]).toMatchObject({ amountMinor: '1250000', units: 1000 });
    expect(problem(newDraft('hardware', 'k'))).toBe('amount');
  });

  it('leave out what the kind of line does not have', () => {
    const typed = { timeAndMaterials: true, expectedHours: '300', hoursDone: '12', overInstallation: true };
    const of = (draft: LineDraft) => {
      const read = readDrafts([draft], 'USD');
      return read.ok ? read.lines[0] : null;
    };
    expect(of(work(typed))).toMatchObject({ expectedHours: 300, hoursDone: 12, overInstallation: false });
    expect(of(work({ ...typed, timeAndMaterials: false }))).toMatchObject({
      expectedHours: null,
      hoursDone: null,
      overInstallation: true,
    });
    expect(of(work({ ...typed, recurring: true }))).toMatchObject({
      timeAndMaterials: false,
      hoursDone: null,
    });
    const yearly = { ...draftOf(LINE, 'USD'), recurring: true };
    expect(of(yearly)?.shipmentPlan).toEqual([]);
  });

  it('name the field that cannot be read', () => {
    expect(problem(work({ description: ' ' }))).toBe('description');
    expect(problem(work({ units: 'ten' }))).toBe('units');
    expect(problem(work({ amount: '-5' }))).toBe('amount');
    expect(problem(work({ timeAndMaterials: true, hoursDone: '1.5' }))).toBe('hoursDone');
    const plan = [{ key: 'p', units: '5', promisedOn: '' }];
    expect(problem({ ...draftOf(LINE, 'USD'), plan })).toBe('plan');
  });

  it('show a refusal at the line that it names', () => {
    const drafts = [draftOf(LINE, 'USD'), work({})];
    expect(problemOf({ 'lines.1.hoursDone': 'No' }, drafts)).toEqual({
      key: 'k',
      field: 'hoursDone',
      message: 'No',
    });
    expect(problemOf({ 'lines.0.shipmentPlan': 'Too many' }, drafts)).toMatchObject({
      key: 'a',
      field: 'plan',
    });
    expect(problemOf({ amountMinor: 'No' }, drafts)).toBeNull();
  });
});

describe('a line in words', () => {
  it('says product, supplier, plan and how work is earned', () => {
    expect(planWords(LINE.shipmentPlan)).toBe('400 on 12 Jan 2027');
    expect(lineNotes(LINE)).toEqual(['TempSense from Nordchip', 'Planned: 400 on 12 Jan 2027']);
    const hourly = { ...LINE, timeAndMaterials: true, hoursDone: 120, shipmentPlan: [], product: null };
    expect(lineNotes(hourly)).toEqual(['from Nordchip', 'Time and materials, 120 hours worked']);
    expect(hoursWords({ ...hourly, expectedHours: 300, hoursDone: null })).toBe('0 of 300 hours worked');
    expect(hoursWords(LINE)).toBeNull();
    expect(
      lineNotes({
        ...LINE,
        product: null,
        supplier: null,
        shipmentPlan: [],
        overInstallation: true,
        promisedOn: date('2027-01-01'),
      }),
    ).toEqual(['Earned by the day over the installation']);
  });
});
