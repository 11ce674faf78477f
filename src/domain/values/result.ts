/** Why an operation was refused. A closed list: every code has one meaning, one HTTP status and one way out. */
export const REFUSAL_CODES = [
  'not_found', // unknown, foreign and forbidden look the same
  'invalid', // the input itself is wrong; `fields` says where
  'conflict', // somebody else changed the row first
  'gate', // a stage gate lacks evidence
  'rule', // a business rule forbids it
  'rate_limited',
  'unauthenticated',
  'unavailable', // a dependency is down; safe to retry
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** A refusal in the words of the person who reads it: what happened, what is missing, what to do. */
export type Refusal = {
  code: RefusalCode;
  message: string;
  /** Field name → what is wrong with it. */
  fields?: Record<string, string>;
  /** The way out, as a sentence. */
  remedy?: string;
  /** What a screen needs to show the conflict or the missing evidence. Plain JSON. */
  details?: Record<string, unknown>;
};

export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refuse(
  code: RefusalCode,
  message: string,
  extra: Omit<Refusal, 'code' | 'message'> = {},
): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { code, message, ...extra } };
}

/** The one answer for unknown, foreign and forbidden things, so that none can be told from the others. */
export function notFound(): { ok: false; refusal: Refusal } {
  return refuse('not_found', 'Not found.');
}
