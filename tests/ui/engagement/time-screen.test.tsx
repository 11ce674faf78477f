import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { EntryTable } from '@/features/time/components/entry-table';
import { KeptWeeks } from '@/features/time/components/kept-weeks';
import { MonthSummary } from '@/features/time/components/month-summary';
import { TimerPanel } from '@/features/time/components/timer-panel';
import { typedTime } from '@/features/time/components/time-fields';
import { monthSentence } from '@/features/time/days-words';
import type { ShownEntry } from '@/features/time/queries';
import { timeMonth, type DayTime } from '@/domain/engagement/days';
import type { TermsVersion } from '@/domain/engagement/terms';
import { date } from '@/domain/values/calendar-date';
import { periodOf } from '@/domain/values/fiscal-calendar';
import { aTerm } from '../../domain/engagement/a-term';

const CLOCK = { period: periodOf(date('2026-02-01')), today: date('2026-02-18') };
const month = (terms: Partial<TermsVersion> | null, ...time: DayTime[]) =>
  timeMonth(terms && aTerm(terms), time, CLOCK);
const worked = (day: string, minutes: number): DayTime => ({
  day: date(day),
  kind: 'collaboration',
  minutes,
  billableMinutes: minutes,
});

/** What somebody reads, without the markup. */
function words(element: React.ReactElement): string {
  const markup = renderToStaticMarkup(element);
  return markup
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', '’')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
const labels = (element: React.ReactElement) =>
  [...renderToStaticMarkup(element).matchAll(/aria-label="([^"]*)"/g)].map(([, label = '']) => label);

describe('the month in one look', () => {
  const summary = (time: ReturnType<typeof month>) => (
    <MonthSummary time={time} currency="USD" visits="None agreed" />
  );

  it('says what is left, and the bar says the same to who hears it', () => {
    const time = month({}, worked('2026-02-03', 720));
    expect(words(summary(time))).toContain('1.5 of 10 days 8.5 days left');
    expect(words(summary(time))).toContain('Agreed $12,000');
    expect(labels(summary(time))).toEqual(['1.5 of 10 days used']);
  });

  it('says why the first month has fewer days than agreed', () => {
    const told = monthSentence(month({ startOn: date('2026-02-15') }));
    expect(told).toBe(
      '0 of 5 days used, 5 left. The engagement covers a part of the month: a full one has 10.',
    );
    expect(monthSentence(month({}))).toBe('0 of 10 days used, 10 left.');
  });

  it('says what is over, and what is not agreed', () => {
    const over = month({ contractedDays: 100 }, worked('2026-02-03', 720));
    expect(words(summary(over))).toContain('1.5 of 1 day 0.5 days over');
    const open = month({ contractedDays: null }, worked('2026-02-03', 480));
    expect(words(summary(open))).toContain('No number of days is agreed');
    expect(labels(summary(open))).toEqual(['1 day used, no number agreed']);
  });
});

describe('what the company gives', () => {
  it('is told week by week, in words', () => {
    const time = month({}, worked('2026-02-03', 150), worked('2026-02-10', 60));
    const told = words(<KeptWeeks time={time} />);
    expect(told).toContain('2 Feb – 8 Feb 2:30 of 2:00 Kept');
    expect(told).toContain('9 Feb – 15 Feb 1:00 of 2:00 Not kept');
    expect(told).toContain('16 Feb – 22 Feb 0:00 of 2:00 Running');
    expect(told).toContain('Access to the CRM: granted since 7 Jan 2026.');
  });

  it.each([
    ['not_asked', 'not asked for yet.'],
    ['asked', 'asked for since 7 Jan 2026, not granted yet.'],
    ['refused', 'refused since 7 Jan 2026.'],
  ] as const)('says of access that is %s', (crmAccess, said) => {
    const crmAccessOn = crmAccess === 'not_asked' ? null : date('2026-01-07');
    expect(words(<KeptWeeks time={month({ crmAccess, crmAccessOn })} />)).toContain(
      `Access to the CRM: ${said}`,
    );
  });

  it('asks nothing where nothing is agreed', () => {
    expect(words(<KeptWeeks time={month(null)} />)).toContain('No weekly hours count in this month.');
  });
});

describe('the entries', () => {
  const entry = (change: Partial<ShownEntry>): ShownEntry => ({
    id: 'one',
    userId: 'carla',
    person: 'Carla',
    workedOn: date('2026-02-03'),
    kind: 'work',
    minutes: 90,
    days: 19,
    startedAt: null,
    note: 'Model',
    billable: true,
    state: 'live',
    version: 1,
    recordedAt: '2026-02-03T10:00:00Z',
    by: 'Carla',
    ...change,
  });
  const table = (entries: ShownEntry[], me: string | null, all = sumOf(entries)) => (
    <EntryTable slug="acme" entries={entries} all={all} today="2026-02-18" minutesPerDay={480} me={me} />
  );
  const sumOf = (entries: ShownEntry[]) => ({
    count: entries.length,
    minutes: entries.reduce((sum, { minutes }) => sum + minutes, 0),
    people: new Set(entries.map(({ userId }) => userId)).size,
  });

  it('are corrected by whose they are, and by nobody else', () => {
    const both = [
      entry({}),
      entry({ id: 'two', userId: 'dan', person: 'Dan', workedOn: date('2026-02-04') }),
    ];
    const own = ['Correct 1:30 on 2026-02-03', 'Take out 1:30 on 2026-02-03'];
    expect(labels(table(both, 'carla')).filter((label) => label.includes('1:30'))).toEqual(own);
    expect(labels(table(both, null)).filter((label) => label.includes('1:30'))).toEqual([]);
    expect(words(table(both, null))).toContain('Dan');
    expect(words(table([entry({})], null))).not.toContain('Carla');
  });

  it('add up, and say what is not charged', () => {
    const told = words(
      table([entry({}), entry({ id: 'two', minutes: 45, billable: false, note: null })], null),
    );
    expect(told).toContain('Together 2:15');
    expect(told).toContain('Not charged');
  });

  it('name and add up those of other pages too', () => {
    const told = words(table([entry({})], null, { count: 5000, minutes: 61, people: 2 }));
    expect(told).toContain('All 5,000 entries 1:01');
    expect(told).toContain('Carla');
  });
});

describe('a timer that runs', () => {
  const panel = (now: string, since: string) => {
    const timer = {
      entryId: 'one',
      version: 1,
      startedAt: '2026-02-17T16:40:00Z',
      kind: 'work',
      note: null,
    } as const;
    return words(<TimerPanel slug="acme" timer={timer} now={now} since={since} minutesPerDay={480} />);
  };

  it('says since when', () => {
    const told = panel('2026-02-17T18:40:00Z', '17:40');
    expect(told).toContain('2:00:00 Work since 17:40 Stop Drop it');
  });

  it('was forgotten over night: it asks how long it really was before anybody stops it', () => {
    const told = panel('2026-02-18T09:00:00Z', '17 Feb 2026, 17:40');
    expect(told).toContain('since 17 Feb 2026, 17:40: forgotten? Say how long it really was.');
    expect(told).toContain('Say how long Stop');
  });
});

describe('the line that time is written into', () => {
  const typed = (fields: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return typedTime(form, 480);
  };

  it('reads what was typed', () => {
    const line = {
      length: '0.5d',
      workedOn: '2026-02-03',
      kind: 'visit',
      note: ' Warehouse ',
      billable: 'on',
    };
    expect(typed(line)).toEqual({
      ok: true,
      typed: { workedOn: '2026-02-03', minutes: 240, kind: 'visit', note: 'Warehouse', billable: true },
    });
    const { billable: _charged, note: _note, ...bare } = line;
    expect(typed(bare)).toMatchObject({ typed: { note: null, billable: false } });
  });

  it('says what is missing', () => {
    expect(typed({ workedOn: '2026-02-03' })).toEqual({ ok: false, message: 'Say how long it took.' });
    expect(typed({ length: 'a while' })).toMatchObject({ ok: false });
  });
});
