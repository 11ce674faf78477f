import { headerWords } from './header-key';

const ENDINGS =
  /\b(won|lost|gewonnen|verloren|ganad[oa]|perdid[oa]|gagnee?|perdue?|vint[oa]|pers[oa]|ganho)\b/;

/** Whether a column holds the day of one kind of ending ("Won time", "Verloren am"), so that another column may hold the other's. */
export function isEnding(target: string, name: string): boolean {
  return target === 'closedOn' && ENDINGS.test(headerWords(name));
}
