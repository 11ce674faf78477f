import { describe, expect, it } from 'vitest';
import { NO_TIME, timed, usedAt } from '@/domain/board/timer';

const at = (seconds: number) =>
  `2026-11-05T15:${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}.000Z`;

describe('the clock of the hour', () => {
  it('counts each item while it runs, and nothing while it rests', () => {
    let timer = timed(NO_TIME, 'start', 'kpis', at(0));
    timer = timed(timer, 'start', 'forecast', at(90));
    expect(timer.used).toEqual({ kpis: 90 });
    timer = timed(timer, 'pause', 'forecast', at(150));
    expect(usedAt(timer, at(900))).toEqual({ kpis: 90, forecast: 60 });
    timer = timed(timer, 'start', 'kpis', at(1000));
    expect(usedAt(timer, at(1010))).toEqual({ kpis: 100, forecast: 60 });
  });

  it('takes two clicks for one', () => {
    const once = timed(NO_TIME, 'start', 'kpis', at(0));
    expect(timed(once, 'start', 'kpis', at(30))).toBe(once);
    expect(timed(NO_TIME, 'pause', 'kpis', at(30))).toBe(NO_TIME);
  });

  it('takes nothing away where a clock went backwards', () => {
    const running = timed({ ...NO_TIME, used: { kpis: 40 } }, 'start', 'kpis', at(100));
    expect(usedAt(running, at(50))).toEqual({ kpis: 40 });
  });
});
