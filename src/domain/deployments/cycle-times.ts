import type { StageId } from '../deals/deal';
import { OPEN_STAGES, type OpenStage } from '../deals/stages';
import type { Observation } from '../kpis/survival';
import { daysBetween, type CalendarDate } from '../values/calendar-date';
import { STREAMS, type Stream } from '../values/stream';
import { spanOf, type Span } from './spans';

/** A deal with a live commit document, whose day is its signature, and the days of what came of it; null where it has not happened. */
export type SignedDeal = {
  dealId: string;
  name: string;
  createdOn: CalendarDate | null;
  signedOn: CalendarDate;
  outcome: string;
  streams: readonly Stream[];
  shippedOn: CalendarDate | null;
  activatedOn: CalendarDate | null;
  /** All of its services are completed. */
  completedOn: CalendarDate | null;
  /** Its moves from stage to stage, in their order. */
  moves: readonly { from: StageId; to: StageId; on: CalendarDate }[];
};

/** One deal's time of one kind: its end (`arrived`), or its age so far. */
export type DealSpan = Observation & { dealId: string; name: string };

/** From the deal's creation to its signature; left out where the creation is not known or lies after it. */
export function saleSpans(deals: readonly SignedDeal[]): DealSpan[] {
  return deals.flatMap(({ dealId, name, createdOn, signedOn }) => {
    const days = createdOn === null ? -1 : daysBetween(createdOn, signedOn);
    return days < 0 ? [] : [{ dealId, name, days, arrived: true }];
  });
}

/**
 * Days that each deal spent in a stage: the sum of its visits, from the move into it (or the deal's creation) to the move out of it. A
 * deal that is in the stage still counts with its days so far. Deals without any move have no history and are left out.
 */
export function stageSpans(deals: readonly SignedDeal[], stage: OpenStage, asOf: CalendarDate): DealSpan[] {
  return deals.flatMap((deal) => {
    const visits = visitsOf(deal, asOf).filter((visit) => visit.stage === stage);
    if (visits.length === 0) return [];
    const days = visits.reduce((total, visit) => total + visit.days, 0);
    return [{ dealId: deal.dealId, name: deal.name, days, arrived: visits.every(({ left }) => left) }];
  });
}

type Visit = { stage: StageId; days: number; left: boolean };

function visitsOf(deal: SignedDeal, asOf: CalendarDate): Visit[] {
  const moves = deal.moves.filter(({ on }) => on <= asOf);
  const visits: Visit[] = [];
  let entered = deal.createdOn;
  for (const { from, on } of moves) {
    if (entered !== null && entered <= on)
      visits.push({ stage: from, days: daysBetween(entered, on), left: true });
    entered = on;
  }
  const last = moves.at(-1);
  if (last && deal.outcome === 'open' && last.to !== 'services_completed') {
    visits.push({ stage: last.to, days: daysBetween(last.on, asOf), left: false });
  }
  return visits;
}

const ENDS = { hardware: 'shippedOn', software: 'activatedOn', services: 'completedOn' } as const;

/**
 * From the signature to what the stream is paid for: shipped, activated, all services completed. Deals that have the stream; what has not
 * happened counts with its age, unless the deal is lost. An end before the signature is left out: the days contradict each other.
 */
export function streamSpans(deals: readonly SignedDeal[], stream: Stream, asOf: CalendarDate): DealSpan[] {
  return deals.flatMap((deal) => {
    const { dealId, name, signedOn, outcome } = deal;
    if (!deal.streams.includes(stream) || signedOn > asOf) return [];
    const end = deal[ENDS[stream]];
    const arrived = end !== null && end <= asOf;
    if (!arrived && outcome === 'lost') return [];
    const days = daysBetween(signedOn, arrived ? end : asOf);
    return days < 0 ? [] : [{ dealId, name, days, arrived }];
  });
}

/** Each stage that a deal was in, in order. The last one is an end and takes no time. */
export function stageTimes(
  deals: readonly SignedDeal[],
  asOf: CalendarDate,
): { stage: OpenStage; span: Span }[] {
  return OPEN_STAGES.filter((stage) => stage !== 'services_completed')
    .map((stage) => ({ stage, span: spanOf(stageSpans(deals, stage, asOf)) }))
    .filter(({ span }) => span.count > 0);
}

export function streamTimes(
  deals: readonly SignedDeal[],
  asOf: CalendarDate,
): { stream: Stream; span: Span }[] {
  return STREAMS.map((stream) => ({ stream, span: spanOf(streamSpans(deals, stream, asOf)) })).filter(
    ({ span }) => span.count > 0,
  );
}
