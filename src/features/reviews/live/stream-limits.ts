/** Far above what a person has open at once, and what one process holds without sweat. */
export const MOST_OF_SESSION = 20;
export const MOST_OF_PROCESS = 2_000;

/** Counts the open streams of a process, by session. */
export class StreamLimits {
  private readonly counts = new Map<string, number>();
  private all = 0;

  /** Takes a place, or says whose limit is reached. */
  take(session: string): 'taken' | 'session' | 'process' {
    const count = this.counts.get(session) ?? 0;
    if (count >= MOST_OF_SESSION) return 'session';
    if (this.all >= MOST_OF_PROCESS) return 'process';
    this.counts.set(session, count + 1);
    this.all += 1;
    return 'taken';
  }

  free(session: string): void {
    const count = this.counts.get(session) ?? 0;
    if (count === 0) return;
    this.all -= 1;
    if (count === 1) this.counts.delete(session);
    else this.counts.set(session, count - 1);
  }
}
