import { putNoticesAway } from '@/features/notices/commands';
import { listNotices } from '@/features/notices/queries';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { atInstant } from '@/platform/clock/clock';
import type { Opened } from './perform-company';
import { told, type Who } from './scene';
import { dayAt, instantAt, YESTERDAY } from './timeline';

const PEOPLE: readonly Who[] = ['cro', 'ceo', 'first', 'second', 'delivery'];
/** What is older has been dealt with: an inbox of three years would tell a visitor nothing. */
const KEPT_DAYS = -10;
const AT_ONCE = 200;

/** Everybody puts away what is older than some days, yesterday. Answers how many commands that took. */
export async function tellNotices(
  { company, caller }: Pick<Opened, 'company' | 'caller'>,
  anchor: CalendarDate,
): Promise<number> {
  const since = dayAt(anchor, KEPT_DAYS);
  let commands = 0;
  await atInstant(instantAt(dayAt(anchor, YESTERDAY), company.zone, 1, 1), async () => {
    for (const who of PEOPLE) {
      for (let old = await oldOnes(); old.length > 0; old = await oldOnes()) {
        told('notices put away', await putNoticesAway(caller(who), { ids: old, done: true }));
        commands++;
      }
      async function oldOnes(): Promise<string[]> {
        const { notices } = told('notices', await listNotices(caller(who), { limit: AT_ONCE }));
        return notices.filter(({ createdAt }) => createdAt < since).map(({ id }) => id);
      }
    }
  });
  return commands;
}
