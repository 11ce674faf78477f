import type { MonthDiscipline } from '@/domain/board/discipline';
import { date } from '@/domain/values/calendar-date';

/** A month in which everything was done that leadership owes. */
export function aGoodMonth(over: Partial<MonthDiscipline> = {}): MonthDiscipline {
  return {
    period: 24_321,
    zombies: { kept: [], closed: 4 },
    exceptions: [],
    board: { state: 'closed', ceos: [{ name: 'Mara Lind', answer: 'coming', attended: true }] },
    requests: { asked: 2, answered: 2, late: 0, overdue: 0 },
    weeks: { kept: 4, judged: 4 },
    crm: { access: 'granted', since: date('2026-05-01') },
    model: { version: 2, since: date('2026-06-01'), endorsed: true },
    ...over,
  };
}
