import type { DealFacts, EvidenceFacts } from '@/domain/deals/deal';
import { liveEvidence } from '@/domain/deals/evidence';
import { realiseDeal, type LineRealisation } from '@/domain/deals/realised';
import { addMonths, startOfMonth, type CalendarDate } from '@/domain/values/calendar-date';
import { STREAMS, type Stream } from '@/domain/values/stream';
import { dealClock, type ClockDay, type DealClock } from './clocks';
import type { LeadTimeBook } from './lead-times';
import { expectedDay } from './rows';
import { shipmentsAhead } from './shipments';

/** A dot on a deal's timeline. Expectations stand at the median of their lead times, with a band to the 80th percentile. */
export type TimelinePoint = {
  on: CalendarDate;
  fact: boolean;
  /** What happened, or is expected, in words: "Shipped 60 units". */
  label: string;
  /** Where an expected day comes from; "" for facts. */
  why: string;
  /** Expectations: the day that four of five keep; null where it is no later. */
  until: CalendarDate | null;
  /** A planned day passed without its fact. */
  late: boolean;
};

export type TimelineLane = {
  stream: Stream;
  /** The deal has something of this stream, or nothing is known of its streams. */
  applies: boolean;
  points: TimelinePoint[];
  /** What has no day yet. */
  undated: string[];
};

export type Timeline = {
  /** First day of a month; `until` likewise, exclusive. */
  from: CalendarDate;
  until: CalendarDate;
  today: CalendarDate;
  /** The line that everything hangs from: the PO's day or the expected one; null where not even a close date is known. */
  commit: (TimelinePoint & { document: string }) | null;
  /** Demo and quote: talk, before the line. */
  talk: TimelinePoint[];
  lanes: TimelineLane[];
  /** The last day of all, known or expected: go-live. */
  end: CalendarDate | null;
};

/**
 * The three clocks of a deal as dots (docs/metrics.md, "Forecast"): facts from live evidence, expectations by the forecast's own clocks at
 * both percentiles. A deal that is lost, or won without proof, expects nothing. Ordered by day.
 */
export function dealTimeline(facts: DealFacts, asOf: CalendarDate, book: LeadTimeBook): Timeline {
  const clocks = { p50: dealClock(facts, asOf, book), p80: dealClock(facts, asOf, book, 'p80') };
  const live = liveEvidence(facts, asOf);
  const ahead = facts.outcome !== 'lost' && (facts.outcome === 'open' || clocks.p50.po?.fact === true);
  const lanes = STREAMS.map((stream) => laneOf(stream, { facts, live, clocks, ahead, asOf }));
  const talk = byDay(live.filter(({ kind }) => kind === 'demo' || kind === 'quote').map(talkPoint));
  const demoOn = facts.demoOn;
  if (demoOn !== null && demoOn <= asOf && !live.some(({ kind }) => kind === 'demo'))
    talk.unshift(happened(demoOn, 'Demo'));
  const commit = commitPoint(facts, clocks.p50.po, ahead);
  const points = [...talk, ...(commit ? [commit] : []), ...lanes.flatMap(({ points: own }) => own)];
  const days = points.flatMap(({ on, until }) => (until === null ? [on] : [on, until]));
  const all = [asOf, ...days].sort();
  return {
    from: startOfMonth(all[0] ?? asOf),
    until: addMonths(startOfMonth(all.at(-1) ?? asOf), 1),
    today: asOf,
    commit,
    talk: byDay(talk),
    lanes,
    end: points.length === 0 ? null : (days.sort().at(-1) ?? null),
  };
}

type Ground = {
  facts: DealFacts;
  live: readonly EvidenceFacts[];
  clocks: { p50: DealClock; p80: DealClock };
  ahead: boolean;
  asOf: CalendarDate;
};

function laneOf(stream: Stream, ground: Ground): TimelineLane {
  const { facts, ahead } = ground;
  const bare = facts.lines.length === 0;
  const own = facts.lines.filter((line) => line.stream === stream);
  const applies = bare ? stream !== 'hardware' || facts.hasHardware : own.length > 0;
  const happenedHere = factsOf(stream, ground);
  if (!applies || !ahead) return { stream, applies, points: byDay(happenedHere), undated: [] };
  const { points, undated } = bare ? bareExpectations(stream, ground) : lineExpectations(stream, ground);
  return { stream, applies, points: byDay([...happenedHere, ...points]), undated };
}

const FACT_OF: Record<Stream, EvidenceFacts['kind']> = {
  hardware: 'shipment',
  software: 'activation',
  services: 'milestone',
};

function factsOf(stream: Stream, { facts, live, asOf }: Ground): TimelinePoint[] {
  const name = (item: EvidenceFacts) => facts.lines.find(({ id }) => id === item.lineId)?.description;
  const points = live
    .filter(({ kind }) => kind === FACT_OF[stream])
    .map((item) => happened(item.evidenceOn, factText(item, name(item))));
  const installed =
    stream === 'hardware' && facts.installedOn !== null && facts.installedOn <= asOf
      ? [happened(facts.installedOn, 'Installed')]
      : [];
  return [...points, ...installed];
}

function factText(item: EvidenceFacts, line: string | undefined): string {
  const of = line ? `: ${line}` : '';
  if (item.kind === 'shipment')
    return item.units === null ? `Shipped${of}` : `Shipped ${item.units} units${of}`;
  return `${item.kind === 'activation' ? 'Activated' : 'Completed'}${of}`;
}

/** A deal without lines: what any deal would go through, without a milestone, which nobody planned. */
function bareExpectations(stream: Stream, { live, clocks }: Ground): Expected {
  const done = live.some(({ kind }) => kind === FACT_OF[stream]);
  if (stream === 'services') return { points: [], undated: [] };
  if (stream === 'software')
    return done
      ? { points: [], undated: [] }
      : collect([['Activation', clocks.p50.activation, clocks.p80.activation]]);
  const ship: Row[] = done ? [] : [['Shipment', clocks.p50.ship, clocks.p80.ship]];
  return collect([...ship, ['Installation', clocks.p50.install, clocks.p80.install]]);
}

type Row = [label: string, p50: ClockDay | null, p80: ClockDay | null];
type Expected = { points: TimelinePoint[]; undated: string[] };

/** What of the stream's lines has not happened, each on its own clock. */
function lineExpectations(stream: Stream, { facts, clocks, asOf }: Ground): Expected {
  const open = realiseDeal(facts, asOf).filter(({ line, done }) => line.stream === stream && !done);
  const rows = open.flatMap((realised): Row[] => {
    const { line } = realised;
    if (line.shipmentPlan.length > 0 && !line.recurring) return plannedShipments(realised, clocks);
    const [p50, p80] = [expectedDay(clocks.p50, line), expectedDay(clocks.p80, line)];
    return [[`${EXPECTED_WORD[stream]}: ${line.description}`, p50, p80]];
  });
  const installs = stream === 'hardware' && clocks.p50.install !== null && !clocks.p50.install.fact;
  return collect(installs ? [...rows, ['Installation', clocks.p50.install, clocks.p80.install]] : rows);
}

/** Each promised part of a line that ships in parts. */
function plannedShipments(realised: LineRealisation, clocks: Ground['clocks']): Row[] {
  const until = shipmentsAhead(clocks.p80, realised);
  return shipmentsAhead(clocks.p50, realised).map(({ units, day }, i) => {
    const what = units === null ? '' : ` of ${units} units`;
    return [`${EXPECTED_WORD.hardware}${what}: ${realised.line.description}`, day, until[i]?.day ?? null];
  });
}

const EXPECTED_WORD: Record<Stream, string> = {
  hardware: 'Shipment',
  software: 'Activation',
  services: 'Milestone',
};

function collect(rows: readonly Row[]): Expected {
  const expected: Expected = { points: [], undated: [] };
  for (const [label, p50, p80] of rows) {
    if (p50 === null) expected.undated.push(label);
    else if (!p50.fact) expected.points.push(expectation(label, p50, p80));
  }
  return expected;
}

function expectation(label: string, p50: ClockDay, p80: ClockDay | null): TimelinePoint {
  const until = p80 !== null && p80.on > p50.on ? p80.on : null;
  return { on: p50.on, fact: false, label, why: p50.why, until, late: p50.late !== null };
}

function happened(on: CalendarDate, label: string): TimelinePoint {
  return { on, fact: true, label, why: '', until: null, late: false };
}

function talkPoint(item: EvidenceFacts): TimelinePoint {
  if (item.kind === 'demo') return happened(item.evidenceOn, 'Demo');
  return happened(item.evidenceOn, item.reference ? `Quote ${item.reference}` : 'Quote');
}

function commitPoint(facts: DealFacts, po: ClockDay | null, ahead: boolean): Timeline['commit'] {
  if (po === null || (!po.fact && !ahead)) return null;
  const document = facts.hasHardware ? 'PO' : 'Order form';
  const point = po.fact ? happened(po.on, document) : expectation(`${document} expected`, po, null);
  return { ...point, document };
}

function byDay(points: readonly TimelinePoint[]): TimelinePoint[] {
  return points.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
