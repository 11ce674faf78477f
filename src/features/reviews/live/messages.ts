import type { RoomEvent } from '@/domain/reviews/events';

// What the stream of a room says, for both ends. Names of the server-sent events: room, people, ping, end. Each message carries the
// server's time, for the clock on the wall is the server's.

/** Somebody who has the room open now; `since` is an instant. */
export type PersonHere = { userId: string; name: string; since: string };

/**
 * Why a stream ended: `signed_out` and `no_access` are for good, `closed` too (the review is over); after `restart` one comes back and
 * reads on.
 */
export type EndReason = 'signed_out' | 'no_access' | 'closed' | 'restart';

export type RoomMessage = { now: string; event: RoomEvent };
export type PeopleMessage = { now: string; people: PersonHere[] };
/** `version`: the review's own. A later one than a page was drawn with: it was moved, skipped or is held after all. */
export type PingMessage = { now: string; version: number };
export type EndMessage = { now: string; why: EndReason };

/** What the same address answers to who asks for JSON: all that was missed. `over`: the room is closed, nothing will follow. */
export type MissedAnswer = { events: RoomEvent[]; people: PersonHere[]; over: boolean } & PingMessage;
