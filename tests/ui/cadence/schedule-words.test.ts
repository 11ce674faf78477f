import { describe, expect, it } from 'vitest';
import { cadenceText, timeText } from '@/features/reviews/cadence-words';
import { scheduleOf, typedOf } from '@/features/reviews/components/cadence/typed-schedule';
import { effectLines, SCHEDULE_LABELS, scheduleText } from '@/features/reviews/schedule-words';
import { zonesFor } from '@/features/reviews/zones';
import { date } from '@/domain/values/calendar-date';
import { momentText } from '@/ui/format/dates';

const VALUES = {
  weekday: 2,
  minuteOfDay: 545,
  zone: 'Europe/Berlin',
  minutes: 30,
  videoLink: null,
  active: true,
};

describe('a moment', () => {
  it.each([
    ['2026-11-24T08:00:00.000Z', 'Europe/Berlin', 'Tue 24 Nov 09:00'],
    ['2026-12-31T11:30:00.000Z', 'Pacific/Auckland', 'Fri 1 Jan 00:30'],
    ['2026-09-01T02:29:00.000Z', 'America/St_Johns', 'Mon 31 Aug 23:59'],
    ['2026-09-02T00:00:00Z', 'UTC', 'Wed 2 Sep 00:00'],
  ])('%s in %s is "%s"', (instant, zone, text) => {
    expect(momentText(instant, zone)).toBe(text);
  });
});

describe('a schedule in words', () => {
  it('names day, time and zone', () => {
    expect(cadenceText(VALUES)).toBe('Tuesdays at 09:05, Europe/Berlin');
    expect([timeText(0), timeText(1439)]).toEqual(['00:00', '23:59']);
  });

  it('has a word for each field, and each value as people read it', () => {
    expect(Object.keys(VALUES).filter((field) => !(field in SCHEDULE_LABELS))).toEqual([]);
    const shown = Object.entries(VALUES).map(([field, value]) => scheduleText(field, value));
    expect(shown).toEqual(['Tuesday', '09:05', 'Europe/Berlin', '30 minutes', 'None', 'On']);
    expect(scheduleText('active', false)).toBe('Off');
    expect(scheduleText('videoLink', 'https://meet.example/a')).toBe('https://meet.example/a');
  });

  it('says what it does to the reviews to come, in the order of their times', () => {
    const to = (startsAt: string) => ({ week: '2026-W49', heldOn: date('2026-12-03'), startsAt });
    const lines = effectLines(
      {
        moved: [{ id: 'b', from: '2026-12-01T08:00:00.000Z', to: to('2026-12-03T13:00:00.000Z') }],
        kept: [
          { id: 'a', startsAt: '2026-11-24T08:00:00.000Z', why: 'prepared' },
          { id: 'e', startsAt: '2026-12-22T08:00:00.000Z', why: 'own_time' },
          { id: 'f', startsAt: '2026-12-29T08:00:00.000Z', why: 'passed' },
        ],
        stopped: [{ id: 'c', startsAt: '2026-12-08T08:00:00.000Z' }],
        resumed: [{ id: 'd', to: to('2026-12-15T08:00:00.000Z') }],
      },
      'Europe/Berlin',
    );
    expect(lines).toEqual([
      'Tue 24 Nov 09:00 stays: somebody prepares it',
      'Tue 1 Dec 09:00 moves to Thu 3 Dec 14:00',
      'Tue 8 Dec 09:00 is skipped',
      'Tue 15 Dec 09:00 takes place again',
      'Tue 22 Dec 09:00 stays: it was given a time of its own',
      'Tue 29 Dec 09:00 stays: its new time has passed',
    ]);
  });
});

describe('the fields of the form', () => {
  it('say again what was put into them', () => {
    expect(scheduleOf(typedOf(VALUES))).toEqual(VALUES);
    const linked = { ...VALUES, videoLink: 'https://meet.example/a', active: false };
    expect(scheduleOf(typedOf(linked))).toEqual(linked);
  });

  it('have no time where none can be read, and no length that is no number', () => {
    const typed = typedOf(VALUES);
    expect(scheduleOf({ ...typed, time: '' }).minuteOfDay).toBeNull();
    expect(scheduleOf({ ...typed, time: '14:30:00' }).minuteOfDay).toBe(870);
    for (const minutes of ['', 'half an hour', '3.5', '-5', '99999'])
      expect(scheduleOf({ ...typed, minutes }).minutes).toBeNaN();
    expect(scheduleOf({ ...typed, minutes: ' 45 ', videoLink: '  ' })).toMatchObject({
      minutes: 45,
      videoLink: null,
    });
  });

  it('offer every zone once, the company’s first', () => {
    const zones = zonesFor('America/St_Johns', 'UTC');
    expect(zones[0]).toBe('America/St_Johns');
    expect(new Set(zones).size).toBe(zones.length);
    expect(zones).toEqual(expect.arrayContaining(['UTC', 'Pacific/Auckland', 'Europe/Berlin']));
    expect(zonesFor('UTC', 'Asia/Calcutta').slice(0, 2)).toEqual(['UTC', 'Asia/Calcutta']);
  });
});
