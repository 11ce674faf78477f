import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  saleSpans,
  stageSpans,
  stageTimes,
  streamSpans,
  streamTimes,
  type SignedDeal,
} from '@/domain/deployments/cycle-times';
import { spanOf } from '@/domain/deployments/spans';
import { addDays, date, daysBetween } from '@/domain/values/calendar-date';

const asOf = date('2025-06-30');

function deal(dealId: string, given: Partial<SignedDeal> = {}): SignedDeal {
  return {
    dealId,
    name: `Deal ${dealId}`,
    createdOn: date('2025-01-01'),
    signedOn: date('2025-03-01'),
    outcome: 'open',
    streams: ['hardware', 'software'],
    shippedOn: null,
    activatedOn: null,
    completedOn: null,
    moves: [
      { from: 'lead', to: 'demo', on: date('2025-01-11') },
      { from: 'demo', to: 'hardware_quote_sent', on: date('2025-01-31') },
      { from: 'hardware_quote_sent', to: 'hardware_po_received', on: date('2025-03-01') },
    ],
    ...given,
  };
}

const daysOf = (spans: readonly { days: number; arrived: boolean }[]) =>
  spans.map(({ days, arrived }) => [days, arrived]);

describe('days in a stage', () => {
  it('run from the move into it to the move out of it; the first from the creation', () => {
    expect(daysOf(stageSpans([deal('a')], 'lead', asOf))).toEqual([[10, true]]);
    expect(daysOf(stageSpans([deal('a')], 'demo', asOf))).toEqual([[20, true]]);
    expect(daysOf(stageSpans([deal('a', { createdOn: null })], 'lead', asOf))).toEqual([]);
  });

  it('count so far while the deal is in it, and not once it is won or lost', () => {
    expect(daysOf(stageSpans([deal('a')], 'hardware_po_received', asOf))).toEqual([[121, false]]);
    expect(stageSpans([deal('a', { outcome: 'won' })], 'hardware_po_received', asOf)).toEqual([]);
    expect(daysOf(stageSpans([deal('a')], 'hardware_quote_sent', date('2025-02-10')))).toEqual([[10, false]]);
  });

  it('are summed over the visits of a deal that came back', () => {
    const moves = [
      { from: 'lead' as const, to: 'demo' as const, on: date('2025-01-11') },
      { from: 'demo' as const, to: 'lead' as const, on: date('2025-01-21') },
      { from: 'lead' as const, to: 'demo' as const, on: date('2025-01-26') },
    ];
    expect(daysOf(stageSpans([deal('a', { moves })], 'lead', asOf))).toEqual([[15, true]]);
    expect(daysOf(stageSpans([deal('a', { moves })], 'demo', asOf))).toEqual([[165, false]]);
    expect(stageTimes([deal('a', { moves: [] })], asOf)).toEqual([]);
  });

  it('of all stages add up to the age of the deal', () => {
    const steps = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 5 });
    const stages = [
      'lead',
      'demo',
      'hardware_quote_sent',
      'hardware_po_received',
      'hardware_shipped',
      'software_activated',
    ] as const;
    fc.assert(
      fc.property(steps, (gaps) => {
        let on = date('2024-01-01');
        const moves = gaps.flatMap((gap, i) => {
          on = addDays(on, gap);
          const [from, to] = [stages[i], stages[i + 1]];
          return from && to ? [{ from, to, on }] : [];
        });
        const one = deal('a', { createdOn: date('2024-01-01'), moves });
        const total = stages
          .flatMap((stage) => stageSpans([one], stage, asOf))
          .reduce((sum, { days }) => sum + days, 0);
        expect(total).toBe(daysBetween(date('2024-01-01'), asOf));
      }),
    );
  });
});

describe('days of a stream', () => {
  it('run from the signature to what the stream is paid for, or so far', () => {
    const done = deal('a', { shippedOn: date('2025-05-10'), activatedOn: date('2025-06-10') });
    const open = deal('b', { activatedOn: date('2025-07-10') });
    expect(daysOf(streamSpans([done, open], 'hardware', asOf))).toEqual([
      [70, true],
      [121, false],
    ]);
    expect(daysOf(streamSpans([done, open], 'software', asOf))).toEqual([
      [101, true],
      [121, false],
    ]);
    expect(streamSpans([done, open], 'services', asOf)).toEqual([]);
    expect(
      streamTimes([done, open], asOf).map(({ stream, span }) => [stream, span.count, span.done]),
    ).toEqual([
      ['hardware', 2, 1],
      ['software', 2, 1],
    ]);
  });

  it('leave out lost deals that never came so far, and ends before the signature', () => {
    expect(streamSpans([deal('a', { outcome: 'lost' })], 'hardware', asOf)).toEqual([]);
    expect(streamSpans([deal('a', { shippedOn: date('2025-02-01') })], 'hardware', asOf)).toEqual([]);
    expect(streamSpans([deal('a', { signedOn: date('2025-07-01') })], 'hardware', asOf)).toEqual([]);
  });
});

describe('the sale', () => {
  it('runs from the creation to the signature; where that makes no sense it has no length', () => {
    expect(daysOf(saleSpans([deal('a')]))).toEqual([[59, true]]);
    expect(saleSpans([deal('a', { createdOn: null }), deal('b', { createdOn: date('2025-03-02') })])).toEqual(
      [],
    );
  });
});

describe('a span', () => {
  const of = (...days: [number, boolean][]) => spanOf(days.map(([d, arrived]) => ({ days: d, arrived })));

  it('counts who is under way with his days so far', () => {
    expect(of([10, true], [20, true], [30, true], [200, false])).toEqual({
      count: 4,
      done: 3,
      median: 20,
      p75: 30,
    });
    expect(of([10, true], [5, false], [20, true])).toEqual({ count: 3, done: 2, median: 10, p75: null });
  });

  it('has no median before half have come to the end', () => {
    expect(of([10, true], [200, false], [200, false])).toMatchObject({ median: null, p75: null });
    expect(of()).toEqual({ count: 0, done: 0, median: null, p75: null });
  });
});
