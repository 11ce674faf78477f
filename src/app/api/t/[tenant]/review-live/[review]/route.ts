import { readFrom, roomAnswer } from '@/features/reviews/live/room-door';
import { roomNews } from '@/features/reviews/queries-events';
import { asRoute } from '@/platform/operations/as-route';

/** What happens in the room, as server-sent events from `after` (or Last-Event-ID) on; as JSON, what has happened since. */
export const GET = asRoute(roomNews, {
  input: (request, params) => ({ reviewId: params['review'] ?? '', after: readFrom(request) }),
  respond: (news, request) => roomAnswer(news, request),
});
