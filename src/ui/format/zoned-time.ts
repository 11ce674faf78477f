const MINUTE = 60_000;

/** Day and time that an instant (ISO, UTC) shows on a wall clock of the zone: { day: "2027-03-12", time: "14:05" }. */
export function wallClock(instant: string, zone: string): { day: string; time: string } {
  return shown(Date.parse(instant), zone);
}

/**
 * The last millisecond of the minute that a wall clock of the zone shows on a day, as an instant (ISO, UTC): 23:59 is the end of the day.
 * In an hour that the clock skips it is the minute as far after the jump; in one that it repeats, the first time.
 */
export function endOfMinute(day: string, time: string, zone: string): string {
  const local = Date.parse(`${day}T${time}:00Z`);
  const early = local - offset(local - 14 * 60 * MINUTE, zone);
  const late = local - offset(local + 14 * 60 * MINUTE, zone);
  const hit = [Math.min(early, late), Math.max(early, late)].find((at) => at + offset(at, zone) === local);
  return new Date((hit ?? early) + MINUTE - 1).toISOString();
}

/** How far the zone's clocks are ahead of UTC at an instant, in milliseconds. */
function offset(at: number, zone: string): number {
  const { day, time } = shown(at, zone);
  return Date.parse(`${day}T${time}:00Z`) - Math.floor(at / MINUTE) * MINUTE;
}

function shown(at: number, zone: string): { day: string; time: string } {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  };
}
