import { keptBy, type KeptZombie, type MonthDiscipline } from '@/domain/board/discipline';
import type { Leadership } from '@/domain/board/leadership';
import type { CrmAccess } from '@/domain/engagement/terms';
import { countOf } from '@/ui/format/counts';
import { NONE } from '@/ui/format/money';

export const HOW_WORDS: Readonly<Record<KeptZombie['how'], string>> = {
  justified: 'justified',
  allowed: 'justified again, allowed by the CRO',
  reopened: 'closed by the rule, opened again',
};

export const LEADERSHIP_TONES: Readonly<Record<Leadership['state'], 'act' | 'look' | 'info'>> = {
  leadership: 'act',
  slipping: 'look',
  elsewhere: 'info',
  kept: 'info',
};

/** "5 kept, 3 closed". */
export function zombiesText({ kept, closed }: MonthDiscipline['zombies']): string {
  return kept.length === 0 && closed === 0 ? NONE : `${kept.length} kept, ${closed} closed`;
}

/** "Ria Rep 3, Bo 1". */
export function keepersText(kept: readonly KeptZombie[]): string {
  return keptBy(kept)
    .map(({ name, count }) => `${name} ${count}`)
    .join(', ');
}

/** The CEO at a month's board review. */
export function attendanceText(board: MonthDiscipline['board']): { text: string; missed: boolean } {
  if (board === null) return { text: 'No review', missed: false };
  if (board.ceos.length === 0) return { text: 'Not asked', missed: false };
  const missed = board.ceos.every(({ attended }) => attended === false);
  if (missed) return { text: 'Missed', missed };
  if (board.ceos.some(({ attended }) => attended === true)) return { text: 'There', missed };
  if (board.state === 'closed') return { text: 'Not recorded', missed };
  const [answer] = board.ceos.map((ceo) => ceo.answer).filter((said) => said !== null);
  if (answer === undefined) return { text: 'No answer yet', missed };
  return { text: answer === 'coming' ? 'Comes' : 'Cannot come', missed };
}

/** "2 of 3 answered, 1 late". */
export function requestsText({ asked, answered, late, overdue }: MonthDiscipline['requests']): string {
  if (asked === 0) return NONE;
  const marks = [...(late > 0 ? [`${late} late`] : []), ...(overdue > 0 ? [`${overdue} overdue`] : [])];
  return [`${answered} of ${asked} answered`, ...marks].join(', ');
}

/** "3 of 4 weeks". */
export function weeksText({ kept, judged }: MonthDiscipline['weeks']): string {
  return judged === 0 ? NONE : `${kept} of ${countOf(judged, 'week')}`;
}

const ACCESS_WORDS: Readonly<Record<CrmAccess, string>> = {
  not_asked: 'Not asked for',
  asked: 'Asked for',
  granted: 'Granted',
  refused: 'Refused',
};

/** "Granted". */
export function accessText(crm: MonthDiscipline['crm']): string {
  return crm === null ? NONE : ACCESS_WORDS[crm.access];
}

/** "Version 2", and whether it is endorsed. */
export function modelText({ version, endorsed }: MonthDiscipline['model']): string {
  return `Version ${version}, ${endorsed ? 'endorsed' : 'not endorsed'}`;
}
