import { read, utils } from '@e965/xlsx';
import { beforeEach, describe, expect, it } from 'vitest';
import { recordTime } from '@/features/time/commands';
import { monthSentence } from '@/features/time/days-words';
import { exportTime, listTime } from '@/features/time/queries';
import { atInstant } from '@/platform/clock/clock';
import { makeTenant, value, type TestTenant } from '../../support/tenants';
import { engage } from '../terms/the-terms';

const NOON = '2026-02-20T12:00:00Z';
let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant();
  await engage(tenant, { contractedDays: 100 });
});

const write = (input: Partial<Parameters<typeof recordTime>[1]>) =>
  atInstant(NOON, async () =>
    value(await recordTime(tenant.as.CRO, { workedOn: '2026-02-10', minutes: 480, kind: 'work', ...input })),
  );
const file = async (format: 'csv' | 'xlsx') =>
  value(await atInstant(NOON, () => exportTime(tenant.as.CEO, { month: '2026-02', format })));

describe('the file for the invoice', () => {
  it('lists the month by day as CSV, and no note becomes a formula', async () => {
    await write({ note: '=HYPERLINK("http://example.com")' });
    await write({ workedOn: '2026-02-03', minutes: 100, billable: false, kind: 'travel' });
    await write({ workedOn: '2026-01-30' });
    const { fileName, mediaType, pieces } = await file('csv');
    expect([fileName, mediaType]).toEqual([`time-${tenant.slug}-2026-02.csv`, 'text/csv; charset=utf-8']);
    const lines = pieces.join('').trim().split('\r\n');
    expect(lines).toEqual([
      'Day,Person,What,Note,Minutes,Hours,Charged',
      `2026-02-03,CRO of ${tenant.slug},Travel,,100,1.67,no`,
      `2026-02-10,CRO of ${tenant.slug},Work,"'=HYPERLINK(""http://example.com"")",480,8,yes`,
    ]);
  });

  it('adds up on a second sheet: agreed, used, over, and what it costs', async () => {
    await write({ workedOn: '2026-02-10' });
    await write({ workedOn: '2026-02-11', minutes: 240 });
    await write({ workedOn: '2026-02-12', minutes: 120, billable: false });
    const { pieces } = await file('xlsx');
    const book = read(Buffer.concat(pieces.map((piece) => Buffer.from(piece))));
    expect(book.SheetNames).toEqual(['Time', 'Summary']);
    const sheet = book.Sheets['Summary'];
    if (!sheet) throw new Error('There is no summary');
    expect(utils.sheet_to_json(sheet, { header: 1 })).toEqual([
      ['Feb 2026', 'Days', 'Amount, USD'],
      ['Agreed', 1, 1200],
      ['Used', 1.5, 1800],
      ['Over what is agreed', 0.5, 600],
      ['Not charged', 0.25],
      ['Day rate', undefined, 1200],
      ['Hours of a day', 8],
    ]);
  });

  it('says in a sentence what the page shows', async () => {
    const sentence = async () =>
      monthSentence(value(await atInstant(NOON, () => listTime(tenant.as.CRO, {}))).time);
    expect(await sentence()).toBe('0 of 1 day used, 1 left.');
    await write({ minutes: 240 });
    expect(await sentence()).toBe('0.5 of 1 day used, 0.5 left.');
    await write({ workedOn: '2026-02-11' });
    await write({ workedOn: '2026-02-12', billable: false });
    expect(await sentence()).toBe('1.5 of 1 day used, 0.5 over what is agreed. 1 day more is not charged.');
  });
});
