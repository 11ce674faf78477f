import { describe, expect, it } from 'vitest';
import { exampleRows, FORM_COLUMNS } from '@/domain/imports/three-stream-form';
import { fieldOf } from '@/domain/imports/fields';
import { date } from '@/domain/values/calendar-date';
import { planOf, questionIds, table, targets } from './a-plan';

describe('the three-stream form', () => {
  const short =
    'Opportunity|Account|Owner|Stage|PO #|PO date|PO amount|HW units|HW amount|HW ship date|SW ARR|SW activation date|Services amount|Completion date|Weighted';

  it('is known by its streams, by its short names too', () => {
    const result = planOf(
      'deals',
      table(short, 'A|ACME|Ria|Demo||||10|500|2027-01-12|60|2027-03-01|90|2027-04-01|12'),
    );
    expect([result.plan.preset, questionIds(result)]).toEqual(['three-stream', []]);
    expect(targets(result)).toEqual({
      Opportunity: 'name',
      Account: 'customer',
      Owner: 'rep',
      Stage: 'stage',
      'PO #': 'poNumber',
      'PO date': 'poOn',
      'PO amount': 'poAmount',
      'HW units': 'units',
      'HW amount': 'hardwareAmount',
      'HW ship date': 'shipOn',
      'SW ARR': 'softwareAmount',
      'SW activation date': 'activationOn',
      'Services amount': 'servicesAmount',
      'Completion date': 'completionOn',
    });
  });

  it('is not any file with one of its columns', () => {
    expect(
      planOf('deals', table('Deal|Customer|Stage|Hardware amount', 'A|ACME|Demo|5')).plan.preset,
    ).toBeNull();
  });

  it('has a field for each of its columns, each once, and a cell for each in every example', () => {
    const fields = FORM_COLUMNS.map(({ target }) => fieldOf('deals', target)?.id);
    expect(new Set(fields).size).toBe(FORM_COLUMNS.length);
    expect(fields).not.toContain(undefined);
    const rows = exampleRows(date('2026-11-22'));
    expect(rows.map((row) => row.length)).toEqual([FORM_COLUMNS.length, FORM_COLUMNS.length]);
    const poOn = FORM_COLUMNS.findIndex(({ target }) => target === 'poOn');
    expect(rows.map((row) => row[poOn])).toEqual([null, { day: '2026-11-02' }]);
  });
});
