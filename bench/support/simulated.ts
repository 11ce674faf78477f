import { SLIP_POINTS, type RangeInput } from '@/domain/forecast/simulation/range';
import { noDeals } from '@/domain/forecast/simulation/range-input';
import { date } from '@/domain/values/calendar-date';

/** All amounts are multiples of it, so that their exact distribution can be computed. */
export const BIN = 100_000;
const QUARTERS = 5;
const FIRST = 20_727;
const STARTS = [FIRST, FIRST + 92, FIRST + 182, FIRST + 273, FIRST + 365, FIRST + 457];
const STAGES_BP = [1000, 2000, 4000, 7000, 8500, 9500];
const SLIPS = Array.from({ length: SLIP_POINTS }, (_, i) => Math.round((i - 15.5) * 1.8));

/** won: nothing but won or lost, all in one quarter. quarters: the same over five. late: lead times drawn, software earned by the day. */
export type Kind = 'won' | 'quarters' | 'late';

/** A pipeline of deals with three streams each, the same for the same number and kind. */
export function pipelineOf(count: number, kind: Kind, trials = 10_000): RangeInput {
  const input: RangeInput = {
    asOf: date('2026-11-22'),
    currency: 'USD',
    trials,
    seed: 7,
    periods: [
      ...Array.from({ length: QUARTERS }, (_, i) => ({ kind: 'quarter' as const, label: `Q${i + 1}` })),
      { kind: 'later', label: 'Later' },
      { kind: 'undated', label: 'Undated' },
    ],
    starts: STARTS,
    today: FIRST + 52,
    certain: Array.from({ length: (QUARTERS + 2) * 4 }, () => 0),
    ...noDeals(),
    slips: [Array.from({ length: SLIP_POINTS }, () => 0), SLIPS],
    sharedSlip: 0,
  };
  for (let deal = 0; deal < count; deal++) addDeal(input, deal, kind);
  return input;
}

function addDeal({ deals, rows, today }: RangeInput, deal: number, kind: Kind): void {
  const scattered = (salt: number, below: number) =>
    (Math.imul(deal + 1, 2_654_435_761 + salt * 2) >>> 8) % below;
  const ship = kind === 'won' ? today : today + scattered(1, 330);
  for (let column = 0; column < 3; column++) {
    const late = kind === 'late' && column < 2;
    rows.column.push(column);
    rows.amount.push((1 + scattered(column + 2, 100)) * BIN);
    rows.day.push(column === 0 || kind === 'won' ? ship : ship + 35);
    rows.days.push(kind === 'late' && column === 1 ? 365 : 0);
    rows.first.push(late ? (column === 0 ? 1 : 7) : 0);
    rows.last.push(late ? (column === 0 ? 1 : 7) : 0);
    rows.ship.push(late ? 1 : 0);
    rows.install.push(0);
    rows.activation.push(late ? 1 : 0);
  }
  deals.key.push(Math.imul(deal + 1, 0x9e3779b1));
  deals.bp.push(STAGES_BP[deal % STAGES_BP.length] ?? 0);
  deals.group.push(deal % 20);
  deals.rowsEnd.push(rows.amount.length);
}
