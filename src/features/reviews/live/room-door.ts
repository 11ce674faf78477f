import { refuse } from '@/domain/values/result';
import { sessionTokenIn } from '@/platform/auth/session-cookie';
import { findSession } from '@/platform/auth/sessions';
import { now } from '@/platform/clock/clock';
import type { Caller } from '@/platform/operations/caller';
import { hashToken } from '@/platform/operations/resolve';
import { jsonResponse, refusalResponse } from '@/platform/operations/responses';
import { roomNews, type RoomNews } from '../queries-events';
import type { EndReason, MissedAnswer } from './messages';
import { type RoomHub, roomHub } from './room-hub';
import { RoomStream } from './room-stream';
import { MOST_OF_SESSION } from './stream-limits';

export const PING_MS = 15_000;

/** From which event a reader goes on: a browser that comes back by itself says it in a header, a page in its address. */
export function readFrom(request: Request): number {
  const own = request.headers.get('last-event-id');
  const asked = own ?? new URL(request.url).searchParams.get('after') ?? '0';
  return /^\d{1,9}$/.test(asked) ? Number(asked) : 0;
}

/** The answer to who was let in: a stream, or what he missed as JSON to who does not ask for a stream. */
export function roomAnswer(news: RoomNews, request: Request, pingMs = PING_MS): Response {
  const hub = roomHub();
  if (!/\btext\/event-stream\b/.test(request.headers.get('accept') ?? ''))
    return jsonResponse(missed(news, hub), 200);
  const token = sessionTokenIn(request.headers.get('cookie')) ?? '';
  const session = hashToken(token);
  const full = hub.ending ? 'ending' : hub.limits.take(session);
  if (full !== 'taken') return refusalResponse(REFUSED[full]);
  const [, , , tenantSlug = ''] = new URL(request.url).pathname.split('/');
  const stream = new RoomStream({
    hub,
    follower: {
      tenantId: news.tenantId,
      reviewId: news.reviewId,
      userId: news.reader.userId ?? '',
      name: news.reader.name,
      seq: readFrom(request),
      missed: news.events,
      version: news.version,
    },
    over: news.over,
    pingMs,
    look: (seq) => lookAgain(hub, news, { kind: 'session', token, tenantSlug, unattended: true }, seq),
    // Whoever prepares sees the waiting room; the open room is for those who have a seat.
    guarded: ({ happening }) => happening.kind === 'opened' && news.reader.role === 'REP',
    closed: () => hub.limits.free(session),
  });
  return new Response(stream.body(request.signal), {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      // Compressed or kept back, an event would arrive with the next one.
      'Cache-Control': 'private, no-store, no-transform',
      'X-Accel-Buffering': 'no',
      // Kept for another request, the connection of a stream that has ended would hold up the end of the process.
      Connection: 'close',
    },
  });
}

function missed({ events, over, version, tenantId, reviewId }: RoomNews, hub: RoomHub): MissedAnswer {
  return { now: now(), events, people: hub.peopleIn({ tenantId, reviewId }), over, version };
}

const REFUSED = {
  session: refuse('rate_limited', `You have ${MOST_OF_SESSION} pages of reviews open at once.`, {
    remedy: 'Close some of them.',
  }).refusal,
  process: refuse('unavailable', 'This server holds as many live connections as it can.', {
    remedy: 'Try again in a minute; until then the page asks for news by itself.',
  }).refusal,
  ending: refuse('unavailable', 'The server is restarting.', { remedy: 'Try again in a moment.' }).refusal,
};

/** The same question as at the door, every time: session, membership, right and seat may have gone, the review may be over. */
async function lookAgain(
  hub: RoomHub,
  room: { tenantId: string; reviewId: string },
  caller: Extract<Caller, { kind: 'session' }>,
  seq: number,
): Promise<EndReason | null> {
  const news = await roomNews(caller, { reviewId: room.reviewId, after: seq });
  if (!news.ok) return (await findSession(caller.token)) ? 'no_access' : 'signed_out';
  hub.replanned(room, news.value.version);
  if (news.value.events.length > 0) hub.catchUp(room);
  else if (news.value.over) return 'closed';
  return null;
}
