import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime';
import type { ComponentProps } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { HourBar } from '@/features/board/components/hour-bar';
import { HourClock } from '@/features/board/components/hour-clock';
import { FIRST_AGENDA } from '@/domain/board/agenda';
import { wordsOf } from '../ceo/words-of';

const NOW = '2026-11-05T15:10:00.000Z';

/** A router that goes nowhere: what is drawn here is drawn once. */
const ROUTER = {
  back: () => undefined,
  forward: () => undefined,
  refresh: () => undefined,
  push: () => undefined,
  replace: () => undefined,
  prefetch: () => undefined,
} as unknown as NonNullable<ComponentProps<typeof AppRouterContext.Provider>['value']>;
const routed = (children: React.ReactElement) => (
  <AppRouterContext.Provider value={ROUTER}>{children}</AppRouterContext.Provider>
);

describe('the clock of the hour', () => {
  const agenda = FIRST_AGENDA.map((item) => ({ ...item, secondsUsed: 0 }));
  const clock = (more: Partial<ComponentProps<typeof HourClock>>) =>
    routed(
      <HourClock
        slug="acme"
        month="2026-10"
        agenda={agenda}
        timer={{ item: null, since: null, used: {} }}
        now={NOW}
        open
        mayWrite
        {...more}
      />,
    );

  it('says what is planned before the hour, and offers nothing to press', () => {
    const words = wordsOf(clock({ open: false }));
    expect(words).toContain('60 min planned');
    expect(words).not.toMatch(/Start|Pause|Next item/);
  });

  it('reckons what runs from the stored instant, the same after every reload', () => {
    const timer = { item: 'kpis', since: '2026-11-05T15:00:00.000Z', used: { actions: 300 } };
    const words = wordsOf(clock({ timer }));
    expect(words).toContain('15:00 of 60 min');
    expect(words).toContain('10:00 of 15 min');
    expect(words).toContain('5:00 of 10 min');
    expect(wordsOf(clock({ timer }))).toBe(words);
  });

  it('marks the running item as the current step, over its time in amber', () => {
    const timer = { item: 'kpis', since: '2026-11-05T14:50:00.000Z', used: {} };
    const markup = renderToStaticMarkup(clock({ timer }));
    expect(markup.match(/aria-current="step"/g)).toHaveLength(1);
    expect(markup).toMatch(/text-look[^>]*>20:00 of/);
  });

  it('lets any other item begin, and has no buttons for who only reads', () => {
    const timer = { item: 'close', since: NOW, used: {} };
    expect(wordsOf(clock({ timer })).match(/Start/g)).toHaveLength(4);
    expect(wordsOf(clock({ timer, mayWrite: false }))).not.toMatch(/Start/);
  });

  it('shows to everybody what an hour used that is not on any more', () => {
    const timer = { item: null, since: null, used: { kpis: 61 } };
    expect(wordsOf(clock({ timer, open: false, mayWrite: false }))).toContain('1:01 of 60 min');
  });
});

describe('the bar of the hour', () => {
  const bar = (timer: ComponentProps<typeof HourBar>['timer'], mayWrite = true) =>
    wordsOf(
      routed(
        <HourBar
          slug="acme"
          month="2026-10"
          agenda={FIRST_AGENDA.map((item) => ({ ...item, secondsUsed: 0 }))}
          timer={timer}
          now={NOW}
          mayWrite={mayWrite}
        />,
      ),
    );
  const since = '2026-11-05T15:05:00.000Z';

  it('says what runs, how much of it is left, and offers the next item', () => {
    const words = bar({ item: 'kpis', since, used: { actions: 300 } });
    expect(words).toContain('10:00 left');
    expect(words).toContain('The KPIs: what moved, and why');
    expect(words).toContain('10:00 of 60 min');
    expect(words).toContain('Pause Next item : Forecast by stream, and what missed');
  });

  it('counts on beyond an item’s time, and has no next item after the last', () => {
    const words = bar({ item: 'close', since: '2026-11-05T15:00:00.000Z', used: {} });
    expect(words).toContain('5:00 over');
    expect(words).toContain('Pause');
    expect(words).not.toContain('Next item');
  });

  it('goes on after a pause, and is only read by the others', () => {
    const paused = { item: null, since: null, used: { actions: 60 } };
    expect(bar(paused)).toContain('Go on');
    expect(bar(paused, false)).not.toContain('Go on');
    expect(bar({ item: 'kpis', since, used: {} }, false)).not.toMatch(/Pause|Next item/);
  });
});
