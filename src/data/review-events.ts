import type { RoomEvent } from '@/domain/reviews/events';
import type { Unit } from '@/platform/db/unit-of-work';

type EventRow = Omit<RoomEvent, 'happening'> & { body: RoomEvent['happening'] };

/** What happened in a room after `after` (0: everything), in order. */
export async function readEvents(unit: Unit, reviewId: string, after = 0): Promise<RoomEvent[]> {
  const rows = await unit.sql<EventRow>(
    `SELECT e.seq, e.at, e.by_user_id AS "byUserId", e.by_name AS "byName", e.body FROM review_event e
     WHERE e.tenant_id = $1 AND e.review_id = $2 AND e.seq > $3 ORDER BY e.seq`,
    [unit.tenantId, reviewId, after],
  );
  return rows.map(({ body, ...event }) => ({ ...event, happening: body }));
}

/** The next link of a locked review's chain; the database refuses a gap, a second beginning and anything after the end. */
export async function insertEvent(unit: Unit, reviewId: string, event: RoomEvent): Promise<void> {
  const { seq, at, byUserId, byName, happening } = event;
  const first = seq === 1;
  await unit.execute(
    `INSERT INTO review_event (tenant_id, review_id, seq, prev_seq, prev_open, kind, body, at, by_user_id, by_name)
     VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9, $10)`,
    [
      unit.tenantId,
      reviewId,
      seq,
      first ? null : seq - 1,
      first ? null : true,
      happening.kind,
      JSON.stringify(happening),
      at,
      byUserId,
      byName,
    ],
  );
  await unit.execute('UPDATE review SET last_seq = $3 WHERE tenant_id = $1 AND id = $2', [
    unit.tenantId,
    reviewId,
    seq,
  ]);
}
