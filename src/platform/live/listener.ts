import { ownConnection } from '@/platform/db/pool';
import { log } from '@/platform/log/log';

export type Hearer = {
  /** A notification, as it was sent. */
  notice: (payload: string) => void;
  /** From now on everything is heard: at the start, and after each break, in which notifications may have been missed. Read on. */
  again: () => void;
};

/** The name of the connection in the server's list. */
export const LISTENER_NAME = 'commitpoint live';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;
/** A connection can die without a word: it is asked now and then whether it is there. */
const ASK_EVERY_MS = 15_000;
const ANSWER_WITHIN_MS = 5_000;

type Connection = ReturnType<typeof ownConnection>;
type Heard = { hearers: Set<Hearer>; active: boolean };

/**
 * The process's one LISTEN connection. It is opened for the first who listens, closed when the last has left, and opened again with
 * growing pauses for as long as the database is away. Neither it nor its timers keep the process alive.
 */
class Listener {
  private readonly channels = new Map<string, Heard>();
  private connection: Connection | null = null;
  private ready = false;
  private line = Promise.resolve(true);
  private pause = FIRST_PAUSE_MS;
  private retry: NodeJS.Timeout | undefined;
  private asking: NodeJS.Timeout | undefined;

  listen(channel: string, hearer: Hearer): () => void {
    const heard = this.channels.get(channel) ?? { hearers: new Set<Hearer>(), active: false };
    const first = heard.hearers.size === 0;
    this.channels.set(channel, heard);
    heard.hearers.add(hearer);
    if (heard.active) queueMicrotask(() => heard.hearers.has(hearer) && hearer.again());
    else if (this.connection && this.ready && first) void this.start(this.connection, channel);
    else if (!this.retry) this.open();
    return () => this.leave(channel, hearer);
  }

  private leave(channel: string, hearer: Hearer): void {
    const heard = this.channels.get(channel);
    if (!heard?.hearers.delete(hearer) || heard.hearers.size > 0) return;
    this.channels.delete(channel);
    if (this.channels.size === 0) this.close();
    else if (heard.active && this.connection) void this.send(this.connection, `UNLISTEN ${channel}`);
  }

  private open(): void {
    if (this.connection) return;
    const connection = ownConnection(LISTENER_NAME);
    this.connection = connection;
    connection.on('notification', ({ channel, payload }) => this.tell(channel, payload ?? ''));
    connection.on('error', (error) => this.lost(connection, error.message));
    connection.on('end', () => this.lost(connection, 'the server closed it'));
    connection.connect().then(
      () => this.opened(connection),
      (error: unknown) => this.lost(connection, String(error)),
    );
  }

  private opened(connection: Connection): void {
    if (connection !== this.connection) return hangUp(connection);
    unref(connection);
    this.ready = true;
    for (const channel of this.channels.keys()) void this.start(connection, channel);
    this.asking = setInterval(() => this.ask(connection), ASK_EVERY_MS).unref();
  }

  private async start(connection: Connection, channel: string): Promise<void> {
    if (!(await this.send(connection, `LISTEN ${channel}`))) return;
    const heard = this.channels.get(channel);
    if (!heard || connection !== this.connection) return;
    this.pause = FIRST_PAUSE_MS;
    heard.active = true;
    for (const hearer of heard.hearers) hearer.again();
  }

  private tell(channel: string, payload: string): void {
    for (const hearer of this.channels.get(channel)?.hearers ?? []) hearer.notice(payload);
  }

  private ask(connection: Connection): void {
    const late = setTimeout(() => this.lost(connection, 'it did not answer'), ANSWER_WITHIN_MS).unref();
    void this.send(connection, 'SELECT 1').finally(() => clearTimeout(late));
  }

  /** One statement after the other. False when the connection is gone; then it has been noticed. */
  private send(connection: Connection, text: string): Promise<boolean> {
    const sent = this.line.then(async () => {
      if (connection !== this.connection) return false;
      await connection.query(text);
      return true;
    });
    this.line = sent.catch((error: unknown) => {
      this.lost(connection, String(error));
      return false;
    });
    return this.line;
  }

  private lost(connection: Connection, why: string): void {
    hangUp(connection);
    if (connection !== this.connection) return;
    this.forget();
    log('warn', 'the live connection to the database broke; it is opened again', {
      why,
      pauseMs: this.pause,
    });
    this.retry = setTimeout(() => {
      this.retry = undefined;
      this.open();
    }, this.pause).unref();
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE_MS);
  }

  private close(): void {
    const { connection } = this;
    this.forget();
    clearTimeout(this.retry);
    this.retry = undefined;
    this.pause = FIRST_PAUSE_MS;
    if (connection) hangUp(connection);
  }

  private forget(): void {
    this.connection = null;
    // What hangs on a dead connection must not hold up the next one.
    this.line = Promise.resolve(true);
    this.ready = false;
    clearInterval(this.asking);
    for (const heard of this.channels.values()) heard.active = false;
  }
}

/** The types of pg do not know it: the socket alone must not keep the process alive. */
function unref(connection: Connection): void {
  (connection as Connection & { unref: () => void }).unref();
}

function hangUp(connection: Connection): void {
  void connection.end().catch(() => undefined);
}

const KEY = Symbol.for('commitpoint.listener');
type Holder = { [KEY]?: Listener };

/** Hears `channel` until the answer is called. */
export function listen(channel: string, hearer: Hearer): () => void {
  const holder = globalThis as Holder;
  holder[KEY] ??= new Listener();
  return holder[KEY].listen(channel, hearer);
}
