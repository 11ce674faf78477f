import { ok, refuse, type Result } from '../values/result';

/** One part of the hour. `key` names it for the clock and stays the same when its title changes. */
export type AgendaItem = { key: string; title: string; minutes: number };

/** The review takes an hour, never more. */
export const MOST_MINUTES = 60;
export const MOST_ITEMS = 12;

/** The hour until a company writes its own. */
export const FIRST_AGENDA: readonly AgendaItem[] = [
  { key: 'actions', title: 'Last month: what was agreed and what became of it', minutes: 10 },
  { key: 'kpis', title: 'The KPIs: what moved, and why', minutes: 15 },
  { key: 'forecast', title: 'Forecast by stream, and what missed', minutes: 15 },
  { key: 'decisions', title: 'Decisions and actions', minutes: 15 },
  { key: 'close', title: 'Close the month', minutes: 5 },
];

/** An agenda of one to twelve items, each with a key of its own, of at most sixty minutes together. Refusal: 'invalid'. */
export function checkAgenda(items: readonly AgendaItem[]): Result<AgendaItem[]> {
  const wrong = (message: string, remedy?: string) =>
    refuse('invalid', message, { fields: { items: message }, remedy });
  if (items.length === 0) return wrong('An agenda has at least one item.');
  if (items.length > MOST_ITEMS) return wrong(`An agenda has at most ${MOST_ITEMS} items.`);
  if (new Set(items.map(({ key }) => key)).size < items.length) return wrong('Two items have the same key.');
  const sum = items.reduce((minutes, item) => minutes + item.minutes, 0);
  if (sum > MOST_MINUTES)
    return wrong(
      `That makes ${sum} minutes; the review takes ${MOST_MINUTES}.`,
      `Take ${sum - MOST_MINUTES} minutes out.`,
    );
  return ok([...items]);
}
