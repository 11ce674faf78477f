import { Chart } from '@/ui/charts/chart';
import type { QuarterPeriod } from '@/ui/charts/chart-types';
import { Card } from '@/ui/layout/card';
import { Section } from '@/ui/layout/section';

const money = { kind: 'money', currency: 'USD' } as const;
const text = (value: number) => `$${value.toLocaleString('en')}`;

const NNARR = [
  ['Q1 2026', 212_000],
  ['Q2 2026', 305_000],
  ['Q3 2026', -64_000],
  ['Q4 2026', 410_000],
  ['Q1 2027', 88_000],
] as const;

const BRIDGE = [
  ['Opening', 4_210_000, 'total'],
  ['New', 980_000, 'change'],
  ['Expansion', 420_000, 'change'],
  ['Contraction', -160_000, 'change'],
  ['Churn', -310_000, 'change'],
  ['Closing', 5_140_000, 'total'],
] as const;

function quarter(label: string, actual: number, weighted: number, commit: number): QuarterPeriod {
  const parts = [
    ['hardware', 0.6],
    ['software', 0.3],
    ['services', 0.1],
  ] as const;
  return {
    label,
    segments: parts.flatMap(([stream, share]) => [
      { stream, certainty: 'actual' as const, value: actual * share, text: text(actual * share) },
      { stream, certainty: 'bestCase' as const, value: weighted * share, text: text(weighted * share) },
    ]),
    text: text(actual + weighted),
    range: {
      low: actual + weighted * 0.4,
      middle: actual + weighted * 0.9,
      high: actual + weighted * 1.5,
      text: `${text(actual + weighted * 0.4)} to ${text(actual + weighted * 1.5)}`,
    },
    reach: actual + weighted * 1.6,
    marker: { value: actual + commit, text: text(actual + commit) },
  };
}

const QUARTERS = [
  quarter('Q4 2026', 820_000, 310_000, 240_000),
  quarter('Q1 2027', 0, 1_140_000, 760_000),
  quarter('Q2 2027', 0, 930_000, 410_000),
  quarter('Q3 2027', 0, 640_000, 120_000),
  quarter('Q4 2027', 0, 420_000, 0),
  {
    ...quarter('Later', 0, 0, 0),
    segments: [
      { stream: 'unsplit' as const, certainty: 'bestCase' as const, value: 260_000, text: '$260,000' },
    ],
  },
];

const MONTHS = Array.from({ length: 24 }, (_, month) => ({
  label: `${2025 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`,
  value: 0.9 - month * 0.003 + (month % 5) * 0.006,
  text: `${Math.round(90 - month * 0.3 + (month % 5) * 0.6)} %`,
  partial: month === 23,
}));

export function ChartsGallery() {
  return (
    <Section title="Charts" lead="Server picture first, the live chart in its place afterwards.">
      <div className="grid gap-4 xl:grid-cols-2">
        <Card>
          <Chart
            title="NNARR by quarter"
            summary="Three of the last four quarters grew; Q3 2026 lost $64,000."
            chart={{
              kind: 'trend',
              spec: {
                unit: money,
                shape: 'bars',
                series: 'NNARR',
                points: NNARR.map(([label, value]) => ({
                  label,
                  value,
                  text: text(value),
                  partial: label === 'Q1 2027',
                })),
                target: { label: 'Target', value: 350_000, text: '$350,000' },
              },
            }}
          />
        </Card>
        <Card>
          <Chart
            title="ARR bridge"
            summary="ARR went from $4.21M to $5.14M."
            chart={{
              kind: 'bridge',
              spec: {
                unit: money,
                steps: BRIDGE.map(([label, value, role]) => ({ label, value, role, text: text(value) })),
              },
            }}
          />
        </Card>
        <Card>
          <Chart
            title="Forecast by quarter"
            summary="Q1 2027 holds the most, $1.14M, of which $760,000 is commit."
            chart={{
              kind: 'quarters',
              spec: { unit: money, periods: QUARTERS, markerLabel: 'Actual + commit' },
            }}
          />
        </Card>
        <Card>
          <Chart
            title="GRR, rolling"
            summary="GRR has drifted from 90 % to 83 % in two years."
            chart={{
              kind: 'trend',
              spec: { unit: { kind: 'percent' }, shape: 'line', series: 'GRR', points: MONTHS },
            }}
          />
        </Card>
        <Card>
          <Chart
            title="Time to first value"
            summary="38 % of the deployments got there within 60 days."
            chart={{
              kind: 'histogram',
              spec: {
                unit: { kind: 'days' },
                noun: 'deployments',
                bins: [
                  { from: 0, until: 30, count: 3 },
                  { from: 30, until: 60, count: 8 },
                  { from: 60, until: 90, count: 9, tone: 'look' },
                  { from: 90, until: 120, count: 4, tone: 'look' },
                  { from: 120, until: 150, count: 5, tone: 'act' },
                  { from: 150, until: 180, count: 1, tone: 'act' },
                ],
                marks: [{ at: 60, label: 'goal 60 d' }],
              },
            }}
          />
        </Card>
        <Card>
          <Chart
            title="Share with first value"
            summary="Half of the deployments have their first value after 71 days."
            chart={{
              kind: 'steps',
              spec: {
                unit: { kind: 'days' },
                yUnit: { kind: 'percent' },
                series: 'Reached first value',
                xMax: 180,
                points: [
                  { x: 0, y: 0 },
                  { x: 22, y: 0.1 },
                  { x: 41, y: 0.24 },
                  { x: 60, y: 0.38 },
                  { x: 71, y: 0.5 },
                  { x: 104, y: 0.75 },
                  { x: 150, y: 0.82 },
                ],
                marks: [{ at: 60, label: 'goal 60 d' }],
              },
            }}
          />
        </Card>
      </div>
    </Section>
  );
}
