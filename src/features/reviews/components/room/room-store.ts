import type { RoomEvent, RoomHappening } from '@/domain/reviews/events';
import { applyEvent, type RoomState } from '@/domain/reviews/room';

/** Somebody's own action that is shown before the server has confirmed it. `seq`: the event that it became. */
type Pending = { key: number; happening: RoomHappening; at: string; by: Me; seq: number | null };
export type Me = { userId: string; name: string };

/**
 * The room in the browser: what the server has confirmed, folded by the server's own reducer, and on top of it one's own actions that
 * are under way. An event counts once, whichever way it came; after a gap nothing is applied until the missing ones are here.
 */
export class RoomStore {
  private pending: Pending[] = [];
  private lastKey = 0;
  private seen: RoomState;

  constructor(private confirmed: RoomState) {
    this.seen = confirmed;
  }

  /** The room as the person sees it. The same object until something changes. */
  shown = (): RoomState => this.seen;

  /** Number of the last confirmed event: from there one reads on. */
  get seq(): number {
    return this.confirmed.seq;
  }

  /** Takes events in. Answers those that were new, and whether some are missing in between. */
  take(events: readonly RoomEvent[]): { news: RoomEvent[]; gap: boolean } {
    const news: RoomEvent[] = [];
    let gap = false;
    for (const event of [...events].sort((a, b) => a.seq - b.seq)) {
      if (event.seq <= this.confirmed.seq) continue;
      // The end is the end, whatever of the way there is not told any more: that is in the minutes.
      const known =
        event.happening.kind === 'closed' ? { ...this.confirmed, seq: event.seq - 1 } : this.confirmed;
      if (event.seq > known.seq + 1) {
        gap = true;
        break;
      }
      // An event that the reducer does not know (a newer server) is passed over, not waited for.
      this.confirmed = { ...known, ...applyEvent(known, event), seq: event.seq };
      this.arrived(event);
      news.push(event);
    }
    if (news.length > 0) this.refold();
    return { news, gap };
  }

  /** A room that the server has drawn anew; an older one than is known already says nothing. */
  replace(state: RoomState): boolean {
    if (state.seq <= this.confirmed.seq) return false;
    this.confirmed = state;
    this.refold();
    return true;
  }

  /** Shows an own action at once. Answers the key by which it is settled. */
  hope(happening: RoomHappening, at: string, by: Me): number {
    this.lastKey += 1;
    this.pending.push({ key: this.lastKey, happening, at, by, seq: null });
    this.refold();
    return this.lastKey;
  }

  /** The server has answered: the action became this event, or it was refused (null) and is gone again. `key` null: nothing was hoped. */
  settle(key: number | null, event: RoomEvent | null): { news: RoomEvent[]; gap: boolean } {
    if (event === null) this.pending = this.pending.filter((one) => one.key !== key);
    else this.pending = this.pending.map((one) => (one.key === key ? { ...one, seq: event.seq } : one));
    const taken = this.take(event ? [event] : []);
    this.refold();
    return taken;
  }

  /** One's own event can come before the answer of the command that made it: it must not be shown twice until then. */
  private arrived({ byUserId, happening }: RoomEvent): void {
    const index = this.pending.findIndex(
      (one) => one.seq === null && one.by.userId === byUserId && sameDeed(one.happening, happening),
    );
    if (index >= 0) this.pending = this.pending.filter((_one, at) => at !== index);
  }

  private refold(): void {
    const known = this.confirmed.seq;
    this.pending = this.pending.filter(({ seq }) => seq === null || seq > known);
    this.seen = this.pending.reduce((state, { happening, at, by }) => {
      const event = { seq: state.seq + 1, at, byUserId: by.userId, byName: by.name, happening };
      return applyEvent(state, event);
    }, this.confirmed);
  }
}

const MARKS = ['kind', 'dealId', 'repId', 'change', 'outcome', 'result', 'text', 'userId', 'state'] as const;

function sameDeed(hoped: RoomHappening, happened: RoomHappening): boolean {
  const [one, other]: Record<string, unknown>[] = [hoped, happened];
  // An action that is agreed is named by the server, one that is settled has its name.
  if (hoped.kind === 'actionSettled' && one?.['actionId'] !== other?.['actionId']) return false;
  return MARKS.every((mark) => one?.[mark] === other?.[mark]);
}
