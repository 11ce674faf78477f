import { readEvents } from '@/data/review-events';
import { readPlanMarks } from '@/data/review-schedules';
import type { RoomEvent } from '@/domain/reviews/events';
import { millisecondsOf } from '@/domain/values/instant';
import { listMemberRows } from '@/platform/auth/memberships';
import { now, stopwatch } from '@/platform/clock/clock';
import { newId } from '@/platform/db/ids';
import { pool } from '@/platform/db/pool';
import { withUnit } from '@/platform/db/unit-of-work';
import { announceNow } from '@/platform/live/announce';
import { listen } from '@/platform/live/listener';
import { log } from '@/platform/log/log';
import { PEOPLE_CHANNEL, ROOM_CHANNEL } from '../room-channel';
import type { EndReason, PersonHere } from './messages';
import { StreamLimits } from './stream-limits';
import { BEAT_MS, Presence, type PresenceNotice, type RoomKey } from './presence';

/** Somebody's open page. `seq`: the last event that it has. */
export type Visitor = {
  readonly userId: string;
  readonly name: string;
  seq: number;
  event: (event: RoomEvent) => void;
  /** The review itself is at this version; he may know. */
  replanned: (version: number) => void;
  people: (people: PersonHere[]) => void;
  end: (why: EndReason) => void;
};

export type RoomAddress = { tenantId: string; reviewId: string };

type Room = RoomAddress & {
  visitors: Set<Visitor>;
  names: Map<string, string>;
  shown: string;
  reading: boolean;
  again: boolean;
};

const RETRY_MS = 1_000;

/**
 * The rooms that this process has visitors in. A notification is read from the database once, whoever many are in the room, and handed to
 * all of them in order; nobody gets an event twice or with one missing before it. Without visitors there is no connection and no timer.
 */
export class RoomHub {
  private readonly rooms = new Map<RoomKey, Room>();
  private readonly presence = new Presence(newId(), stopwatch());
  private readonly untold = new Set<RoomKey>();
  private telling = false;
  private asking = false;
  private leave: (() => void)[] = [];
  private beat: NodeJS.Timeout | undefined;
  readonly limits = new StreamLimits();
  /** The process has been told to end: nobody is let in any more. */
  ending = false;

  get size(): number {
    return [...this.rooms.values()].reduce((sum, room) => sum + room.visitors.size, 0);
  }

  /** Lets somebody in: he gets what came after his `seq`, then everything as it happens. The answer lets him out. */
  enter(address: RoomAddress, visitor: Visitor): () => void {
    if (this.rooms.size === 0) this.wake();
    const key: RoomKey = `${address.tenantId}/${address.reviewId}`;
    const room = this.rooms.get(key) ?? {
      ...address,
      visitors: new Set<Visitor>(),
      names: new Map<string, string>(),
      shown: '',
      reading: false,
      again: false,
    };
    const first = room.visitors.size === 0;
    // Where others are there and none is ahead, the next notification is his too: nothing to read now.
    const upToDate = !first && [...room.visitors].every(({ seq }) => seq <= visitor.seq);
    this.rooms.set(key, room);
    room.visitors.add(visitor);
    room.names.set(visitor.userId, visitor.name);
    this.presence.enter(key, visitor, visitor.userId, millisecondsOf(now()));
    if (!upToDate) this.readAll(room);
    this.tell([key], first);
    this.showPeople(key, visitor);
    return () => this.left(key, room, visitor);
  }

  peopleIn({ tenantId, reviewId }: RoomAddress): PersonHere[] {
    const key: RoomKey = `${tenantId}/${reviewId}`;
    const names = this.rooms.get(key)?.names;
    return this.presence.people(key, (userId) => names?.get(userId) ?? '');
  }

  /** Reads on for a room: something may have been missed. */
  catchUp({ tenantId, reviewId }: RoomAddress): void {
    const room = this.rooms.get(`${tenantId}/${reviewId}`);
    if (room) void this.readOn(room);
  }

  /** Says to everybody at a review that it is at this version. */
  replanned({ tenantId, reviewId }: RoomAddress, version: number): void {
    const visitors = this.rooms.get(`${tenantId}/${reviewId}`)?.visitors ?? [];
    for (const visitor of visitors) visitor.replanned(version);
  }

  /** The process is about to end: everybody is told to come back, to whoever serves then. */
  endAll(): void {
    this.ending = true;
    for (const room of this.rooms.values()) for (const visitor of room.visitors) visitor.end('restart');
  }

  private left(key: RoomKey, room: Room, visitor: Visitor): void {
    if (!room.visitors.delete(visitor)) return;
    this.presence.leave(key, visitor);
    if (room.visitors.size === 0) this.rooms.delete(key);
    else this.showPeople(key);
    this.tell([key], false);
    if (this.rooms.size === 0) this.sleep();
  }

  private wake(): void {
    const again = () => {
      for (const room of this.rooms.values()) this.readAll(room);
    };
    const askAgain = () => this.tell(this.presence.rooms(), true);
    this.leave = [
      listen(ROOM_CHANNEL, { notice: (text) => this.heardEvent(text), again }),
      listen(PEOPLE_CHANNEL, { notice: (text) => this.heardPeople(text), again: askAgain }),
    ];
    this.beat = setInterval(() => this.beatOnce(), BEAT_MS).unref();
  }

  private sleep(): void {
    for (const leave of this.leave) leave();
    this.leave = [];
    clearInterval(this.beat);
  }

  private heardEvent(text: string): void {
    const { seq, version, ...address } = JSON.parse(text) as RoomAddress & { seq: number; version?: number };
    if (version !== undefined) this.replanned(address, version);
    const room = this.rooms.get(`${address.tenantId}/${address.reviewId}`);
    if (room && [...room.visitors].some((visitor) => visitor.seq < seq)) void this.readOn(room);
  }

  /** What may have been missed: events, and a change of the plan, which is none. */
  private readAll(room: Room): void {
    void this.readOn(room);
    void this.readPlan(room);
  }

  private async readPlan(room: Room): Promise<void> {
    try {
      const version = await readVersion(room);
      if (version !== null) this.replanned(room, version);
    } catch (error) {
      // Whoever is there is looked at again with the next ping.
      log('warn', 'the plan of a review could not be read', { error: String(error) });
    }
  }

  /** One read for all: from the last event that every visitor has. */
  private async readOn(room: Room): Promise<void> {
    if (room.reading) {
      room.again = true;
      return;
    }
    room.reading = true;
    try {
      do {
        room.again = false;
        const after = Math.min(...[...room.visitors].map(({ seq }) => seq));
        if (!Number.isFinite(after)) break;
        this.hand(room, await readRoom(room, after));
      } while (room.again);
    } catch (error) {
      log('warn', 'a room could not be read; it is tried again', { error: String(error) });
      setTimeout(() => void this.readOn(room), RETRY_MS).unref();
    } finally {
      room.reading = false;
    }
  }

  /** To each what comes next for him: who came in meanwhile with less has asked for another read. */
  private hand(room: Room, events: RoomEvent[]): void {
    for (const visitor of room.visitors) {
      for (const event of events) {
        if (event.seq !== visitor.seq + 1) continue;
        visitor.seq = event.seq;
        visitor.event(event);
      }
    }
  }

  private heardPeople(text: string): void {
    const notice = JSON.parse(text) as PresenceNotice;
    const concerned = this.presence.hear(notice);
    for (const room of concerned) this.showPeople(room);
    if (notice.ask && concerned.length > 0) this.tell(concerned, false);
  }

  private beatOnce(): void {
    for (const room of this.presence.forget()) this.showPeople(room);
    this.tell(this.presence.rooms(), false);
  }

  /** Announces rooms, one announcement after the other, so that a later one is never overtaken by an earlier one. */
  private tell(rooms: RoomKey[], ask: boolean): void {
    for (const room of rooms) this.untold.add(room);
    this.asking ||= ask;
    void this.tellAll();
  }

  private async tellAll(): Promise<void> {
    if (this.telling) return;
    this.telling = true;
    try {
      while (this.untold.size > 0) {
        const notices = this.presence.notices([...this.untold], this.asking);
        this.untold.clear();
        this.asking = false;
        for (const notice of notices) await announceNow(PEOPLE_CHANNEL, notice);
      }
    } catch (error) {
      // The next beat says it again.
      log('warn', 'who is in the rooms could not be announced', { error: String(error) });
    } finally {
      this.telling = false;
    }
  }

  /** Shows a room's people to all in it, if they have changed, or to one. */
  private showPeople(key: RoomKey, only?: Visitor): void {
    const room = this.rooms.get(key);
    if (!room) return;
    const people = this.presence.people(key, (userId) => room.names.get(userId) ?? '');
    if (people.some(({ name }) => name === '')) void this.learnNames(key, room);
    const text = JSON.stringify(people);
    const changed = text !== room.shown;
    room.shown = text;
    for (const visitor of changed ? [...room.visitors] : only ? [only] : []) visitor.people(people);
  }

  private async learnNames(key: RoomKey, room: Room): Promise<void> {
    try {
      for (const { userId, name } of await listMemberRows(pool(), room.tenantId))
        room.names.set(userId, name);
      const unknown = this.peopleIn(room).some(({ name }) => name === '');
      if (!unknown) this.showPeople(key);
    } catch (error) {
      log('warn', 'names could not be read', { error: String(error) });
    }
  }
}

function readRoom({ tenantId, reviewId }: RoomAddress, after: number): Promise<RoomEvent[]> {
  return withUnit({ tenantId, mode: 'read' }, (unit) => readEvents(unit, reviewId, after));
}

function readVersion({ tenantId, reviewId }: RoomAddress): Promise<number | null> {
  return withUnit({ tenantId, mode: 'read' }, async (unit) => {
    const [mark] = await readPlanMarks(unit, [reviewId]);
    return mark?.version ?? null;
  });
}

const KEY = Symbol.for('commitpoint.rooms');
type Holder = { [KEY]?: RoomHub };

/** The process's hub. When the process is told to end, it lets everybody go, so that no open stream holds the end up. */
export function roomHub(): RoomHub {
  const holder = globalThis as Holder;
  if (!holder[KEY]) {
    const hub = new RoomHub();
    holder[KEY] = hub;
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => hub.endAll());
  }
  return holder[KEY];
}
