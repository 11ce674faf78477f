import { refuse, type Refusal } from '@/domain/values/result';
import { logBug } from '@/platform/log/log';

/** Server states in which nothing ran and trying again is safe: shutting down, too many connections, statement cancelled. */
const DOWN = new Set([
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '57014',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EPIPE',
]);

/** Whether the database (not our code) is why something failed. */
export function isDatabaseDown(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  if (DOWN.has(code) || code.startsWith('08')) return true;
  return /timeout exceeded when trying to connect|connection terminated/i.test(error.message);
}

/** What a user may read about something that was thrown: a reference to quote, never the error. The details go to the log. */
export function faultRefusal(error: unknown, operation: string): Refusal {
  const reference = logBug(error, { operation });
  const message = isDatabaseDown(error)
    ? 'The database cannot be reached right now. Nothing was changed.'
    : `Something went wrong here. Nothing was changed. Reference ${reference}.`;
  return refuse('unavailable', message, { remedy: 'Try again in a moment.', details: { reference } }).refusal;
}
