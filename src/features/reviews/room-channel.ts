/**
 * The notifications of all rooms: `{ tenantId, reviewId, seq }`, the number of the review's newest event; with `version`, the review's own,
 * where not the room but its plan has changed.
 */
export const ROOM_CHANNEL = 'review_room';

/** Who is in which room (live/presence.ts). */
export const PEOPLE_CHANNEL = 'review_people';
