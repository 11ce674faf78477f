import { createHash } from 'node:crypto';
import { notFound } from '@/domain/values/result';
import { forgetApiCount, limitApi } from '@/platform/auth/request-limit';
import { logBug } from '@/platform/log/log';
import { isDatabaseDown } from '@/platform/operations/fault';
import { apiHeaders, faultResponse, refusalResponse } from '@/platform/operations/responses';
import { feedToken, readFeed } from './commands-feed';

type Address = { params: Promise<{ tenant: string; feed: string }> };

/**
 * A member's calendar for programs without a session: the address is the secret. Whatever opens nothing answers with the very same 404.
 * An unchanged calendar is a 304 for who asks again with its tag.
 */
export async function calendarRoute(request: Request, { params }: Address): Promise<Response> {
  try {
    const { tenant, feed } = await params;
    const token = feedToken(feed);
    if (!token) return refusalResponse(notFound().refusal);
    const limited = await limitApi(token);
    if (limited) return refusalResponse(limited);
    const found = await readFeed(tenant, token);
    if (found.ok) return answer(request, found.value);
    await forgetApiCount(token);
    return refusalResponse(found.refusal);
  } catch (error) {
    return faultResponse(logBug(error, { operation: 'reviews.calendar' }), isDatabaseDown(error));
  }
}

function answer(request: Request, text: string): Response {
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
  // Kept by the one program that fetched it, and asked for again each time: a renewed address must be dead at once.
  const headers = { ...apiHeaders(), 'Cache-Control': 'private, no-cache', ETag: tag };
  if (request.headers.get('if-none-match') === tag) return new Response(null, { status: 304, headers });
  return new Response(text, {
    headers: {
      ...headers,
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'inline; filename="reviews.ics"',
    },
  });
}
