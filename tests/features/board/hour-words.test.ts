import { describe, expect, it } from 'vitest';
import { FIRST_AGENDA } from '@/domain/board/agenda';
import { NO_TIME, timed } from '@/domain/board/timer';
import { hourAt, leftWords } from '@/features/board/hour-words';

const AGENDA = FIRST_AGENDA.map((item) => ({ ...item, secondsUsed: 0 }));
const at = (time: string) => `2026-12-05T${time}.000Z`;

describe('the hour', () => {
  it('proposes the first item until it begins', () => {
    const { current, next, usedSeconds, plannedMinutes } = hourAt(AGENDA, NO_TIME, {
      now: at('09:00:00'),
      seconds: 5,
    });
    expect([current, next?.key, usedSeconds, plannedMinutes]).toEqual([null, 'actions', 0, 60]);
  });

  it('says what runs, how much of it is left, and what comes next', () => {
    const timer = timed(NO_TIME, 'start', 'actions', at('09:00:00'));
    const { current, next, usedSeconds } = hourAt(AGENDA, timer, { now: at('09:07:00'), seconds: 12 });
    expect([current?.key, current?.spent, next?.key, usedSeconds]).toEqual(['actions', 432, 'kpis', 432]);
    expect(current && leftWords(current)).toEqual({ text: '2:48', over: false });
  });

  it('counts on beyond the minutes of an item', () => {
    const timer = timed(NO_TIME, 'start', 'close', at('09:00:00'));
    const { current, next } = hourAt(AGENDA, timer, { now: at('09:06:05'), seconds: 0 });
    expect(next).toBeNull();
    expect(current && leftWords(current)).toEqual({ text: '1:05 over', over: true });
  });

  it('goes on with what has minutes left after a pause', () => {
    const ran = timed(NO_TIME, 'start', 'actions', at('09:00:00'));
    const over = timed(ran, 'start', 'kpis', at('09:11:00'));
    const paused = timed(over, 'pause', 'kpis', at('09:12:00'));
    const { current, next } = hourAt(AGENDA, paused, { now: at('09:30:00'), seconds: 30 });
    expect([current, next?.key, next?.spent]).toEqual([null, 'kpis', 60]);
  });
});
