/** "07:05" on the wall of a zone at an instant, by the platform's own calendar and not by ours. */
export function zonedTimeText(instant: string, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(instant));
}
