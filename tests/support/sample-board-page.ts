import type {
  BoardColumn,
  BoardForecastRow,
  BoardKpi,
  BoardPage,
  BoardVariance,
  BoardVarianceRow,
} from '@/domain/board/page';
import { date } from '@/domain/values/calendar-date';

/** A page with something in every part of it: four KPIs of four verdicts, three streams, decisions of every outcome. `more` replaces parts. */
export function samplePage(more: Partial<BoardPage> = {}): BoardPage {
  return {
    format: 1,
    company: 'Northlight Sensors',
    currency: 'USD',
    zone: 'America/New_York',
    month: { period: 2026 * 12 + 9, key: '2026-10', name: 'October 2026' },
    asOf: date('2026-10-31'),
    heldOn: date('2026-11-05'),
    kpis: kpis(),
    forecast: {
      quarter: { label: 'Q4 2026', from: date('2026-10-01'), until: date('2027-01-01') },
      rows: [
        forecastRow('hardware', 21_000_000, 30_000_000, 38_000_000),
        forecastRow('software', 8_000_000, 9_000_000, 12_500_000),
        forecastRow('services', 2_000_000, 1_500_000, 3_000_000),
        forecastRow('total', 31_000_000, 40_500_000, 53_500_000),
      ],
      completed: variance('Q3 2026', '2026-07-01', '2026-10-01', true),
      running: variance('Q4 2026', '2026-10-01', '2027-01-01', false),
      goalBp: 2000,
      sentence: 'Two purchase orders of $180k slipped into January: the supplier is late, not the customer.',
    },
    programme: {
      day: 62,
      startOn: date('2026-08-31'),
      phase: { number: 3, name: 'Reinforcement' },
      stepsDone: 7,
      stepsOpen: 3,
      verdict: null,
    },
    lastMonth: {
      month: 'September 2026',
      items: [
        decision('d1', 'decision', 'No discount without a signed order form', null, null, 'taken', null),
        decision(
          'a1',
          'action',
          'Ask the supplier for firm ship dates',
          'Carla Okafor',
          '2026-10-10',
          'kept',
          '2026-10-09',
        ),
        decision(
          'a2',
          'action',
          'Move three sites to the paid plan',
          'Dana Whitlock',
          '2026-10-15',
          'kept_late',
          '2026-10-22',
        ),
        decision('a3', 'action', 'Write the win-back offer', 'Marcus Bell', '2026-10-20', 'late', null),
        decision(
          'a4',
          'action',
          'Visit the trade fair',
          'Dana Whitlock',
          '2026-10-25',
          'dropped',
          '2026-10-12',
        ),
      ],
    },
    thisMonth: [
      decision('d2', 'decision', 'Pilots end after 90 days', null, null, 'taken', null),
      decision('a5', 'action', 'Call the five silent customers', 'Dana Whitlock', '2026-11-20', 'open', null),
    ],
    agenda: [
      { key: 'kpis', title: 'The four numbers', minutes: 15, secondsUsed: 880 },
      { key: 'forecast', title: 'Forecast and what missed', minutes: 15, secondsUsed: 1010 },
      { key: 'actions', title: 'Last month’s actions', minutes: 10, secondsUsed: 600 },
      { key: 'decisions', title: 'Decisions', minutes: 15, secondsUsed: 840 },
      { key: 'close', title: 'Close the month', minutes: 5, secondsUsed: 120 },
    ],
    attendance: [
      {
        userId: '0199a000-0000-7000-8000-000000000001',
        name: 'Carla Okafor',
        role: 'CRO',
        answer: 'coming',
        attended: true,
      },
      {
        userId: '0199a000-0000-7000-8000-000000000002',
        name: 'Dana Whitlock',
        role: 'CEO',
        answer: 'coming',
        attended: true,
      },
      {
        userId: '0199a000-0000-7000-8000-000000000003',
        name: 'Priya Natarajan',
        role: 'VIEWER',
        answer: 'not_coming',
        attended: false,
      },
    ],
    endorsement: {
      modelVersion: 2,
      signatures: [
        { role: 'CRO', name: 'Carla Okafor', signedOn: date('2026-09-14') },
        { role: 'CEO', name: 'Dana Whitlock', signedOn: date('2026-09-15') },
      ],
    },
    exceptions: {
      asked: 3,
      made: 0,
      ofMonth: [
        {
          asked: '90 % for the Harbour deal',
          why: 'They told me yes on the phone.',
          refusal: 'No PO yet, so this counts 20 %.',
          by: 'Dana Whitlock',
          on: date('2026-10-16'),
        },
      ],
    },
    corrections: {
      since: date('2026-10-06'),
      months: [
        { month: '2026-08', rows: 2, amountMinor: '-1250000' },
        { month: '2026-09', rows: 1, amountMinor: '300000' },
      ],
      rows: 3,
      sumMinor: '-950000',
    },
    closed: { by: 'Dana Whitlock', at: '2026-11-05T15:58:00.000Z' },
    ...more,
  };
}

const QUARTERS = ['Q4 2025', 'Q1 2026', 'Q2 2026', 'Q3 2026'];

function kpis(): BoardKpi[] {
  return [
    kpi(
      'nnarr',
      'Net new ARR',
      'NNARR, 4 quarters',
      'minor',
      ['18000000', '24000000', '41000000', '62000000'],
      {
        value: { text: '$620k', exact: '$620,000.00', amount: '62000000' },
        target: { text: '$600k', exact: '$600,000.00', amount: '60000000' },
        change: { text: 'up $210k on Q2 2026', direction: 'up', good: true },
        verdict: { state: 'on_track', text: 'On target.' },
        sentence: 'The Baltic expansion carries it.',
      },
    ),
    kpi(
      'grr',
      'Gross revenue retention, blended',
      'GRR, 24 months',
      'basis_points',
      ['8420', '8300', '8110', '7840'],
      {
        value: { text: '78 %', exact: '78.40 %', amount: '7840' },
        target: { text: '85 %', exact: '85.00 %', amount: '8500' },
        change: { text: 'down 2.7 pp on Q2 2026', direction: 'down', good: false },
        verdict: { state: 'act', text: '78.4 % over 24 months is under 80 %.' },
        sentence: 'Two hardware maintenance contracts ended; both are on the save list.',
      },
    ),
    kpi(
      'acv_per_deployment',
      'ACV per deployment',
      'ACV per deployment',
      'minor',
      ['3900000', '3950000', '3990000', '4000000'],
      {
        value: { text: '$40k', exact: '$40,000.00', amount: '4000000' },
        target: { text: '$45k', exact: '$45,000.00', amount: '4500000' },
        change: { text: 'up 3 % on Q3 2025', direction: 'up', good: true },
        verdict: { state: 'look', text: '$5k short of its target.' },
        sentence: null,
      },
    ),
    kpi('ttfv', 'Time to first value', 'TTFV, median', 'days', ['74', null, '63', '58'], {
      value: { text: 'n/a', exact: null, amount: null },
      reason: 'Fewer than half have arrived.',
      target: null,
      change: null,
      verdict: { state: 'not_judged', text: 'Fewer than half have arrived.' },
      sentence: null,
    }),
  ];
}

function kpi(
  id: BoardKpi['id'],
  name: string,
  label: string,
  unit: BoardKpi['unit'],
  amounts: (string | null)[],
  more: Pick<BoardKpi, 'value' | 'target' | 'change' | 'verdict' | 'sentence'> & { reason?: string },
): BoardKpi {
  return {
    id,
    name,
    label,
    unit,
    reason: null,
    beside: '',
    trend: QUARTERS.map((quarter, i) => {
      const amount = amounts[i] ?? null;
      return { label: quarter, amount, text: amount === null ? 'n/a' : textOf(amount, unit) };
    }),
    figuresSay: '',
    formula: { words: `How ${name} is reckoned`, numbers: null },
    window: 'Four completed fiscal quarters, 1 Oct 2025 to 30 Sep 2026',
    measuredOn: date('2026-09-30'),
    ...more,
  };
}

function textOf(amount: string, unit: BoardKpi['unit']): string {
  if (unit === 'minor') return `$${Number(amount) / 100_000}k`;
  return unit === 'days' ? `${amount} d` : `${Number(amount) / 100} %`;
}

function forecastRow(
  column: BoardColumn,
  actual: number,
  commit: number,
  weighted: number,
): BoardForecastRow {
  return {
    column,
    actualMinor: String(actual),
    commitMinor: String(commit),
    weightedMinor: String(weighted),
    forecastMinor: String(actual + weighted),
  };
}

function variance(quarter: string, from: string, until: string, over: boolean): BoardVariance {
  const row = (column: BoardColumn, forecast: number, actual: number): BoardVarianceRow => ({
    column,
    forecastMinor: String(forecast),
    actualMinor: String(actual),
    varianceBp: actual === 0 ? null : Math.round((Math.abs(actual - forecast) * 10_000) / actual),
  });
  const share = over ? 1 : 2;
  return {
    quarter,
    from: date(from),
    until: date(until),
    over,
    snapshotOn: date(from),
    rows: [
      row('hardware', 46_000_000, 40_000_000 / share),
      row('software', 14_000_000, 15_000_000 / share),
      row('services', 4_000_000, over ? 5_000_000 : 0),
      row('total', 64_000_000, over ? 60_000_000 : 27_500_000),
    ],
    biasBp: over ? 667 : 13_273,
    reason: null,
  };
}

function decision(
  id: string,
  kind: 'decision' | 'action',
  text: string,
  owner: string | null,
  dueOn: string | null,
  became: BoardPage['thisMonth'][number]['became'],
  settledOn: string | null,
): BoardPage['thisMonth'][number] {
  return {
    id: `0199b000-0000-7000-8000-0000000000${id.replace('d', '1').replace('a', '2')}`,
    kind,
    text,
    owner,
    dueOn: dueOn === null ? null : date(dueOn),
    became,
    settledOn: settledOn === null ? null : date(settledOn),
  };
}
