import type { Timeline, TimelineLane, TimelinePoint } from '@/domain/forecast/timeline';
import { addMonths, daysBetween, type CalendarDate } from '@/domain/values/calendar-date';
import type { Stream } from '@/domain/values/stream';
import { cn } from '@/ui/class-names';
import { STREAM_LABEL, StreamMark } from '@/ui/controls/stream-mark';
import { dateShort, dateText, monthText } from '@/ui/format/dates';

const FILL: Record<Stream, string> = {
  hardware: 'bg-hardware',
  software: 'bg-software',
  services: 'bg-services',
};
const EDGE: Record<Stream, string> = {
  hardware: 'border-hardware',
  software: 'border-software',
  services: 'border-services',
};
const INK = 'print:print-color-exact forced-color-adjust-none';
/** Labels that fit side by side; on a phone every second of them. */
const TICKS = 6;
/** Per cent of the width beyond which a month's name would leave the picture. */
const LAST_LABEL = 88;

type Label = 'always' | 'wide' | 'none';

/** Per cent of the width that a day under its dot needs. */
const ROOM = 13;

/**
 * Three lanes from the PO to go-live: ● happened, ○ expected with the band to the day that four of five keep. Left of the heavy line is
 * talk, right of it commit. The same as a list stands below, for readers and for whoever wants the words.
 */
export function DealTimeline({ timeline }: { timeline: Timeline }) {
  const { commit, lanes, talk, today } = timeline;
  const at = placer(timeline);
  return (
    <div className="flex flex-col gap-3">
      <div
        role="img"
        aria-label={summary(timeline)}
        className="grid grid-cols-[5rem_minmax(0,1fr)] text-xs sm:grid-cols-[6.5rem_minmax(0,1fr)]"
      >
        <div className="grid grid-rows-[2.25rem_repeat(3,3.25rem)_1.25rem] items-center">
          <span className="text-muted">Deal</span>
          {lanes.map(({ stream, applies }) => (
            <span key={stream} className={applies ? undefined : 'text-muted'}>
              <StreamMark stream={stream} />
            </span>
          ))}
        </div>
        <div className="relative grid grid-rows-[2.25rem_repeat(3,3.25rem)_1.25rem]" data-timeline="">
          {commit ? <Talk until={at(commit.on)} /> : null}
          {months(timeline).map(({ month, label }) => (
            <Tick key={month} month={month} left={at(month)} label={label} />
          ))}
          <div className="relative border-b">
            {talk.map((point) => (
              <Dot
                key={`${point.label}${point.on}`}
                point={point}
                left={at(point.on)}
                fill="bg-muted"
                edge=""
              />
            ))}
            {commit ? (
              <CommitLabel name={commit.fact ? commit.document : commit.label} left={at(commit.on)} />
            ) : null}
          </div>
          {lanes.map((lane) => (
            <Lane key={lane.stream} lane={lane} at={at} />
          ))}
          {commit ? (
            <span
              className={cn(
                'absolute inset-y-0 bottom-5 -ms-0.5 border-s-4',
                INK,
                commit.fact ? 'border-text' : 'border-dashed border-line-strong',
              )}
              style={{ left: `${at(commit.on)}%` }}
              title={`${commit.label}, ${dateText(commit.on)}`}
            />
          ) : null}
          <span
            className={cn('absolute inset-y-0 bottom-5 border-s border-dotted border-accent', INK)}
            style={{ left: `${at(today)}%` }}
            title={`Today, ${dateText(today)}`}
          />
        </div>
      </div>
      <AllDays timeline={timeline} />
    </div>
  );
}

function Lane({ lane, at }: { lane: TimelineLane; at: (day: CalendarDate) => number }) {
  const { stream, applies, points, undated } = lane;
  const labelled = withRoom(points.map(({ on }) => at(on)));
  return (
    <div className="relative border-b">
      {applies ? null : (
        <span className="absolute inset-x-2 top-1/2 -translate-y-1/2 text-faint">not in this deal</span>
      )}
      {applies && points.length === 0 && undated.length > 0 ? (
        <span className="absolute inset-e-2 top-1/2 -translate-y-1/2 text-faint">no day yet</span>
      ) : null}
      {points.map((point, index) => (
        <Dot
          key={`${point.label}${point.on}${index}`}
          point={point}
          left={at(point.on)}
          until={point.until === null ? undefined : at(point.until)}
          fill={FILL[stream]}
          edge={EDGE[stream]}
          labelled={labelled.has(index)}
        />
      ))}
    </div>
  );
}

type DotProps = {
  point: TimelinePoint;
  left: number;
  until?: number;
  fill: string;
  edge: string;
  labelled?: boolean;
};

function Dot({ point, left, until, fill, edge, labelled = false }: DotProps) {
  const edgeward = left > 90 ? '-translate-x-full' : left < 5 ? '' : '-translate-x-1/2';
  return (
    <>
      {until === undefined ? null : (
        <span
          className={cn('absolute top-1/2 h-2 -translate-y-1/2 rounded-full opacity-35', INK, fill)}
          style={{ left: `${left}%`, width: `${until - left}%` }}
        />
      )}
      <span
        title={wordsOf(point)}
        className={cn(
          'absolute top-1/2 size-3.5 -translate-1/2 rounded-full',
          INK,
          point.fact ? fill : cn('border-[3px] bg-surface', edge),
          point.late && 'outline-2 outline-offset-2 outline-look',
        )}
        style={{ left: `${left}%` }}
      />
      {labelled ? (
        <span
          className={cn('absolute bottom-0 whitespace-nowrap text-muted tabular-nums', edgeward)}
          style={{ left: `${left}%` }}
        >
          {dateShort(point.on)}
        </span>
      ) : null}
    </>
  );
}

function Talk({ until }: { until: number }) {
  return (
    <span
      className={cn('absolute inset-y-0 start-0 bottom-5 bg-sunken', INK)}
      style={{ width: `${until}%` }}
    />
  );
}

function CommitLabel({ name, left }: { name: string; left: number }) {
  const before = left > 70;
  return (
    <span
      className={cn('absolute top-0 px-1.5 font-semibold whitespace-nowrap', before && '-translate-x-full')}
      style={{ left: `${left}%` }}
    >
      {name}
    </span>
  );
}

function Tick({ month, left, label }: { month: CalendarDate; left: number; label: Label }) {
  return (
    <span className="absolute inset-y-0 border-s border-line" style={{ left: `${left}%` }}>
      {label === 'none' || left > LAST_LABEL ? null : (
        <span
          className={cn(
            'absolute bottom-0 ps-1 whitespace-nowrap text-faint',
            label === 'wide' && 'max-sm:hidden',
          )}
        >
          {monthText(month)}
        </span>
      )}
    </span>
  );
}

/** Every dot in words. */
function AllDays({ timeline }: { timeline: Timeline }) {
  const { commit, talk, lanes } = timeline;
  const rows = [
    ...[...talk, ...(commit ? [commit] : [])].map((point) => ({ lane: 'Deal', point })),
    ...lanes.flatMap(({ stream, points }) => points.map((point) => ({ lane: STREAM_LABEL[stream], point }))),
  ].toSorted((a, b) => (a.point.on < b.point.on ? -1 : a.point.on > b.point.on ? 1 : 0));
  const undated = lanes.flatMap((lane) => lane.undated);
  if (rows.length === 0 && undated.length === 0)
    return <p className="text-sm text-muted">No day is known yet. A close date gives the clocks a start.</p>;
  return (
    <details className="text-sm">
      <summary className="w-fit cursor-pointer py-1 text-muted">The same as a list</summary>
      <ol aria-label="Days of this deal" className="mt-1 flex flex-col gap-1">
        {rows.map(({ lane, point }, index) => (
          <li key={index}>
            <span aria-hidden>{point.fact ? '● ' : '○ '}</span>
            <span className="text-muted">{lane}: </span>
            {wordsOf(point)}
          </li>
        ))}
        {undated.map((label) => (
          <li key={label} className="text-muted">
            ○ {label}: no day yet
          </li>
        ))}
      </ol>
    </details>
  );
}

/** "Shipment: 100 gateways, expected 12 Mar 2027 (up to 23 Mar 2027): PO date + 84 days". */
function wordsOf(point: TimelinePoint): string {
  if (point.fact) return `${point.label}, ${dateText(point.on)}`;
  const band = point.until === null ? '' : ` (up to ${dateText(point.until)})`;
  return `${point.label}, expected ${dateText(point.on)}${band}: ${point.why}`;
}

function summary({ commit, lanes, end }: Timeline): string {
  const start = commit
    ? `${commit.fact ? commit.document : commit.label} ${dateText(commit.on)}`
    : 'No PO and no close date';
  const streams = lanes
    .filter(({ applies }) => applies)
    .map(({ stream, points }) => {
      const done = points.filter(({ fact }) => fact).length;
      return `${STREAM_LABEL[stream]}: ${done} happened, ${points.length - done} expected`;
    });
  return `Timeline. ${start}. ${streams.join('; ')}.${end ? ` Last day ${dateText(end)}.` : ''}`;
}

/** Per cent of the width at which a day stands. */
function placer({ from, until }: Timeline): (day: CalendarDate) => number {
  const whole = daysBetween(from, until);
  return (day) => (100 * daysBetween(from, day)) / whole;
}

function months({ from, until }: Timeline): { month: CalendarDate; label: Label }[] {
  const list: CalendarDate[] = [];
  for (let month = from; month < until; month = addMonths(month, 1)) list.push(month);
  const step = Math.ceil(list.length / TICKS);
  const every = list.length > 36 ? step : 1;
  const label = (i: number): Label => (i % step > 0 ? 'none' : i % (2 * step) > 0 ? 'wide' : 'always');
  return list.flatMap((month, i) => (i % every === 0 ? [{ month, label: label(i) }] : []));
}

/** Which of the dots, by place from the left, have room for a day below them. */
function withRoom(lefts: readonly number[]): Set<number> {
  const shown = new Set<number>();
  let last = -ROOM;
  lefts.forEach((left, index) => {
    if (left - last < ROOM) return;
    shown.add(index);
    last = left;
  });
  return shown;
}
