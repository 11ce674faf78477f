import { describe, expect, it } from 'vitest';
import type { ChangedDeal } from '@/data/pipeline-changes';
import { STAGE_LABELS } from '@/domain/deals/stages';
import { date } from '@/domain/values/calendar-date';
import { changeWords } from '@/features/history/change-words';

const SAME: ChangedDeal = {
  id: 'd1',
  name: 'Cold chain',
  customer: null,
  kind: 'open',
  stageThen: 'demo',
  stageNow: 'demo',
  closeThen: date('2024-01-31'),
  closeNow: date('2024-01-31'),
  amountThen: 4_100_000n,
  amountNow: 4_100_000n,
  committedThen: false,
  committedNow: false,
  deltaMinor: 0n,
};
const words = (over: Partial<ChangedDeal>, currency = 'USD') =>
  changeWords({ ...SAME, ...over }, STAGE_LABELS, currency);

describe('what happened to a deal between two days', () => {
  it('is nothing where nothing differs', () => {
    expect(words({})).toEqual([]);
    expect(words({ closeThen: null, closeNow: null, amountThen: null, amountNow: null })).toEqual([]);
  });

  it('is one word for a deal that came or left, whatever else changed', () => {
    const busy = { stageNow: 'lead', amountNow: 1n, closeNow: null } as const;
    const said = (['new', 'reopened', 'won', 'lost', 'gone'] as const).map((kind) =>
      words({ kind, ...busy }),
    );
    expect(said).toEqual([['New'], ['Open again'], ['Won'], ['Lost'], ['Gone']]);
  });

  it('names the stages as the tenant does', () => {
    const labels = { ...STAGE_LABELS, demo: 'Proof on site' };
    expect(changeWords({ ...SAME, stageNow: 'hardware_quote_sent' }, labels, 'USD')).toEqual([
      'Proof on site → Hardware Quote Sent',
    ]);
  });

  it.each([
    ['2024-01-31', '2024-02-29', 'Pushed 31 Jan 2024 → 29 Feb 2024'],
    ['2024-01-01', '2023-12-31', 'Pulled in 1 Jan 2024 → 31 Dec 2023'],
    [null, '2024-02-29', 'Close date 29 Feb 2024'],
    ['2024-01-31', null, 'Close date taken away'],
  ])('says which way a close date went: %s to %s', (then, now, text) => {
    const day = (on: string | null) => (on === null ? null : date(on));
    expect(words({ closeThen: day(then), closeNow: day(now) })).toEqual([text]);
  });

  it('writes amounts in the currency, and a missing one as 0', () => {
    expect(words({ amountNow: 12_400_000n })).toEqual(['$41k → $124k']);
    expect(words({ amountThen: null })).toEqual(['$0 → $41k']);
    expect(words({ amountNow: null })).toEqual(['$41k → $0']);
    expect(words({ amountThen: 900n, amountNow: 1_500n }, 'JPY')).toEqual(['¥900 → ¥1.5k']);
  });

  it('says several things in one order: stage, commit, day, amount', () => {
    const all = {
      stageNow: 'hardware_po_received',
      committedNow: true,
      closeNow: null,
      amountNow: 0n,
    } as const;
    expect(words(all)).toEqual([
      'Demo → Hardware PO Received',
      'Commit gained',
      'Close date taken away',
      '$41k → $0',
    ]);
    expect(words({ committedThen: true })).toEqual(['Commit lost']);
    expect(words({ committedThen: true, committedNow: true })).toEqual([]);
  });
});
