import { parseArgs } from 'node:util';
import { Refusal } from '../project/refusal.ts';

export type Options = { port: number; host: string; dev: boolean };

/** The demo's people have known passwords, so only this machine reaches it unless told otherwise. */
const DEFAULT_HOST = '127.0.0.1';

/** --port N, --host H, --dev. */
export function readOptions(): Options {
  try {
    const { values } = parseArgs({
      options: { port: { type: 'string' }, host: { type: 'string' }, dev: { type: 'boolean' } },
    });
    const port = Number(values.port ?? process.env.PORT ?? 3000);
    if (!Number.isInteger(port) || port < 1 || port > 65_535)
      throw new Refusal('--port must be a number from 1 to 65535.');
    return { port, host: values.host ?? DEFAULT_HOST, dev: values.dev ?? false };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(
      `${(error as Error).message}\nUsage: npm run demo -- [--port N] [--host ADDRESS] [--dev]`,
    );
  }
}
