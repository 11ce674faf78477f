import { describe, expect, it } from 'vitest';
import { certaintyOf } from '@/domain/forecast/certainty';
import { forecast, forecastMinor } from '@/domain/forecast/forecast';
import { standardBook } from '@/domain/forecast/lead-times';
import { plainForecast, plainMinor } from '@/domain/forecast/plain-model';
import { DEFAULT_LEAD_TIMES } from '@/domain/forecast/types';
import { DEFAULT_STAGE_MODEL } from '@/domain/deals/stages';
import { oursPicture, plainPicture } from '@/features/forecast/forecast-picture';
import { stackSpans } from '@/ui/charts/quarters-picture';
import { committedDeal, day, deal, proof, TODAY } from '../../domain/deals/deal-facts';

const shipped = committedDeal({
  id: 'b',
  evidence: [...committedDeal().evidence, proof('shipment', { units: 200 })],
});
const deals = [
  committedDeal({ id: 'a' }),
  shipped,
  deal({ id: 'c', stage: 'hardware_quote_sent', amountMinor: 90_000n, closeOn: day(20) }),
];
const result = forecast(deals, {
  asOf: TODAY,
  fiscal: { startMonth: 1, kind: 'months' },
  book: standardBook(DEFAULT_LEAD_TIMES, DEFAULT_LEAD_TIMES),
  model: DEFAULT_STAGE_MODEL,
});
const certainty = certaintyOf(result.rows, result.periods.length);

describe('the picture of our forecast', () => {
  const { spec, summary } = oursPicture(result, certainty, 'USD');

  it('stacks each quarter to exactly its forecast', () => {
    expect(spec.periods.map(({ label }) => label)).toEqual(
      result.periods.filter(({ kind }) => kind === 'quarter').map(({ label }) => label),
    );
    spec.periods.forEach((period, index) => {
      const total = result.periods[index]?.total;
      const sum = period.segments.reduce((all, { value }) => all + value, 0);
      expect(sum).toBeCloseTo(total ? Number(forecastMinor(total)) / 100 : NaN, 6);
      expect(period.reach).toBeGreaterThanOrEqual(sum - 1e-9);
    });
  });

  it('puts what has happened at the bottom, then what is ordered', () => {
    const current = spec.periods[0];
    expect(current && stackSpans(current)[0]?.segment).toMatchObject({
      stream: 'hardware',
      certainty: 'actual',
    });
    const all = spec.periods.flatMap(({ segments }) => segments.map((segment) => segment.certainty));
    expect(new Set(all)).toEqual(new Set(['actual', 'commit', 'bestCase']));
    expect(summary).toMatch(/^Q4 2026: \$400 has happened/);
  });
});

describe('the picture of the plain table', () => {
  it('shows its quarters with ours as a tick', () => {
    const plain = plainForecast(deals, { asOf: TODAY, periods: result.periods, negotiation: [] });
    const { spec, summary } = plainPicture(plain, result, 'USD');
    const [first] = spec.periods;
    expect(first?.segments.map(({ certainty: sure }) => sure)).toEqual(['commit', 'pipeline']);
    const total = result.periods[0]?.total;
    expect(first?.marker?.value).toBeCloseTo(total ? Number(forecastMinor(total)) / 100 : NaN, 6);
    expect(plain.periods[0] && plainMinor(plain.periods[0])).toBe(594_000n);
    expect(summary).toContain('the plain table says $5.94k');
  });
});
