import type { Refusal, RefusalCode } from '@/domain/values/result';
import { staticHeaders } from '@/platform/auth/security-headers';
import { jsonText } from './plain-json';

const STATUS: Record<RefusalCode, number> = {
  not_found: 404,
  invalid: 422,
  conflict: 409,
  gate: 409,
  rule: 409,
  rate_limited: 429,
  unauthenticated: 401,
  unavailable: 503,
};

/** What every answer of the API carries: never stored, never sniffed, never framed, never run. */
export function apiHeaders(): Record<string, string> {
  return {
    ...staticHeaders(),
    'Cache-Control': 'private, no-store',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  };
}

export function jsonResponse(value: unknown, status: number, extra: Record<string, string> = {}): Response {
  return new Response(jsonText(value ?? null), {
    status,
    headers: { ...apiHeaders(), 'Content-Type': 'application/json', ...extra },
  });
}

/** `{ error: { code, message, fields?, remedy?, details? } }` with the status of the code. */
export function refusalResponse(refusal: Refusal, status: number = STATUS[refusal.code]): Response {
  const wait = refusal.details?.['retryAfterSeconds'];
  const extra: Record<string, string> = typeof wait === 'number' ? { 'Retry-After': String(wait) } : {};
  return jsonResponse({ error: refusal }, status, extra);
}

/** A thrown error: a reference to quote, and nothing of the error itself. */
export function faultResponse(reference: string, databaseDown: boolean): Response {
  if (databaseDown) {
    const message = 'The database cannot be reached right now. Nothing was changed.';
    return jsonResponse({ error: { code: 'unavailable', message, reference } }, 503, { 'Retry-After': '5' });
  }
  const message = `Something went wrong here. Nothing was changed. Reference ${reference}.`;
  return jsonResponse({ error: { code: 'internal', message, reference } }, 500);
}
