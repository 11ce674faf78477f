import {
  addMonths,
  daysBetween,
  latest,
  startOfMonth,
  type CalendarDate,
} from '@/domain/values/calendar-date';
import type { Stream } from '@/domain/values/stream';
import { STREAM_LABEL } from '@/ui/controls/stream-mark';
import { dateText } from '@/ui/format/dates';
import { nameOfLine } from './chain-card';
import type { LifeLine } from '../queries';

const FILL: Record<Stream, string> = {
  hardware: 'var(--hardware)',
  software: 'var(--software)',
  services: 'var(--services)',
};

type Props = { chains: readonly (readonly LifeLine[])[]; asOf: CalendarDate };

const ROW = 26;

/** All contracts of a customer on one line of time: a bar for each stretch, a gap for each pause, the day as a line through all of them. */
export function LifeBars({ chains, asOf }: Props) {
  const lines = chains.flat();
  const [first] = lines.map((line) => line.startOn).toSorted();
  if (first === undefined) return null;
  const from = startOfMonth(first);
  const ahead = addMonths(asOf, 6);
  const until = latest(
    ahead,
    ...lines.map((line) => line.endOn ?? ahead),
    ...lines.map((line) => line.startOn),
  );
  const whole = Math.max(1, daysBetween(from, until));
  const at = (day: CalendarDate) => `${((100 * daysBetween(from, day)) / whole).toFixed(3)}%`;
  const width = (line: LifeLine) =>
    `${((100 * daysBetween(line.startOn, line.endOn ?? until)) / whole).toFixed(3)}%`;
  const height = chains.length * ROW;
  return (
    <figure className="flex flex-col gap-1">
      <svg role="img" width="100%" height={height} aria-label={describe(chains)}>
        {chains.map((chain, row) =>
          chain.map((line) => (
            <rect
              key={line.id}
              x={at(line.startOn)}
              width={width(line)}
              y={row * ROW + 4}
              height={ROW - 8}
              rx={3}
              fill={FILL[line.stream]}
              fillOpacity={line.startOn > asOf ? 0.35 : line.endOn !== null && line.endOn <= asOf ? 0.6 : 1}
              stroke="var(--surface)"
              strokeWidth={2}
            />
          )),
        )}
        <line x1={at(asOf)} x2={at(asOf)} y1={0} y2={height} stroke="var(--text)" strokeWidth={1.5} />
      </svg>
      <figcaption className="flex justify-between gap-4 text-xs text-muted">
        <span>{dateText(from)}</span>
        <span>The line is {dateText(asOf)}</span>
        <span>{dateText(until)}</span>
      </figcaption>
    </figure>
  );
}

function describe(chains: Props['chains']): string {
  const parts = chains.flatMap(([first]) =>
    first ? [`${nameOfLine(first)}, ${STREAM_LABEL[first.stream].toLowerCase()}`] : [],
  );
  return `Contracts over time: ${parts.join('; ')}`;
}
