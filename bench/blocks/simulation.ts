import { TRIALS, type Band } from '@/domain/forecast/simulation/range';
import { simulateRange } from '@/domain/forecast/simulation/simulate';
import { alone, ms, type Row } from '../report';
import { exactDistribution, exactPercentile } from '../support/exact-distribution';
import { alternate, median } from '../support/measure';
import { BIN, pipelineOf, type Kind } from '../support/simulated';
import { bareLoop } from '../support/simulation-floor';
import type { Bench } from '../world';

const MOST_RATIO = 1.3;
const MOST_SLIDER_MS = 8;
const MOST_ERROR = 0.005;
const FEW_DEALS = 200;
const STREAMS = ['hardware', 'software', 'services'];

/** The range of a forecast: the same function that a browser's worker calls. */
export async function simulationBlock({ sizes, options }: Bench): Promise<Row[]> {
  const many = options.small ? 500 : 5000;
  const rounds = { rounds: Math.max(7, sizes.importRounds), warmUp: 2 };
  return [
    ...(await manyRows(many, rounds)),
    ...(await fewRows({ rounds: sizes.latencyRounds, warmUp: 20 })),
    errorRow(many),
  ];
}

type Rounds = { rounds: number; warmUp: number };

function side(count: number, kind: Kind) {
  const input = pipelineOf(count, kind);
  return () => timedNow(() => simulateRange(input));
}

function timedNow(work: () => unknown): Promise<number> {
  const started = performance.now();
  work();
  return Promise.resolve(performance.now() - started);
}

async function manyRows(many: number, rounds: Rounds): Promise<Row[]> {
  const bare = pipelineOf(many, 'won');
  const times = await alternate(
    {
      floor: () => timedNow(() => bareLoop(bare)),
      won: side(many, 'won'),
      quarters: side(many, 'quarters'),
      late: side(many, 'late'),
    },
    rounds,
  );
  const [floor, won] = [median(times.floor), median(times.won)];
  const size = `${many.toLocaleString('en')} deals × ${TRIALS.toLocaleString('en')} × ${STREAMS.length} streams`;
  const further = (what: string, list: readonly number[]): Row => ({
    what: `… ${what}`,
    ours: ms(median(list)),
    floor: ms(floor),
    ratio: median(list) / floor,
    goal: null,
    met: null,
    figures: { oursP50: median(list), floorP50: floor },
  });
  return [
    {
      what: `Range of ${size}, with P10, P50 and P90`,
      ours: ms(won),
      floor: ms(floor),
      ratio: won / floor,
      goal: `≤ ${MOST_RATIO}`,
      met: won / floor <= MOST_RATIO,
      figures: { oursP50: won, floorP50: floor },
    },
    further('over five quarters, each stream in each', times.quarters),
    further('and lead times drawn, software earned by the day', times.late),
  ];
}

async function fewRows(rounds: Rounds): Promise<Row[]> {
  const times = await alternate({ won: side(FEW_DEALS, 'won'), late: side(FEW_DEALS, 'late') }, rounds);
  const [won, late] = [median(times.won), median(times.late)];
  return [
    alone({
      what: `Range of ${FEW_DEALS} deals`,
      ours: ms(won),
      goal: `≤ ${MOST_SLIDER_MS} ms`,
      met: won <= MOST_SLIDER_MS,
      figures: { oursP50: won },
    }),
    alone({
      what: '… five quarters, lead times drawn',
      ours: ms(late),
      goal: null,
      met: null,
      figures: { oursP50: late },
    }),
  ];
}

/** The furthest percentile of the three streams from the exact distribution. */
function errorRow(many: number): Row {
  const input = pipelineOf(many, 'won');
  const { columns } = simulateRange(input);
  const errors = STREAMS.flatMap((_, stream) => {
    const chances = input.deals.bp.map((bp, deal) => ({
      bins: (input.rows.amount[deal * STREAMS.length + stream] ?? 0) / BIN,
      probability: bp / 10_000,
    }));
    const exact = exactDistribution(chances);
    return (
      [
        ['p10', 0.1],
        ['p50', 0.5],
        ['p90', 0.9],
      ] as const
    ).map(([name, part]) => {
      const truth = exactPercentile(exact, part) * BIN;
      return Math.abs(((columns[stream] as Band)[name] - truth) / truth);
    });
  });
  const worst = Math.max(...errors);
  return alone({
    what: 'Furthest percentile from the exact convolution',
    ours: `${(worst * 100).toFixed(3)} %`,
    goal: `≤ ${MOST_ERROR * 100} %`,
    met: worst <= MOST_ERROR,
    figures: { worst },
  });
}
