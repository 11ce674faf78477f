import { describe, expect, it } from 'vitest';
import { bandRows, customerBands, CUSTOMER_BANDS } from '@/domain/kpis/ttfv-bands';
import { clocksOf } from '@/domain/kpis/ttfv-clock';
import { addDays, date } from '@/domain/values/calendar-date';
import { deployed } from './sample-data';

const SIGNED = date('2023-01-01');
const AS_OF = date('2024-03-01');

function site(id: string, days: number | null) {
  return deployed(id, { signedOn: SIGNED, firstValueOn: days === null ? undefined : addDays(SIGNED, days) });
}

const SITES = [
  site('fast/1', 60),
  site('slow/1', 20),
  site('slow/2', 121),
  site('middle/1', 61),
  site('middle/2', null),
  site('never/1', null),
];
const BANDS = customerBands(clocksOf(SITES, AS_OF), (id) => id.split('/')[0] ?? null);
const sums = (startMinor: bigint, retainedMinor: bigint) => ({
  startMinor,
  retainedMinor,
  endMinor: retainedMinor,
});

describe('the band of a customer', () => {
  it('is that of his slowest deployment that arrived; one that still waits changes nothing', () => {
    expect(Object.fromEntries(BANDS)).toEqual({
      fast: 'within_60',
      slow: 'past_120',
      middle: 'within_120',
      never: 'none',
    });
  });
});

describe('what waiting costs', () => {
  const whole = sums(1_000n, 700n);
  const kept = new Map([
    ['fast', sums(400n, 400n)],
    ['slow', sums(300n, 100n)],
    ['never', sums(100n, 0n)],
  ]);
  const renewal = (customerId: string, dueMinor: bigint, renewedMinor: bigint) => ({
    customerId,
    stream: 'software' as const,
    on: AS_OF,
    dueMinor,
    renewedMinor,
  });
  const rows = bandRows(BANDS, whole, kept, [
    renewal('fast', 400n, 400n),
    renewal('slow', 300n, 100n),
    renewal('elsewhere', 50n, 25n),
  ]);
  const of = (band: (typeof CUSTOMER_BANDS)[number]) => rows.find((row) => row.band === band);

  it('is told band by band', () => {
    expect(of('within_60')).toMatchObject({ customers: 1, grr: { ratio: { numerator: 400n } } });
    expect(of('past_120')?.renewalRate.ratio).toEqual({ numerator: 100n, denominator: 300n });
    expect(of('none')?.renewalRate).toMatchObject({
      ratio: null,
      reason: 'Nothing of theirs came up for renewal.',
    });
    expect(of('within_120')?.grr.ratio).toBeNull();
  });

  it('adds up to the whole: who has no deployment is what remains', () => {
    expect(of('elsewhere')).toMatchObject({
      retention: sums(200n, 200n),
      renewal: { dueMinor: 50n, renewedMinor: 25n },
    });
    const total = rows.reduce((sum, { retention }) => sum + retention.retainedMinor, 0n);
    expect(total).toBe(whole.retainedMinor);
    expect(rows.map(({ band }) => band)).toEqual([...CUSTOMER_BANDS]);
  });
});
