import type { BoardAgendaItem } from '@/domain/board/page';
import { usedAt, type BoardTimer } from '@/domain/board/timer';

/** What a view of the hour is given. `now`: the server's instant when the page was made. */
export type HourProps = {
  slug: string;
  month: string;
  agenda: readonly BoardAgendaItem[];
  timer: BoardTimer;
  now: string;
  mayWrite: boolean;
};

export type HourItem = BoardAgendaItem & {
  /** Whole seconds. */
  spent: number;
  running: boolean;
};

/** The hour at an instant: its items with what each has used, which one runs, and the one that is to begin next. */
export type Hour = {
  items: HourItem[];
  current: HourItem | null;
  next: HourItem | null;
  usedSeconds: number;
  plannedMinutes: number;
};

/** `seconds`: how long ago `now` was, for a page that stands open. */
export function hourAt(
  agenda: readonly BoardAgendaItem[],
  timer: BoardTimer,
  { now, seconds }: { now: string; seconds: number },
): Hour {
  const used = usedAt(timer, now);
  const items = agenda.map((item) => {
    const running = timer.item === item.key;
    return { ...item, running, spent: (used[item.key] ?? 0) + (running ? seconds : 0) };
  });
  const at = items.findIndex(({ running }) => running);
  return {
    items,
    current: items[at] ?? null,
    next:
      at < 0 ? (items.find(({ spent, minutes }) => spent < minutes * 60) ?? null) : (items[at + 1] ?? null),
    usedSeconds: items.reduce((sum, { spent }) => sum + spent, 0),
    plannedMinutes: items.reduce((sum, { minutes }) => sum + minutes, 0),
  };
}

/** "4:05". */
export function clockWords(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** How much of an item's minutes is left; beyond them it goes on counting. */
export function leftWords({ spent, minutes }: HourItem): { text: string; over: boolean } {
  const left = minutes * 60 - spent;
  return left < 0
    ? { text: `${clockWords(-left)} over`, over: true }
    : { text: clockWords(left), over: false };
}
