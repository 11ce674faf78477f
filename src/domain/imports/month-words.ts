/** Months by the beginnings of their names, accents taken off: English, German, Spanish, French, Italian, Dutch, Portuguese. */
const BEGINNINGS: readonly (readonly string[])[] = [
  ['jan', 'ene', 'gen'],
  ['feb', 'fev'],
  ['mar', 'maa', 'mrt', 'mae', 'mrz'],
  ['apr', 'abr', 'avr'],
  ['may', 'mai', 'mag', 'mei'],
  ['jun', 'juin', 'giu'],
  ['jul', 'juil', 'lug'],
  ['aug', 'ago', 'aou'],
  ['sep', 'set'],
  ['oct', 'okt', 'ott', 'out'],
  ['nov'],
  ['dec', 'dez', 'dic'],
];

const BY_BEGINNING = new Map(BEGINNINGS.flatMap((words, i) => words.map((word) => [word, i + 1] as const)));

/** 1–12, or null if the word is no month. "may" is a month here: it stands where a month must stand. */
export function monthOfWord(word: string): number | null {
  const plain = word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return BY_BEGINNING.get(plain.slice(0, 4)) ?? BY_BEGINNING.get(plain.slice(0, 3)) ?? null;
}
