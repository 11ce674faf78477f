import { describe, expect, it } from 'vitest';
import { planOf, questionIds, table, targets } from './a-plan';

describe('a mapping', () => {
  it('goes by values too: a column of words is no amount', () => {
    const result = planOf('deals', table('Id|Name|Revenue', '1|A|User Provided', '2|B|System'));
    expect(targets(result)).toEqual({ Id: 'externalId', Name: 'name' });
  });

  it('never sends two columns to one target, and says which was left out', () => {
    const result = planOf('deals', table('Id|Close Date|Expected Close Date', '1|2026-01-01|2026-02-02'));
    expect(targets(result)).toEqual({ Id: 'externalId', 'Expected Close Date': 'closeOn' });
    expect(result.plan.notes.find(({ code }) => code === 'two-columns-one-field')?.message).toContain(
      '"Close Date" is left out',
    );
  });

  it('tells "Next activity" with dates from one with words', () => {
    expect(targets(planOf('deals', table('Id|Next activity', '1|2026-01-01')))).toMatchObject({
      'Next activity': 'nextStepOn',
    });
    expect(targets(planOf('deals', table('Id|Next activity', '1|Call Bob')))).toMatchObject({
      'Next activity': 'nextStep',
    });
  });

  it('takes the longer of two Salesforce ids', () => {
    const result = planOf(
      'deals',
      table('Opportunity ID|Opportunity ID|Stage', '006q000000Hddoh|006q000000HddohAAB|Won'),
    );
    expect(targets(result)).toMatchObject({ 'Opportunity ID (2)': 'externalId' });
  });

  it('only suggests what is merely alike, and never takes it', () => {
    const result = planOf('deals', table('Id|Ammount', '1|5'));
    expect(targets(result)).toEqual({ Id: 'externalId' });
    expect(result.plan.columns[1]).toMatchObject({
      suggestion: 'amount',
      confidence: 'guess',
      samples: ['5'],
    });
  });

  it('takes a name inside a longer header for harmless fields only', () => {
    const result = planOf(
      'deals',
      table('Id|End customer account name|Original close date', '1|Acme|2026-01-01'),
    );
    expect(targets(result)).toEqual({ Id: 'externalId', 'End customer account name': 'customer' });
    expect(result.plan.notes.some(({ code }) => code === 'likely-mapping')).toBe(true);
  });

  it('obeys what a person chose, in any spelling, before everything', () => {
    const of = table('Id|Close Date|Due', '1|2026-01-01|2026-02-02');
    expect(targets(planOf('deals', of, { map: { due: 'closeOn', Id: '' }, key: ['Id'] }))).toEqual({
      Due: 'closeOn',
    });
  });

  it('lets a constant take the place of a column', () => {
    const result = planOf(
      'contracts',
      table('Id|Customer|Start|Monthly fee|Category', '1|Acme|2026-01-01|5|software'),
      { set: { stream: 'services' } },
    );
    expect(targets(result)).not.toHaveProperty('Category');
    expect(result.questions).toEqual([]);
  });

  it('takes a lone status column with stages in it as the stage', () => {
    expect(targets(planOf('deals', table('Id|Status', '1|Proposal', '2|Won')))).toMatchObject({
      Status: 'stage',
    });
    expect(targets(planOf('deals', table('Id|Status', '1|Open', '2|Won')))).toMatchObject({
      Status: 'status',
    });
  });

  it('drops unnamed empty columns and keeps unnamed filled ones out of the import, with notes', () => {
    const { plan } = planOf('deals', table('Id|Amount||', '1|5||x', '2|6||'));
    expect(plan.notes.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['empty-columns', 'unnamed-columns']),
    );
    expect(plan.columns.map(({ name }) => name)).toEqual(['Id', 'Amount', 'Column 3', 'Column 4']);
  });
});

describe('a plan asks', () => {
  it('which of two readings dates have, once for the file, naming the flag', () => {
    const of = table('Id|Close Date|Created Date', '1|01/02/2026|31/12/2025');
    const result = planOf('deals', of);
    expect(questionIds(result)).toEqual(['dates']);
    expect(result.questions[0]).toMatchObject({
      columns: ['Close Date'],
      flag: expect.stringContaining('--dates dmy'),
    });
    expect(planOf('deals', of, { dates: 'mdy' }).plan.columns[1]?.reading.dates).toBe('mdy');
    expect(planOf('deals', of, { dates: 'mdy' }).plan.columns[2]?.reading.dates).toBe('dmy');
  });

  it('nothing about a column that is not imported', () => {
    expect(questionIds(planOf('deals', table('Id|Wibble', '1|01/02/2026')))).toEqual([]);
  });

  it('which mark decimals have', () => {
    const of = table('Id|Amount', '1|1.234', '2|5.678');
    expect(questionIds(planOf('deals', of))).toEqual(['numbers']);
    expect(questionIds(planOf('deals', of, { decimal: ',' }))).toEqual([]);
  });

  it('for what a row is recognised by', () => {
    const result = planOf('deals', table('Owner|Amount', 'Ann|5', 'Ann|5'));
    expect(questionIds(result)).toEqual(['key']);
    expect(questionIds(planOf('deals', table('Owner|Amount', 'Ann|5', 'Bob|6'), { key: ['owner'] }))).toEqual(
      [],
    );
    expect(questionIds(planOf('deals', table('Owner|Amount', 'Ann|5'), { key: ['nobody'] }))).toEqual([
      'key',
    ]);
  });

  it('for required fields, period and stream of contracts', () => {
    const result = planOf('contracts', table('Id|Amount', '1|5'));
    expect(questionIds(result)).toEqual(['mapping', 'mapping', 'period', 'stream']);
    expect(result.questions.map(({ flag }) => flag).join(' ')).toMatch(
      /--map .*--set customer.*--set period.*--set stream/,
    );
  });

  it('about a flag that names no column or no field', () => {
    const of = table('Id', '1');
    expect(questionIds(planOf('deals', of, { map: { Amonut: 'amount' } }))).toEqual(['mapping']);
    expect(questionIds(planOf('deals', of, { map: { Id: 'identity' }, key: ['Id'] }))).toEqual(['mapping']);
    expect(questionIds(planOf('deals', of, { set: { colour: 'red' } }))).toEqual(['mapping']);
  });
});

describe('without an id column', () => {
  it('the smallest set that is unique in the file is proposed', () => {
    const of = table(
      'Created On|Topic|Potential Customer',
      '1/13/2026|A|X',
      '1/14/2026|A|X',
      '1/13/2026|B|X',
    );
    expect(planOf('deals', of).plan.key).toEqual({
      kind: 'columns',
      names: ['Topic', 'Created On'],
      columns: [1, 0],
      proposed: true,
    });
    const single = table('Created On|Topic', '1/13/2026|A', '1/14/2026|B');
    expect(planOf('deals', single).plan.key).toMatchObject({ names: ['Topic'] });
  });

  it('an unknown column that is named like an id and unique comes first', () => {
    expect(planOf('deals', table('Ticket No|Topic', '7|A', '8|B')).plan.key).toMatchObject({
      names: ['Ticket No'],
    });
  });

  it('fact lines are recognised by the whole row', () => {
    const of = table('Deal ID|Qty|Ship date', '1|5|2026-01-01', '1|5|2026-01-01');
    expect(planOf('shipments', of).plan.key).toMatchObject({ kind: 'content' });
  });
});

describe('an answer that nobody can follow', () => {
  it('names the stage flag when there is no such stage', () => {
    const of = table('Id|Stage', '1|Piloting');
    const { questions } = planOf('deals', of, { stages: { Piloting: 'flying' } });
    expect(questions[0]?.message).toContain('There is no stage "flying"');
    expect(questions[0]?.flag).toBe('--stage "Piloting=STAGE"');
    expect(planOf('deals', of, { stages: { Piloting: 'Hardware Quote Sent' } }).questions).toEqual([]);
    expect(planOf('deals', of, { stages: { Piloting: 'won' } }).questions).toEqual([]);
  });
});
