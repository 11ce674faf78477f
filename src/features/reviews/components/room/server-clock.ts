import { millisecondsOf } from '@/domain/values/instant';

/** Behind by more than this, the browser's clock has run on while the server's did not (or it was asleep): the server's word counts. */
const AHEAD_MS = 2000;

/**
 * The server's time as the browser can best tell it, in milliseconds since 1970. A message arrives late, never early, so of two that
 * disagree a little the later time is the better one. `elapsed` counts milliseconds from any start and never jumps.
 */
export class ServerClock {
  private base: number;

  constructor(
    serverNow: string,
    private readonly elapsed: () => number,
  ) {
    this.base = millisecondsOf(serverNow) - elapsed();
  }

  /** A message has come with the server's time. */
  hear(serverNow: string): void {
    const heard = millisecondsOf(serverNow) - this.elapsed();
    if (heard > this.base || this.base - heard > AHEAD_MS) this.base = heard;
  }

  now(): number {
    return this.base + this.elapsed();
  }
}
