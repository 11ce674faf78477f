import { instantOf } from '@/domain/values/instant';
import type { PersonHere } from './messages';

/** Each process says again who it has. */
export const BEAT_MS = 4_000;
/** A process that has not said so for this long is gone, and its people with it. */
const FORGET_MS = 11_000;
/** More people of one room than one notification takes are not announced one by one. */
const MOST_TOLD = 100;
const MOST_BYTES = 7_000;

export type RoomKey = `${string}/${string}`;
/** Who (user id) and since when (milliseconds since 1970). */
type Somebody = readonly [userId: string, since: number];
/** Of one process: everybody in these rooms; a room without people is empty now. `ask`: say what you have there, I am new. */
export type PresenceNotice = { from: string; rooms: [RoomKey, Somebody[]][]; ask?: 1 };

type Elsewhere = { people: Somebody[]; heardAt: number };

/**
 * Who is in which room, over all processes, without a table: each process announces its own people, and what was not announced again is
 * forgotten. Pure bookkeeping: `elapsed` counts milliseconds and is an argument, sending and hearing are the hub's.
 */
export class Presence {
  private readonly own = new Map<RoomKey, Map<object, Somebody>>();
  private readonly elsewhere = new Map<RoomKey, Map<string, Elsewhere>>();

  constructor(
    private readonly self: string,
    private readonly elapsed: () => number,
  ) {}

  enter(room: RoomKey, visit: object, userId: string, since: number): void {
    const visits = this.own.get(room) ?? new Map<object, Somebody>();
    visits.set(visit, [userId, since]);
    this.own.set(room, visits);
  }

  leave(room: RoomKey, visit: object): void {
    const visits = this.own.get(room);
    visits?.delete(visit);
    if (visits?.size !== 0) return;
    this.own.delete(room);
    this.elsewhere.delete(room);
  }

  rooms(): RoomKey[] {
    return [...this.own.keys()];
  }

  /** What to announce about these rooms, in as many notifications as it takes. */
  notices(rooms: Iterable<RoomKey>, ask: boolean): PresenceNotice[] {
    const all: PresenceNotice[] = [];
    let size = Infinity;
    for (const room of rooms) {
      const part: [RoomKey, Somebody[]] = [
        room,
        earliest(this.own.get(room)?.values() ?? []).slice(0, MOST_TOLD),
      ];
      const bytes = JSON.stringify(part).length;
      if (size + bytes > MOST_BYTES) {
        all.push({ from: this.self, rooms: [], ...(ask ? { ask: 1 as const } : {}) });
        size = 0;
      }
      all.at(-1)?.rooms.push(part);
      size += bytes;
    }
    return all;
  }

  /** Takes in what another process announced. Answers the rooms of ours that are concerned. */
  hear(notice: PresenceNotice): RoomKey[] {
    if (notice.from === this.self) return [];
    const ours = notice.rooms.filter(([room]) => this.own.has(room));
    for (const [room, people] of ours) {
      const others = this.elsewhere.get(room) ?? new Map<string, Elsewhere>();
      if (people.length === 0) others.delete(notice.from);
      else others.set(notice.from, { people, heardAt: this.elapsed() });
      this.elsewhere.set(room, others);
    }
    return ours.map(([room]) => room);
  }

  /** Forgets the processes that have been silent. Answers the rooms that they had people in. */
  forget(): RoomKey[] {
    const gone = this.elapsed() - FORGET_MS;
    const changed: RoomKey[] = [];
    for (const [room, others] of this.elsewhere) {
      const silent = [...others].filter(([, { heardAt }]) => heardAt < gone);
      for (const [from] of silent) others.delete(from);
      if (silent.length > 0) changed.push(room);
    }
    return changed;
  }

  /** Everybody in a room, longest first, each once however many pages he has open. */
  people(room: RoomKey, nameOf: (userId: string) => string): PersonHere[] {
    const others = [...(this.elsewhere.get(room)?.values() ?? [])].flatMap(({ people }) => people);
    return earliest([...(this.own.get(room)?.values() ?? []), ...others]).map(([userId, since]) => ({
      userId,
      name: nameOf(userId),
      since: instantOf(since),
    }));
  }
}

function earliest(people: Iterable<Somebody>): Somebody[] {
  const first = new Map<string, number>();
  for (const [userId, since] of people) first.set(userId, Math.min(since, first.get(userId) ?? Infinity));
  return [...first].sort(([one, a], [other, b]) => a - b || one.localeCompare(other));
}
