import { byTime, type Placed, type TodayItem } from './today';

/** A line of today's list: a meeting of one company, or one kind of work with all companies that have it, most overdue first. */
export type TodayLine<T> = { item: TodayItem; parts: readonly (T & { item: TodayItem })[] };

/**
 * Today's list across companies. A line a kind, not a line a kind and company: who runs thirty companies reads twenty lines. A meeting
 * stands alone, for it has its own time. A line's item carries the sums of its parts.
 */
export function todayLines<T extends Placed>(placed: readonly T[]): TodayLine<T>[] {
  const lines: { item: TodayItem; parts: T[] }[] = [];
  for (const part of placed.toSorted(byTime)) {
    const last = lines.at(-1);
    if (last && last.item.kind === part.item.kind && !part.item.meeting) {
      last.parts.push(part);
      last.item = sum(last.item, part.item);
    } else lines.push({ item: part.item, parts: [part] });
  }
  return lines;
}

function sum(a: TodayItem, b: TodayItem): TodayItem {
  return { ...a, tone: a.tone ?? b.tone, count: a.count + b.count, overdue: a.overdue + b.overdue };
}
