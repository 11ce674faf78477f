/** The notifications of all rooms: `{ tenantId, reviewId, seq }`, the number of the review's newest event. */
export const ROOM_CHANNEL = 'review_room';

/** Who is in which room (live/presence.ts). */
export const PEOPLE_CHANNEL = 'review_people';
