/** The review for which the earlier ones are asked; `openedAt` null: it is not open yet. */
export type ReviewAsked = { id: string; openedAt: string | null };

/**
 * Whether review `r` is earlier than another, its id and the instant of its opening at these two parameters: closed by then, or by now where
 * it is not open yet. Not by the planned time: one that was opened early and closed comes before one that is called until that time.
 */
export function earlierThan(id: `$${number}`, openedAt: `$${number}`): string {
  return `r.state = 'closed' AND r.id <> ${id}::uuid AND (${openedAt}::timestamptz IS NULL OR r.closed_at <= ${openedAt}::timestamptz)`;
}

/** The latest of them first. */
export const LATEST_CLOSED = 'r.closed_at DESC, r.starts_at DESC, r.id DESC';
