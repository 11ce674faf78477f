import type { CrmAccess } from '../engagement/terms';
import type { CalendarDate } from '../values/calendar-date';
import type { Period } from '../values/fiscal-calendar';

/**
 * A deal that the rule of silence would have closed, and that somebody kept open. justified: he wrote why. allowed: he wrote it again, and
 * the CRO agreed. reopened: it had been closed by a clean-up or by the night, and he opened it again.
 */
export type KeptZombie = {
  dealId: string;
  deal: string;
  how: 'justified' | 'allowed' | 'reopened';
  by: string | null;
  on: CalendarDate;
};

/** A CEO's part in a month's board review. `attended` is null where nobody has said. */
export type CeoSeat = { name: string; answer: 'coming' | 'not_coming' | null; attended: boolean | null };

/** What one month shows of the discipline that makes a forecast hold. */
export type MonthDiscipline = {
  period: Period;
  zombies: { kept: KeptZombie[]; closed: number };
  exceptions: { by: string | null; asked: string; on: CalendarDate }[];
  /** null: no review was planned for the month. */
  board: { state: 'planned' | 'open' | 'closed'; ceos: CeoSeat[] } | null;
  /** Of those asked in the month: how many there were, and what became of them by today. */
  requests: { asked: number; answered: number; late: number; overdue: number };
  /** Weeks in which the company's people gave the hours agreed, of those that can be judged. */
  weeks: { kept: number; judged: number };
  /** How access to the CRM stood, and since when; null before the engagement. */
  crm: { access: CrmAccess; since: CalendarDate | null } | null;
  /** The version of the stage model in force at the month's end (today in the running one), and whether the CEO had endorsed it by then. */
  model: { version: number; since: CalendarDate; endorsed: boolean };
};

/** Who kept how many, most first; a name that nobody has is "the system". */
export function keptBy(kept: readonly KeptZombie[]): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { by } of kept) counts.set(by ?? 'the system', (counts.get(by ?? 'the system') ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
