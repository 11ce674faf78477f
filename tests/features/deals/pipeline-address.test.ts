import { describe, expect, it } from 'vitest';
import {
  readPipelineAddress,
  rowsQuery,
  sortStates,
  viewQuery,
  withParams,
} from '@/features/deals/pipeline-address';
import { DEFAULT_COLUMNS, readColumns, writeColumns } from '@/features/deals/table-columns';
import { changedIn, readTexts } from '@/features/deals/components/table/typed-fields';
import { date } from '@/domain/values/calendar-date';
import type { TableRow } from '@/features/deals/table-row';

const address = (query: string) =>
  readPipelineAddress(Object.fromEntries(new URLSearchParams(query))).address;

describe('the address of the pipeline', () => {
  it('is read, and what cannot be read is the usual', () => {
    const read = address(
      'outcome=won&stage=nonsense&rep=1&sort=drop&desc=1&cols=acv.nothing.stage&asOf=2026-13-01',
    );
    expect(read).toMatchObject({
      outcome: 'won',
      stage: null,
      rep: null,
      sort: null,
      descending: true,
      asOf: null,
    });
    expect(read.columns).toEqual(['stage', 'acv']);
  });

  it('has one text as a view, whatever the order and however the usual is said', () => {
    const usual = 'cols=stage.counts.amount.weighted.close.step.rep&outcome=open&sort=close';
    expect(viewQuery(address(usual))).toBe('');
    expect(viewQuery(address('q=cold&stage=demo'))).toBe(viewQuery(address('stage=demo&q=cold&after=x')));
    expect(viewQuery(address('cols=acv.stage&sort=amount&desc=1'))).toBe('sort=amount&desc=1&cols=stage.acv');
  });

  it('keeps the clocks with the rows and leaves the columns out', () => {
    expect(rowsQuery(address('cols=acv&asOf=2026-10-01&q=a'))).toBe('q=a&asOf=2026-10-01');
  });

  it('turns the order round when the sorted column is pressed again', () => {
    const raw = { sort: 'amount', q: 'x' };
    const states = sortStates(readPipelineAddress(raw).address, (changes) => withParams('/p', raw, changes));
    expect(states['amount']).toEqual({ direction: 'ascending', href: '/p?sort=amount&q=x&desc=1' });
    expect(states['name']).toEqual({ direction: null, href: '/p?sort=name&q=x' });
  });

  it('writes columns back as they were read', () => {
    expect(readColumns(null)).toEqual(DEFAULT_COLUMNS);
    expect(writeColumns(DEFAULT_COLUMNS)).toBeNull();
    expect(readColumns(writeColumns(['rep', 'stage']))).toEqual(['stage', 'rep']);
  });
});

describe('what is typed into a cell', () => {
  const at = { currency: 'USD', today: date('2026-11-25') };
  it('becomes the fields of the command, or says what is wrong', () => {
    expect(readTexts('amount', { text: '120k', day: '' }, at)).toEqual({
      ok: true,
      edit: { amountMinor: '12000000' },
    });
    expect(readTexts('step', { text: ' Call Ada ', day: 'next fri' }, at)).toEqual({
      ok: true,
      edit: { nextStep: 'Call Ada', nextStepOn: '2026-12-04' },
    });
    expect(readTexts('close', { text: 'soon', day: '' }, at).ok).toBe(false);
    expect(readTexts('name', { text: '  ', day: '' }, at)).toEqual({
      ok: false,
      message: 'A deal needs a name.',
    });
    expect(readTexts('rep', { text: '', day: '' }, at)).toEqual({ ok: true, edit: { repId: null } });
  });

  it('sends only what differs from the row', () => {
    const row = { nextStep: 'Call Ada', nextStepOn: '2026-12-04' } as TableRow;
    expect(changedIn(row, { nextStep: 'Call Ada', nextStepOn: null })).toEqual({ nextStepOn: null });
    expect(changedIn(row, { nextStep: 'Call Ada' })).toBeNull();
  });
});
