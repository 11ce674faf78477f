import type { RoomEvent } from '@/domain/reviews/events';
import type {
  EndMessage,
  MissedAnswer,
  PeopleMessage,
  PersonHere,
  PingMessage,
  RoomMessage,
} from '../../live/messages';
import type { RoomLink } from './connection-words';

/** A stream as the connection uses it: an EventSource in the browser. */
export type Stream = {
  on: (name: 'room' | 'people' | 'ping' | 'end' | 'error', hear: (data: string) => void) => void;
  close: () => void;
};

/** The browser, as an argument. */
export type Surroundings = {
  openStream: (url: string) => Stream;
  /** Status and body; throws when the server cannot be reached. */
  ask: (url: string) => Promise<{ status: number; body: unknown }>;
  later: (milliseconds: number, work: () => void) => () => void;
  /** 0 ≤ x < 1, so that those who lost the server together do not all come back together. */
  chance: () => number;
};

export type Hooks = {
  /** Number of the last event that is known. */
  seq: () => number;
  /** Answers how many were new and whether some are missing in between. */
  take: (events: RoomEvent[]) => { news: number; gap: boolean };
  people: (people: PersonHere[]) => void;
  serverTime: (now: string) => void;
  /** The version of the review itself, as often as it is said. */
  version: (version: number) => void;
  link: (link: RoomLink) => void;
};

type Timer = 'silence' | 'again' | 'back';

/** Longer than two pings: a stream that is silent for that long is dead, whatever the browser thinks. */
const SILENCE_MS = 35_000;
/** A stream that says nothing for so long at its beginning is held back by something between. */
const FIRST_WORD_MS = 8_000;
const FIRST_PAUSE_MS = 400;
const LONGEST_PAUSE_MS = 10_000;
const POLL_MS = 3_000;
const TRY_STREAM_AGAIN_MS = 60_000;
const TRIES_BEFORE_POLLING = 2;
const SAY_BACK_MS = 4_000;

/**
 * Keeps a page in touch with its room: a stream while there is one, with its own way back (the page reads on from the last event it has),
 * and questions every few seconds where streams do not get through. One connection a page, none while it rests.
 */
export class RoomConnection {
  private stream: Stream | null = null;
  private readonly timers = new Map<Timer, () => void>();
  /** Streams in a row that said nothing although the server answers. */
  private mute = 0;
  private pause = FIRST_PAUSE_MS;
  private lost = false;
  private changes = 0;
  private over = true;

  constructor(
    private readonly url: string,
    private readonly hooks: Hooks,
    private readonly around: Surroundings,
  ) {}

  start(): void {
    if (!this.over) return;
    this.over = false;
    this.open();
  }

  /** Lets go of everything; `start` comes back. */
  stop(link: RoomLink | null = null): void {
    this.over = true;
    this.drop();
    for (const cancel of this.timers.values()) cancel();
    this.timers.clear();
    if (link) this.hooks.link(link);
    if (link?.kind === 'resting') this.away();
  }

  /** Something says that the network is back, or that an own action was done: do not wait. */
  hurry(): void {
    if (this.over || (this.stream && !this.lost)) return;
    this.open();
  }

  /** Reads what is missing, once. */
  async catchUp(): Promise<'read' | 'unreachable' | 'ended'> {
    const answer = await this.around.ask(`${this.url}?after=${this.hooks.seq()}`).catch(() => null);
    if (this.over) return 'ended';
    if (answer?.status === 401) return this.end('signed_out');
    if (answer?.status === 404) return this.end('no_access');
    if (answer?.status !== 200) return 'unreachable';
    const { now, events, people, over, version } = answer.body as MissedAnswer;
    this.hooks.serverTime(now);
    this.hooks.people(people);
    this.taken(events);
    this.hooks.version(version);
    return over ? this.end('closed') : 'read';
  }

  private open(): void {
    this.drop();
    this.cancel('again');
    const stream = this.around.openStream(`${this.url}?after=${this.hooks.seq()}`);
    this.stream = stream;
    const hear = (name: 'room' | 'people' | 'ping' | 'end', act: (message: unknown) => void) =>
      stream.on(name, (data) => {
        if (stream !== this.stream) return;
        this.set('silence', SILENCE_MS, () => this.broken());
        const message = JSON.parse(data) as PingMessage;
        this.hooks.serverTime(message.now);
        act(message);
      });
    hear('room', (message) => this.heardEvent((message as RoomMessage).event));
    hear('people', (message) => this.hooks.people((message as PeopleMessage).people));
    hear('ping', (message) => {
      this.arrived();
      this.hooks.version((message as PingMessage).version);
    });
    hear('end', (message) => this.heardEnd((message as EndMessage).why));
    stream.on('error', () => stream === this.stream && this.broken());
    this.set('silence', FIRST_WORD_MS, () => this.broken());
  }

  private heardEvent(event: RoomEvent): void {
    if (this.taken([event])) void this.catchUp();
  }

  /** The stream says first what was missed, then its first ping. */
  private arrived(): void {
    this.mute = 0;
    this.pause = FIRST_PAUSE_MS;
    if (!this.lost) return this.timers.has('back') ? undefined : this.hooks.link({ kind: 'live' });
    this.lost = false;
    this.hooks.link({ kind: 'back', changes: this.changes });
    this.set('back', SAY_BACK_MS, () => this.hooks.link({ kind: 'live' }));
  }

  private heardEnd(why: EndMessage['why']): void {
    if (why === 'restart') this.broken();
    else this.end(why);
  }

  private end(why: 'signed_out' | 'no_access' | 'closed'): 'ended' {
    this.stop({ kind: 'ended', why });
    return 'ended';
  }

  private broken(): void {
    this.drop();
    this.away();
    this.hooks.link({ kind: 'reconnecting' });
    const wait = this.pause * (0.5 + this.around.chance());
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE_MS);
    this.set('again', wait, () => void this.comeBack());
  }

  /** Asks first: the answer brings what was missed, or says why there is no stream any more. */
  private async comeBack(): Promise<void> {
    const found = await this.catchUp();
    if (found === 'ended' || this.over || this.stream) return;
    if (found === 'unreachable') return this.broken();
    this.mute += 1;
    if (this.mute > TRIES_BEFORE_POLLING) return this.poll(TRY_STREAM_AGAIN_MS);
    this.open();
  }

  private poll(left: number): void {
    this.hooks.link({ kind: 'polling' });
    this.set('again', POLL_MS, () => {
      void this.catchUp().then((found) => {
        if (found === 'ended' || this.over || this.stream) return;
        if (found === 'unreachable') this.broken();
        else if (left > POLL_MS) this.poll(left - POLL_MS);
        else this.open();
      });
    });
  }

  private taken(events: RoomEvent[]): boolean {
    const { news, gap } = this.hooks.take(events);
    if (this.lost) this.changes += news;
    return gap;
  }

  private away(): void {
    if (!this.lost) this.changes = 0;
    this.lost = true;
  }

  private drop(): void {
    this.stream?.close();
    this.stream = null;
    this.cancel('silence');
  }

  private cancel(name: Timer): void {
    this.timers.get(name)?.();
    this.timers.delete(name);
  }

  private set(name: Timer, milliseconds: number, work: () => void): void {
    this.cancel(name);
    this.timers.set(
      name,
      this.around.later(milliseconds, () => {
        this.timers.delete(name);
        work();
      }),
    );
  }
}
