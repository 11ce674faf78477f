import type { BoardKpi, BoardPage } from '@/domain/board/page';
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
import { BOARD_WORDS, type Fate, type MonthWords } from './board-words';
import type { Company } from './company';
import { told, type Who } from './scene';
import { instantAt } from './timeline';

type Room = { company: Company; caller: (who: Who) => Caller };
type Made = { id: string; version: number; dueOn: CalendarDate; fate: Fate };
type Held = Room & { period: Period; month: string; begins: Instant };

/** Days of the next month after which the review is held. */
const HELD_AFTER = 4;
const MINUTES = [9, 16, 14, 12, 4];

/**
 * The last three months with the CEO, each held and closed in the first days of the next one, and the running month, planned. Told after the
 * forecasts are frozen, because the pages measure against them. Answers how many months there are.
 */
export async function tellBoard(room: Room, anchor: CalendarDate): Promise<number> {
  const running = periodOf(anchor);
  const months = [running - 3, running - 2, running - 1, running];
  for (const [nth, period] of months.entries()) {
    const heldOn = addDays(startOfPeriod(period + 1), HELD_AFTER);
    const month = monthOf(period).key;
    const planned = addDays(startOfPeriod(period), 19);
    const begins = instantAt(heldOn, room.company.zone, 4, 8);
    const planning = planned < anchor ? planned : addDays(anchor, -1);
    await atInstant(instantAt(planning, room.company.zone, 3, 8), async () => {
      told('board plan', await planBoard(room.caller('cro'), { month, heldOn }));
      told('board answer', await answerBoard(room.caller('ceo'), { month, coming: true }));
    });
    const words = BOARD_WORDS[nth];
    if (words && heldOn < anchor) await hold({ ...room, period, month, begins }, words, anchor);
  }
  return months.length;
}

/** Sentences the day before, the hour, and the close by the CEO. */
async function hold(held: Held, words: MonthWords, anchor: CalendarDate): Promise<void> {
  const { caller, month, begins } = held;
  const [cro, ceo] = [caller('cro'), caller('ceo')];
  await atInstant(later(begins, -86_400), () => say(held));
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

async function say({ caller, month }: Held): Promise<void> {
  const { page } = told('board page', await boardShow(caller('cro'), { month }));
  for (const [topic, text] of sentencesOf(page))
    told('sentence', await writeSentence(caller('cro'), { month, topic, text, version: 0 }));
}

/** What a CRO says once he has looked at the verdict: what he does about it. */
function sentencesOf({ kpis, forecast }: BoardPage): [BoardTopic, string][] {
  const missed = (forecast.completed.rows.at(-1)?.varianceBp ?? 0) >= forecast.goalBp;
  return [
    ...kpis.map((kpi): [BoardTopic, string] => [kpi.id, sentenceOf(kpi)]),
    [
      'forecast',
      missed
        ? 'The miss is dates, not deals: from now on a ship date comes from the supplier, not from us.'
        : 'It holds because a deal counts from its purchase order on. We keep it that way.',
    ],
  ];
}

const ACT: Record<BoardKpi['id'], string> = {
  nnarr: 'What we win, we lose again at renewal: the save list comes before new logos this month.',
  grr: 'Hardware maintenance leaks most; every contract that ends within ninety days has an owner now.',
  acv_per_deployment: 'We sell too small: no quote below the floor goes out without a talk first.',
  ttfv: 'The long waits are sites without gateways; they get a data preview before the rest ships.',
  days_to_deployment: 'Signed sites wait for installers, so we book them with the order.',
  hardware_failure_rate: 'The failures are one batch; it is exchanged before it costs renewals.',
};

function sentenceOf({ id, verdict }: BoardKpi): string {
  if (verdict.state === 'act') return ACT[id];
  if (verdict.state === 'not_judged') return 'Too early to judge. We look again next month.';
  return verdict.state === 'look'
    ? 'Short of where we want it, and moving; no new measure this month.'
    : 'Where it should be. Nothing to change.';
}

/** What was agreed is done the day before it is due, dropped two weeks before, or still to be done. */
async function settleAll(
  { caller, company }: Held,
  made: readonly Made[],
  anchor: CalendarDate,
): Promise<void> {
  for (const { id, version, dueOn, fate } of made) {
    const on = addDays(dueOn, fate === 'dropped' ? -14 : -1);
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
    const dueOn = addDays(startOfPeriod(period + 1), due);
    const words = { month, kind: 'action' as const, text, ownerId: ids[who], dueOn };
    made.push({ ...told('action', await decide(caller('cro'), words)), dueOn, fate });
  }
  return made;
}
