type Span = { left: number; right: number };

/** So much of the neighbour stays in sight that one sees there is one. */
const NEIGHBOUR = 32;

/** How far a row must scroll, in pixels (negative: back), so that what lies in it is seen whole; 0 where it is. */
export function scrolledTo(row: Span, part: Span): number {
  if (part.left < row.left) return part.left - row.left - NEIGHBOUR;
  if (part.right <= row.right) return 0;
  // What is wider than the row begins where the row begins.
  return Math.min(part.right - row.right + NEIGHBOUR, part.left - row.left);
}
