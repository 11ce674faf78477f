import type { RoomEvent } from '@/domain/reviews/events';
import { now } from '@/platform/clock/clock';
import { log } from '@/platform/log/log';
import type { EndReason, PersonHere } from './messages';
import type { RoomAddress, RoomHub, Visitor } from './room-hub';

/** A reader who leaves this many bytes lying is dropped; he comes back and reads on. */
const MOST_WAITING = 256 * 1024;
/** A browser's own pause before it comes back. */
const RETRY_MS = 1_000;

export type Follower = RoomAddress & {
  userId: string;
  name: string;
  /** The last event that he has. */
  seq: number;
  missed: RoomEvent[];
  /** The review's own, now. */
  version: number;
};

type Options = {
  hub: RoomHub;
  follower: Follower;
  /** Nothing will follow what he missed. */
  over: boolean;
  pingMs: number;
  /** Why he must go, or null while he may stay; looks for missed events too. */
  look: (seq: number) => Promise<EndReason | null>;
  /** Whether this event decides anew who may be in the room: he is looked at before he gets it. */
  guarded: (event: RoomEvent) => boolean;
  closed: () => void;
};

/**
 * One page's stream of server-sent events: what was missed, then what happens, a ping with the server's time, and at the end the reason.
 * `id` is the event's number, so that a browser that comes back by itself says where it was. Everything is let go at the first sign of the
 * end, whoever gives it: reader, room, process.
 */
export class RoomStream implements Visitor {
  readonly userId: string;
  readonly name: string;
  seq: number;
  private version: number;
  private controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private leave: () => void = () => undefined;
  private done = false;
  /** Events that wait until he has been looked at. */
  private held: RoomEvent[] | null = null;

  constructor(private readonly options: Options) {
    ({ userId: this.userId, name: this.name, seq: this.seq, version: this.version } = options.follower);
  }

  /** The body of the answer. `signal`: the request's. */
  body(signal: AbortSignal): ReadableStream<Uint8Array> {
    return new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.controller = controller;
          signal.addEventListener('abort', this.release, { once: true });
          this.begin();
          if (signal.aborted) this.release();
        },
        cancel: this.release,
      },
      new ByteLengthQueuingStrategy({ highWaterMark: MOST_WAITING }),
    );
  }

  event(event: RoomEvent): void {
    if (this.held) this.held.push(event);
    else if (this.options.guarded(event)) void this.passGuard(event);
    else this.write(event);
  }

  people(people: PersonHere[]): void {
    this.say('people', { people });
  }

  replanned(version: number): void {
    if (version <= this.version) return;
    this.version = version;
    this.sayPing();
  }

  end(why: EndReason): void {
    if (this.done) return;
    this.say('end', { why });
    this.release();
  }

  private begin(): void {
    const { hub, follower } = this.options;
    this.send(`retry: ${RETRY_MS}\n\n`);
    for (const event of follower.missed) {
      this.seq = event.seq;
      this.write(event);
    }
    if (this.options.over) this.end('closed');
    if (this.done) return;
    this.leave = hub.enter(follower, this);
    this.sayPing();
    this.wait();
  }

  private async passGuard(event: RoomEvent): Promise<void> {
    this.held = [event];
    const why = await this.lookSafely(event.seq);
    if (why) return this.end(why);
    const held = this.held;
    this.held = null;
    for (const each of held) this.write(each);
  }

  private write(event: RoomEvent): void {
    this.say('room', { event }, event.seq);
    if (event.happening.kind === 'closed') this.end('closed');
  }

  private wait(): void {
    if (!this.done) this.timer = setTimeout(() => void this.ping(), this.options.pingMs).unref();
  }

  private async ping(): Promise<void> {
    const why = await this.lookSafely(this.seq);
    if (why) return this.end(why);
    this.sayPing();
    this.wait();
  }

  private sayPing(): void {
    this.say('ping', { version: this.version });
  }

  /** While the database is away nobody is sent away: nothing can be seen then either. */
  private async lookSafely(seq: number): Promise<EndReason | null> {
    try {
      return await this.options.look(seq);
    } catch (error) {
      log('warn', 'a live reader could not be looked at again', { error: String(error) });
      return null;
    }
  }

  private say(name: string, message: object, id?: number): void {
    const text = JSON.stringify({ now: now(), ...message });
    this.send(`event: ${name}\n${id === undefined ? '' : `id: ${id}\n`}data: ${text}\n\n`);
  }

  private send(text: string): void {
    if (this.done || !this.controller) return;
    this.controller.enqueue(new TextEncoder().encode(text));
    if ((this.controller.desiredSize ?? 0) > 0) return;
    this.controller.error(new Error('the reader does not read'));
    this.release();
  }

  private readonly release = (): void => {
    if (this.done) return;
    this.done = true;
    clearTimeout(this.timer);
    this.leave();
    this.options.closed();
    try {
      this.controller?.close();
    } catch {
      // The reader was faster, or it is in error already.
    }
  };
}
