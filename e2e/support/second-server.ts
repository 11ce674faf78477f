import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { startNext } from '../../scripts/project/next-server.ts';
import { freePort } from '../../scripts/project/ports.ts';

const READY_MS = 60_000;

/** Another web server on the database of the journeys, which one journey may kill. */
export class SecondServer {
  private child: ChildProcess | undefined;

  private constructor(
    readonly origin: string,
    private readonly port: number,
    private readonly more: Record<string, string>,
  ) {}

  /** `more` is added to the environment of the journeys' own server. */
  static async start(more: Record<string, string> = {}): Promise<SecondServer> {
    const port = await freePort();
    const server = new SecondServer(`http://localhost:${port}`, port, more);
    await server.start();
    return server;
  }

  /** Starts it, again at the same address. */
  async start(): Promise<void> {
    const env = { ...process.env, ...this.more, NEXTAUTH_URL: this.origin, APP_URL: this.origin };
    this.child = startNext('start', { port: this.port, host: '127.0.0.1', env, stdio: 'ignore' });
    const until = Date.now() + READY_MS;
    for (;;) {
      const answer = await fetch(`${this.origin}/api/health`).catch(() => null);
      if (answer?.ok) return;
      if (Date.now() > until) throw new Error('The second server did not answer');
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  /** Ends it as a crash does. */
  async kill(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
}
