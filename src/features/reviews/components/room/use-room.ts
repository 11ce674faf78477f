'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { RoomEvent, RoomHappening } from '@/domain/reviews/events';
import type { RoomState } from '@/domain/reviews/room';
import { instantOf } from '@/domain/values/instant';
import type { PersonHere } from '../../live/messages';
import type { RoomAnswer } from '../../room-view';
import { BROWSER } from './browser-surroundings';
import { linkWords, type RoomLink } from './connection-words';
import { RoomConnection } from './room-connection';
import { RoomStore, type Me } from './room-store';
import { ServerClock } from './server-clock';

/** A page that nobody sees for so long gives its connection back; it reads on when it is looked at again. */
const REST_AFTER_MS = 5 * 60_000;

export type RoomStart = {
  tenant: string;
  reviewId: string;
  me: Me;
  /** The room as the server drew it, and the server's instant then. A later drawing may be passed at any time. */
  state: RoomState;
  now: string;
  /** Each event as it arrives, once and in order, one's own too. */
  onEvent?: (event: RoomEvent) => void;
  /** The version of the review itself, as often as the server says it: a later one than was drawn is a changed plan. */
  onVersion?: (version: number) => void;
};

export type LiveRoom = {
  /** What is confirmed, with one's own actions under way on top. */
  room: RoomState;
  /** Who is in the room now, longest first. null: not known yet, or there is no live connection. */
  people: PersonHere[] | null;
  link: RoomLink;
  /** What to say about the connection; null: nothing. */
  words: string | null;
  /** The server's instant. */
  now: () => string;
  /**
   * Does an own action: shows `hoped` at once (null: waits for the server), and takes it back if the command is refused. Answers what the
   * command answered; throws what it threw.
   */
  perform: <R extends RoomCommandAnswer>(hoped: RoomHappening | null, send: () => Promise<R>) => Promise<R>;
};

/** What every server action of the room answers. No event: it was closed meanwhile. */
export type RoomCommandAnswer = { ok: true; value: { event: RoomAnswer['event'] | null } } | { ok: false };

/** Keeps a page in the room: state from the server's start, what happens since, who is there, and how the connection stands. */
export function useRoom(start: RoomStart): LiveRoom {
  const { tenant, reviewId, me, state, now } = start;
  const [kept] = useState(() => new KeptRoom(`/api/t/${tenant}/review-live/${reviewId}`, state, now));
  const room = useSyncExternalStore(kept.listen, kept.store.shown, kept.store.shown);
  const people = useSyncExternalStore(kept.listen, kept.people, kept.people);
  const link = useSyncExternalStore(kept.listen, kept.link, kept.link);
  const told = useRef<Told>(start);
  useEffect(() => {
    told.current = start;
  });
  useEffect(() => kept.attend(told), [kept]);
  useEffect(() => kept.redrawn(state, now), [kept, state, now]);
  // Over: the address has something else to show now, the minutes, the sign-in, or nothing.
  const router = useRouter();
  useEffect(() => {
    if (link.kind === 'ended') router.refresh();
  }, [link, router]);
  const perform = useCallback(
    <R extends RoomCommandAnswer>(hoped: RoomHappening | null, send: () => Promise<R>) =>
      kept.perform(hoped, me, send),
    [kept, me],
  );
  return { room, people, link, words: linkWords(link), now: kept.now, perform };
}

type Told = Pick<RoomStart, 'onEvent' | 'onVersion'>;

/** What outlives a drawing of the page: store, clock and connection of one room. */
class KeptRoom {
  readonly store: RoomStore;
  private readonly clock: ServerClock;
  private readonly connection: RoomConnection;
  private readonly listeners = new Set<() => void>();
  private here: PersonHere[] | null = null;
  private standing: RoomLink = { kind: 'connecting' };
  private told: { current: Told } = { current: {} };

  constructor(url: string, state: RoomState, now: string) {
    this.store = new RoomStore(state);
    this.clock = new ServerClock(now, () => performance.now());
    this.connection = new RoomConnection(
      url,
      {
        seq: () => this.store.seq,
        take: (events) => this.taken(this.store.take(events)),
        people: (people) => this.change(() => (this.here = people)),
        serverTime: (heard) => this.clock.hear(heard),
        version: (version) => this.told.current.onVersion?.(version),
        link: (link) => this.linked(link),
      },
      BROWSER,
    );
  }

  people = (): PersonHere[] | null => this.here;
  link = (): RoomLink => this.standing;
  now = (): string => instantOf(this.clock.now());
  listen = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Connects while the page is looked at; the answer lets go. */
  attend(told: { current: Told }): () => void {
    this.told = told;
    this.connection.start();
    let rest: ReturnType<typeof setTimeout> | undefined;
    const seen = () => {
      clearTimeout(rest);
      if (document.hidden) rest = setTimeout(() => this.connection.stop({ kind: 'resting' }), REST_AFTER_MS);
      else if (this.standing.kind === 'resting') this.connection.start();
      else this.connection.hurry();
    };
    const online = () => this.connection.hurry();
    document.addEventListener('visibilitychange', seen);
    window.addEventListener('online', online);
    return () => {
      clearTimeout(rest);
      document.removeEventListener('visibilitychange', seen);
      window.removeEventListener('online', online);
      this.connection.stop();
    };
  }

  redrawn(state: RoomState, now: string): void {
    this.clock.hear(now);
    this.change(() => this.store.replace(state));
  }

  async perform<R extends RoomCommandAnswer>(
    hoped: RoomHappening | null,
    me: Me,
    send: () => Promise<R>,
  ): Promise<R> {
    const key = hoped ? this.store.hope(hoped, this.now(), me) : null;
    this.change(() => undefined);
    let event: RoomEvent | null = null;
    try {
      const answer = await send();
      if (answer.ok) event = answer.value.event;
      return answer;
    } finally {
      const { gap } = this.taken(this.store.settle(key, event));
      if (gap) void this.connection.catchUp();
    }
  }

  private taken({ news, gap }: { news: RoomEvent[]; gap: boolean }): { news: number; gap: boolean } {
    this.change(() => undefined);
    for (const event of news) this.told.current.onEvent?.(event);
    return { news: news.length, gap };
  }

  private linked(link: RoomLink): void {
    if (link.kind === this.standing.kind && link.kind !== 'back') return;
    const alone = link.kind === 'reconnecting' || link.kind === 'polling' || link.kind === 'resting';
    this.change(() => {
      this.standing = link;
      if (alone) this.here = null;
    });
  }

  private change(work: () => void): void {
    work();
    for (const listener of this.listeners) listener();
  }
}
