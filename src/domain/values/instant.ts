/** Milliseconds since 1970 as an instant in UTC, "2026-03-31T08:00:00.000Z". */
export function instantOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** An instant as milliseconds since 1970. */
export function millisecondsOf(instant: string): number {
  return Date.parse(instant);
}
