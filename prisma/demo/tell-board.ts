import { monthOf } from '@/domain/board/months';
import type { BoardTopic } from '@/domain/board/topics';
import { addDays, type CalendarDate } from '@/domain/values/calendar-date';
import { periodOf, startOfPeriod, type Period } from '@/domain/values/fiscal-calendar';
import { closeBoard } from '@/features/board/commands-close';
import { decide, settleDecision } from '@/features/board/commands-decisions';
import { openBoard, timeBoard, writeSentence } from '@/features/board/commands-hour';
import { answerBoard, planBoard, recordAttendance } from '@/features/board/commands-plan';
import { boardShow } from '@/features/board/queries';
import { atInstant, later, type Instant } from '@/platform/clock/clock';
import type { Caller } from '@/platform/operations/caller';
import { forecastSentence, sentenceOf } from './board-sentences';
import { BOARD_WORDS, type Fate, type MonthWords } from './board-words';
import type { Company } from './company';
import { told, type Who } from './scene';
import { dayAt, instantAt, workdayFrom } from './timeline';

type Room = { company: Company; caller: (who: Who) => Caller };
type Made = { id: string; version: number; dueOn: CalendarDate; fate: Fate };
type Held = Room & { period: Period; month: string; nth: number; heldOn: CalendarDate; begins: Instant };

/** Days of the next month after which the review is held. */
const HELD_AFTER = 4;
const MINUTES = [9, 16, 14, 12, 4];

type Planned = { period: Period; heldOn: CalendarDate; planning: CalendarDate };

/**
 * The last three months and the running one: when each review is held, and on which day that was planned. In the first days of a month
 * nobody has planned its review: it has no page before it begins.
 */
export function plannedMonths(anchor: CalendarDate): Planned[] {
  const running = periodOf(anchor);
  const months = [running - 3, running - 2, running - 1, running].map((period) => {
    const heldOn = workdayFrom(addDays(startOfPeriod(period + 1), HELD_AFTER));
    const planned = workdayFrom(addDays(startOfPeriod(period), 19));
    return { period, heldOn, planning: planned < anchor ? planned : dayAt(anchor, -1) };
  });
  return months.filter(({ period, planning }) => planning >= startOfPeriod(period));
}

/**
 * The last three months with the CEO, each held and closed in the first days of the next one, and the running month, planned. Told after the
 * forecasts are frozen, because the pages measure against them. Answers how many months there are.
 */
export async function tellBoard(room: Room, anchor: CalendarDate): Promise<number> {
  const months = plannedMonths(anchor);
  for (const [nth, { period, heldOn, planning }] of months.entries()) {
    const month = monthOf(period).key;
    const begins = instantAt(heldOn, room.company.zone, 4, 8);
    await atInstant(instantAt(planning, room.company.zone, 3, 8), async () => {
      told('board plan', await planBoard(room.caller('cro'), { month, heldOn }));
      told('board answer', await answerBoard(room.caller('ceo'), { month, coming: true }));
    });
    const words = BOARD_WORDS[room.company.key]?.[nth];
    if (words && heldOn < anchor) await hold({ ...room, period, month, nth, heldOn, begins }, words, anchor);
  }
  return months.length;
}

/** Sentences the day before, the hour, and the close by the CEO. */
async function hold(held: Held, words: MonthWords, anchor: CalendarDate): Promise<void> {
  const { company, caller, month, heldOn, begins } = held;
  const [cro, ceo] = [caller('cro'), caller('ceo')];
  await atInstant(instantAt(dayAt(heldOn, -1), company.zone, 4, 8), () => say(held));
  await atInstant(begins, async () => {
    told('board open', await openBoard(cro, { month }));
    const { page } = told('board page', await boardShow(cro, { month }));
    for (const { userId } of page.attendance)
      told('attendance', await recordAttendance(cro, { month, userId, attended: true }));
  });
  await theHour(held);
  const made = await atInstant(later(begins, 3400), async () => {
    const agreed = await agree(held, words);
    const { sha256 } = told('board page', await boardShow(ceo, { month }));
    told(`close of ${month}`, await closeBoard(ceo, { month, sha256 }));
    return agreed;
  });
  await settleAll(held, made, anchor);
}

/** What a CRO says once he has looked at the verdicts. */
async function say({ company: { key: company }, caller, month, nth }: Held): Promise<void> {
  const { page } = told('board page', await boardShow(caller('cro'), { month }));
  const missed = (page.forecast.completed.rows.at(-1)?.varianceBp ?? 0) >= page.forecast.goalBp;
  const sentences: [BoardTopic, string][] = [
    ...page.kpis.map((kpi): [BoardTopic, string] => [kpi.id, sentenceOf(kpi, { company, nth })]),
    ['forecast', forecastSentence(missed, { company, nth })],
  ];
  for (const [topic, text] of sentences)
    told('sentence', await writeSentence(caller('cro'), { month, topic, text, version: 0 }));
}

/** What was agreed is done the day before it is due, dropped two weeks before, or still to be done. */
async function settleAll(
  { caller, company }: Held,
  made: readonly Made[],
  anchor: CalendarDate,
): Promise<void> {
  for (const { id, version, dueOn, fate } of made) {
    const on = dayAt(dueOn, fate === 'dropped' ? -14 : -1);
    if (fate === 'open' || on >= anchor) continue;
    await atInstant(instantAt(on, company.zone, 2, 8), async () =>
      told('action', await settleDecision(caller('cro'), { id, version, state: fate })),
    );
  }
}

/** Each item of the agenda in its turn. */
async function theHour({ caller, month, begins }: Held): Promise<void> {
  const { page } = told('board page', await atInstant(begins, () => boardShow(caller('cro'), { month })));
  let minute = 0;
  let last = '';
  for (const [nth, { key }] of page.agenda.entries()) {
    const item = { month, item: key, action: 'start' as const };
    await atInstant(later(begins, minute * 60), async () =>
      told('clock', await timeBoard(caller('cro'), item)),
    );
    minute += MINUTES[nth] ?? 1;
    last = key;
  }
  const stop = { month, item: last, action: 'pause' as const };
  await atInstant(later(begins, minute * 60), async () =>
    told('clock', await timeBoard(caller('cro'), stop)),
  );
}

async function agree({ caller, month, period }: Held, { decision, actions }: MonthWords): Promise<Made[]> {
  const { room } = told('board page', await boardShow(caller('cro'), { month }));
  const ids = { cro: ofRole('CRO'), ceo: ofRole('CEO') };
  function ofRole(role: string): string | null {
    return room?.members.find((member) => member.role === role)?.userId ?? null;
  }
  told('decision', await decide(caller('ceo'), { month, kind: 'decision', text: decision }));
  const made: Made[] = [];
  for (const { text, who, due, fate } of actions) {
    const dueOn = workdayFrom(addDays(startOfPeriod(period + 1), due));
    const words = { month, kind: 'action' as const, text, ownerId: ids[who], dueOn };
    made.push({ ...told('action', await decide(caller('cro'), words)), dueOn, fate });
  }
  return made;
}
