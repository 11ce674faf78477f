import type { BoardAgendaItem, BoardExceptions, BoardKpi, BoardPage } from '@/domain/board/page';

/** A page as it leaves the application. `sha256`: the checksum of a closed one, null while it is open; `intact`: it matches. */
export type ExportedPage = { page: BoardPage; sha256: string | null; intact: boolean };

/** Loud, wherever a closed page is shown. */
export const NOT_SEALED =
  'This page is not the one that was sealed: its checksum does not match. Do not rely on it, and tell your administrator.';

/** What a file of the page is called inside: "Board page, Northlight Sensors, October 2026". */
export function titleOf({ company, month }: BoardPage): string {
  return `Board page, ${company}, ${month.name}`;
}

/** What stands under a KPI's value: its change, its target and what is beside it. */
export function kpiFacts({ change, target, beside }: BoardKpi): string {
  const wanted = target ? `target ${target.text}` : 'no target set';
  return [change?.text, wanted, beside].filter(Boolean).join(' · ');
}

/** "10 min, 9 used". */
export function agendaItemWords({ minutes, secondsUsed }: BoardAgendaItem): string {
  return `${minutes} min${secondsUsed > 0 ? `, ${Math.max(1, Math.round(secondsUsed / 60))} used` : ''}`;
}

/** Who asked the model for what, and what it answered. */
export function exceptionLine({ by, asked, refusal }: BoardExceptions['ofMonth'][number]): string {
  return `${by ? `${by} asked: ` : ''}“${asked}”. ${refusal}`;
}

/** How a figure is reckoned, and over what. */
export function formulaWords({ name, formula, window }: BoardKpi): string {
  return `${name}: ${formula.numbers ?? formula.words}. ${window}.`;
}
