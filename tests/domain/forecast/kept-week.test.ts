import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keptWeek } from '@/domain/forecast/back-test';
import { plainForecast, plainMinor } from '@/domain/forecast/plain-model';
import { replay, winsByWord } from '@/domain/forecast/replay';
import { periodsOfRecords, snapshotDeals } from '@/domain/forecast/snapshot-deals';
import { figuresOf, startTally, tallyDeals } from '@/domain/forecast/snapshot-figures';
import { addDays } from '@/domain/values/calendar-date';
import { rules, someCalendar, someDay, someDeals } from './snapshot-world';

test('a kept forecast says what a replay of its day says, and what happened in the quarter before', () => {
  fc.assert(
    fc.property(someDeals, someCalendar, someDay, (drawn, fiscal, asOf) => {
      // Some of the wins closed lately, with or without a document.
      const deals = drawn.map((deal, i) => ({
        ...deal,
        closedOn: i % 2 === 0 ? addDays(asOf, -i) : deal.closedOn,
      }));
      const settings = rules({ asOf, fiscal });
      const periods = periodsOfRecords(settings);
      const tally = startTally(periods);
      tallyDeals(tally, snapshotDeals(deals, settings));
      const plain = plainForecast(deals, { asOf, periods, negotiation: [] }).periods.map(plainMinor);
      const figures = figuresOf(tally, { plain, byWord: winsByWord(deals, periods, asOf) }, settings.book);
      const week = keptWeek(asOf, deals.length, figures);
      const replayed = replay(deals, { ...settings, negotiation: [] });
      expect(week.ours.slice(1)).toEqual(replayed.ours);
      expect(week.plain.slice(1)).toEqual(replayed.plain);
      expect([week.basis, week.ours.length]).toEqual(['recorded', 6]);
    }),
  );
});
