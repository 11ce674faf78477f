import http from 'node:http';
import type { RoomEvent } from '@/domain/reviews/events';
import type { PersonHere } from '@/features/reviews/live/messages';

export type Message = {
  name: string;
  id: string | null;
  data: { event?: RoomEvent; people?: PersonHere[]; why?: string; version?: number };
};

/** A reader of server-sent events, as a browser is one, that keeps all it got. */
export class Reader {
  readonly messages: Message[] = [];
  status = 0;
  headers: http.IncomingHttpHeaders = {};
  body = '';
  private readonly request: http.ClientRequest;
  private waiting: (() => void)[] = [];
  private over = false;

  constructor(url: string, token: string | null, headers: Record<string, string> = {}) {
    const cookie = token ? { cookie: `next-auth.session-token=${token}` } : {};
    this.request = http.get(url, {
      headers: { accept: 'text/event-stream', ...cookie, ...headers },
      agent: false,
    });
    this.request.on('response', (response) => {
      this.status = response.statusCode ?? 0;
      this.headers = response.headers;
      let rest = '';
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        this.body += text;
        const blocks = (rest + text).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) this.read(block);
        this.wake();
      });
      response.on('error', () => this.ended());
      response.on('close', () => this.ended());
    });
    this.request.on('error', () => this.ended());
  }

  /** Numbers of the events that came, in their order. */
  get seqs(): number[] {
    return this.messages.flatMap(({ data }) => data.event?.seq ?? []);
  }

  /** User ids of those who were there at last. */
  get people(): string[] {
    return (this.messages.findLast(({ name }) => name === 'people')?.data.people ?? []).map(
      ({ userId }) => userId,
    );
  }

  /** The last version of the review that was said. */
  get version(): number | undefined {
    return this.messages.findLast(({ name }) => name === 'ping')?.data.version;
  }

  get why(): string | undefined {
    return this.messages.find(({ name }) => name === 'end')?.data.why;
  }

  /** Waits until something holds of what came. */
  async until(holds: (reader: this) => boolean): Promise<void> {
    while (!holds(this)) {
      if (this.over) throw new Error(`The stream ended before: ${this.status} ${this.body.slice(-500)}`);
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  async untilEnd(): Promise<void> {
    while (!this.over) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  async close(): Promise<void> {
    this.request.destroy();
    await this.untilEnd();
  }

  private read(block: string): void {
    const field = (name: string) =>
      block
        .split('\n')
        .find((line) => line.startsWith(`${name}: `))
        ?.slice(name.length + 2) ?? null;
    const [name, data] = [field('event'), field('data')];
    if (name && data)
      this.messages.push({ name, id: field('id'), data: JSON.parse(data) as Message['data'] });
  }

  private ended(): void {
    this.over = true;
    this.wake();
  }

  private wake(): void {
    for (const go of this.waiting.splice(0)) go();
  }
}
