import { now } from '@/platform/clock/clock';
import { AsyncLocalStorage } from 'node:async_hooks';

type Fields = Record<string, unknown>;

/** What is quieter than LOG_LEVEL is not written; an unknown level writes everything. */
const LEVELS: readonly string[] = ['info', 'warn', 'error', 'silent'];

const SECRET = /pass|token|secret|cookie|authorization|key$/i;
const request = new AsyncLocalStorage<{ id: string }>();

/** One JSON line on stderr (stdout belongs to the commands' output). Values under secret-looking names are never written. */
export function log(level: 'info' | 'warn' | 'error', message: string, fields: Fields = {}): void {
  if (LEVELS.indexOf(level) < LEVELS.indexOf(process.env.LOG_LEVEL ?? 'info')) return;
  const clean = Object.fromEntries(
    Object.entries(fields).map(([k, v]) => [k, SECRET.test(k) ? '[hidden]' : v]),
  );
  const line = { at: now(), level, message, request: request.getStore()?.id, ...clean };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}

/** A bug: logged with a short number that the user can quote; the details stay here. */
export function logBug(error: unknown, fields: Fields = {}): string {
  const reference = Math.random().toString(36).slice(2, 10).toUpperCase();
  const shown =
    error instanceof Error
      ? { name: error.name, error: error.message, stack: error.stack }
      : { error: String(error) };
  log('error', 'bug', { reference, ...shown, ...fields });
  return reference;
}
