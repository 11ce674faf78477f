import { describe, expect, it } from 'vitest';
import type { SiteBeside } from '@/domain/revenue/losses';
import { date } from '@/domain/values/calendar-date';
import {
  blockedText,
  clockText,
  failuresText,
  lossesSentence,
  paceSentence,
} from '@/features/revenue/loss-words';
import { paidHref, readView, revenueHref } from '@/features/revenue/revenue-address';
import { growthSentence, nextMonthText, signedSentence, sumText } from '@/features/revenue/revenue-words';
import { periodOf } from '@/domain/values/fiscal-calendar';

const BRIDGE = {
  openingMinor: 100_000n,
  newMinor: 60_000n,
  expansionMinor: 0n,
  reactivationMinor: 0n,
  contractionMinor: -10_000n,
  churnMinor: -20_000n,
  fxMinor: 0n,
  closingMinor: 130_000n,
};

const SITE: SiteBeside = {
  deploymentId: 'd',
  site: 'Rotterdam',
  kind: 'production',
  named: false,
  clock: { state: 'arrived', days: 143, band: 'past_120' },
  blocked: {
    total: 31,
    byCause: { hardware_installation: 0, network_configuration: 21, integration: 0, customer: 10 },
  },
  failures: { failures: 2, devices: 14, open: 1 },
};

describe('what a window did to ARR', () => {
  it('is a sentence', () => {
    expect(growthSentence(BRIDGE, 'USD')).toBe('$600 won, and 50\u00a0% of it lost again.');
    expect(growthSentence({ ...BRIDGE, churnMinor: 0n, contractionMinor: 0n }, 'USD')).toBe(
      '$600 won, nothing lost.',
    );
    expect(growthSentence({ ...BRIDGE, newMinor: 0n }, 'USD')).toBe('$300 lost, nothing won.');
    expect(growthSentence({ ...BRIDGE, newMinor: 20_000n, fxMinor: 1_000n }, 'USD')).toBe(
      'More was lost ($300) than won ($200). Currencies +$10.',
    );
  });

  it('is a sum that can be checked', () => {
    expect(sumText(BRIDGE, 'USD')).toBe('$1k + new $600 − contraction $100 − churn $200 = $1.3k');
  });

  it('says what begins first of what is signed', () => {
    const asOf = date('2026-11-22');
    expect(signedSentence({ rows: [], count: 0, addsMinor: 0n }, asOf)).toBe(
      'Everything that was signed by 22 Nov 2026 is live.',
    );
  });

  it('names the months that the first closing takes along', () => {
    const period = periodOf(date('2026-10-01'));
    expect(nextMonthText({ period, from: date('2026-10-01') })).toBe('Oct 2026');
    expect(nextMonthText({ period, from: date('2025-01-01') })).toBe(
      'Oct 2026, with all months from Jan 2025 on,',
    );
  });
});

describe('how a site went', () => {
  it('is told in its three parts', () => {
    expect(clockText(SITE)).toBe('First value after 143\u00a0d');
    expect(failuresText(SITE)).toBe('2 failures of 14 devices');
    expect(blockedText(SITE)).toBe(
      'Blocked 31\u00a0d: network configuration 21\u00a0d, the customer 10\u00a0d',
    );
    const clock = { state: 'none', why: 'unsigned' } as const;
    expect(clockText({ ...SITE, clock })).toBe('No signature on record');
    expect(clockText({ ...SITE, clock, kind: 'pilot' })).toBe('Pilot');
  });

  it('says how much was lost where first value was late', () => {
    const soon = { ...SITE, clock: { state: 'arrived', days: 30, band: 'within_60' } as const };
    const untold = { ...SITE, clock: { state: 'none', why: 'pilot' } as const };
    const losses = [
      { amountMinor: -3_000n, sites: [soon, SITE] },
      { amountMinor: -1_000n, sites: [soon] },
      { amountMinor: -9_000n, sites: [untold] },
    ];
    expect(paceSentence(losses)).toBe(
      'Of what was lost with a first value to look at, 75\u00a0% was lost where it took more than 60 days or never came.',
    );
    expect(paceSentence([{ amountMinor: -9_000n, sites: [untold] }])).toBeNull();
  });
});

describe('what was lost', () => {
  const share = { ratio: { numerator: -3_000n, denominator: -4_000n } };
  const price = { reason: 'price' as const, amountMinor: -3_000n, count: 1, share };

  it('is a sentence that asks for the missing reasons first', () => {
    expect(lossesSentence({ reasons: [], totalMinor: 0n, count: 0 }, 'USD')).toBe('Nothing was lost.');
    expect(lossesSentence({ reasons: [price], totalMinor: -4_000n, count: 3 }, 'USD')).toBe(
      '$40 lost in 3 steps. 75\u00a0% is put down to price.',
    );
    const open = { ...price, reason: null, count: 2 };
    expect(lossesSentence({ reasons: [open, price], totalMinor: -7_000n, count: 3 }, 'USD')).toBe(
      '$70 lost in 3 steps. 2 of them have no reason yet.',
    );
  });
});

describe('the address of a page of revenue', () => {
  const id = '0198c1f0-aaaa-7bbb-8ccc-0123456789ab';

  it('keeps the whole view, and leaves out what stands anyway', () => {
    expect(revenueHref('acme', 'overview', readView({}))).toBe('/t/acme/revenue');
    const view = { asOf: '2026-10-31', window: 'all', by: 'month', stream: 'software', kind: 'churn' };
    const href = revenueHref('acme', 'movements', readView({ ...view, customer: id, constant: '1' }));
    expect(href).toContain('/t/acme/revenue/movements?');
    const again = readView(Object.fromEntries(new URL(href, 'https://x.example').searchParams));
    expect(again).toEqual(readView({ ...view, customer: id, constant: '1' }));
    expect(again).toMatchObject({ kind: 'churn', customerId: id, constant: true });
  });

  it('reads what it does not know as nothing', () => {
    expect(readView({ window: 'week', kind: 'x', stream: ['a'], customer: '1', asOf: 'soon' })).toEqual(
      readView({}),
    );
  });

  it('leads to who paid: all of them, or one', () => {
    const on = date('2026-09-30');
    expect(paidHref('acme', on, readView({ stream: 'hardware', constant: '1' }))).toBe(
      '/t/acme/revenue/customers?on=2026-09-30&stream=hardware&constant=1',
    );
    expect(paidHref('acme', on, readView({ customer: id }))).toBe(
      `/t/acme/revenue/customers/${id}?asOf=2026-09-30`,
    );
    expect(paidHref('acme', on, readView({ customer: id, constant: '1' }))).toBeNull();
  });
});
