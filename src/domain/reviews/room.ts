import type { CardStanding, ForecastFigures, OpenedDeal, RoomEvent, RoomHappening } from './events';
import type { Answers, PromiseResult, RoomOutcome } from './review';
import { pointed, timed, type RoomSeat, type RoomTimer } from './timer';

// The room is a fold over its events: server and browser use this very function, so that whoever missed some reads on from his last `seq`
// and has the same room. All of it is plain JSON.

/** A ruling that stands. `seq` names it: who rules again says which one he saw. */
export type StandingRuling = {
  seq: number;
  at: string;
  byName: string;
  outcome: RoomOutcome;
  reason: string | null;
  before: CardStanding;
  after: CardStanding;
  /** The deal's version after the ruling. */
  dealVersion: number;
};

export type DealInRoom = {
  dealId: string;
  repId: string;
  position: number;
  /** What it counted when the room opened. */
  opened: CardStanding;
  promise: { result: PromiseResult; byName: string } | null;
  challenge: { reason: string; byName: string; at: string } | null;
  /** Rulings that were not taken back, the latest last: the last one stands. */
  rulings: StandingRuling[];
  /** As changed in the room; null: as prepared. */
  answers: { value: Answers; version: number } | null;
};

export type ActionState = 'open' | 'done' | 'dropped';
export type RoomAction = {
  actionId: string;
  dealId: string | null;
  text: string;
  ownerId: string;
  ownerName: string;
  dueOn: string;
  state: ActionState;
  /** As in the row: each settling while the room is open is an event, and the next version. */
  version: number;
  byName: string;
};

export type RoomState = {
  /** `waiting`: not opened yet. */
  phase: 'waiting' | 'open' | 'closed';
  /** The last event that is in this state; 0: none. */
  seq: number;
  openedAt: string | null;
  closedAt: string | null;
  minutes: number;
  forecast: ForecastFigures | null;
  seats: RoomSeat[];
  presenter: { userId: string | null; name: string } | null;
  cursor: { repId: string | null; dealId: string | null };
  timer: RoomTimer;
  /** In the order of the agenda: by seat, then by position. */
  deals: DealInRoom[];
  actions: RoomAction[];
};

export const WAITING_ROOM: RoomState = {
  phase: 'waiting',
  seq: 0,
  openedAt: null,
  closedAt: null,
  minutes: 0,
  forecast: null,
  seats: [],
  presenter: null,
  cursor: { repId: null, dealId: null },
  timer: { runningSince: null, repId: null, spentMs: {}, spentByNobodyMs: 0, reserveSeconds: 0, skipped: [] },
  deals: [],
  actions: [],
};

/** The room after these events, in order of `seq`. */
export function roomOf(events: readonly RoomEvent[]): RoomState {
  return events.reduce(applyEvent, WAITING_ROOM);
}

/**
 * The room after one more event. An event that is not the next one changes nothing (one that came twice, or after a gap: read on from
 * `state.seq`), and nothing changes a closed room.
 */
export function applyEvent(state: RoomState, event: RoomEvent): RoomState {
  if (event.seq !== state.seq + 1 || state.phase === 'closed') return state;
  if ((event.happening.kind === 'opened') !== (state.phase === 'waiting')) return state;
  return { ...after(state, event), seq: event.seq };
}

function after(state: RoomState, event: RoomEvent): RoomState {
  const { happening, at, byName } = event;
  switch (happening.kind) {
    case 'opened':
      return opened(happening, event);
    case 'presented':
      return { ...state, presenter: { userId: happening.userId, name: happening.name } };
    case 'pointed':
      return pointed(state, happening, at);
    case 'timer':
      return timed(state, happening, at);
    case 'promiseJudged':
      return withDeal(state, happening.dealId, { promise: { result: happening.result, byName } });
    case 'challenged':
      return withDeal(state, happening.dealId, { challenge: { reason: happening.reason, byName, at } });
    case 'ruled':
      return ruled(state, happening, event);
    case 'tookBack':
      return withDeal(state, happening.dealId, (deal) => ({ rulings: deal.rulings.slice(0, -1) }));
    case 'answered':
      return withDeal(state, happening.dealId, {
        answers: { value: happening.answers, version: happening.version },
      });
    case 'actionAdded': {
      const { kind: _kind, ...action } = happening;
      return { ...state, actions: [...state.actions, { ...action, state: 'open', version: 1, byName }] };
    }
    case 'actionSettled':
      return {
        ...state,
        actions: state.actions.map((action) =>
          action.actionId === happening.actionId
            ? { ...action, state: happening.state, version: action.version + 1 }
            : action,
        ),
      };
    case 'closed':
      return {
        ...timed(state, { change: 'pause', repId: null, seconds: 0 }, at),
        phase: 'closed',
        closedAt: at,
      };
  }
}

type Happened<K extends RoomHappening['kind']> = Extract<RoomHappening, { kind: K }>;

function opened(
  { minutes, seats, deals, forecast }: Happened<'opened'>,
  { at, byUserId, byName }: RoomEvent,
): RoomState {
  const split = seats.reduce((sum, { seconds }) => sum + seconds, 0);
  const order = new Map(seats.map(({ repId }, index) => [repId, index]));
  const place = ({ repId }: OpenedDeal) => order.get(repId) ?? seats.length;
  return {
    ...WAITING_ROOM,
    phase: 'open',
    openedAt: at,
    minutes,
    forecast,
    seats: seats.map((seat) => ({ ...seat })),
    presenter: { userId: byUserId, name: byName },
    cursor: { repId: seats[0]?.repId ?? null, dealId: null },
    timer: { ...WAITING_ROOM.timer, repId: seats[0]?.repId ?? null, reserveSeconds: minutes * 60 - split },
    deals: [...deals]
      .sort((a, b) => place(a) - place(b) || a.position - b.position)
      .map(({ standing, ...deal }) => ({
        ...deal,
        opened: standing,
        promise: null,
        challenge: null,
        rulings: [],
        answers: null,
      })),
  };
}

function ruled(state: RoomState, happening: Happened<'ruled'>, { seq, at, byName }: RoomEvent): RoomState {
  const { outcome, reason, before, after: now, dealVersion } = happening;
  const ruling = { seq, at, byName, outcome, reason, before, after: now, dealVersion };
  return withDeal(state, happening.dealId, (deal) => ({ rulings: [...deal.rulings, ruling] }));
}

function withDeal(
  state: RoomState,
  dealId: string,
  change: Partial<DealInRoom> | ((deal: DealInRoom) => Partial<DealInRoom>),
): RoomState {
  const changed = (deal: DealInRoom) => (typeof change === 'function' ? change(deal) : change);
  return {
    ...state,
    deals: state.deals.map((deal) => (deal.dealId === dealId ? { ...deal, ...changed(deal) } : deal)),
  };
}

/** The ruling that stands on a deal; null: nothing is decided. */
export function rulingOn(deal: DealInRoom): StandingRuling | null {
  return deal.rulings.at(-1) ?? null;
}

/** Whether the deal's figure was doubted: in words, or by a ruling that changed it. */
export function isChallenged(deal: DealInRoom): boolean {
  const outcome = rulingOn(deal)?.outcome;
  return deal.challenge !== null || (outcome !== undefined && outcome !== 'held' && outcome !== 'parked');
}
