/** Names in a PDF, any letter of which may be written as #xx. */

const patterns = new Map<string, RegExp>();

/** Whether one of the names stands in the text, as a whole name. */
export function hasName(text: string, words: readonly string[]): boolean {
  const key = words.join(' ');
  const known = patterns.get(key);
  const pattern = known ?? new RegExp(`/(?:${words.map(spelled).join('|')})(?![A-Za-z0-9_#.+-])`);
  if (!known) patterns.set(key, pattern);
  return pattern.test(text);
}

function spelled(word: string): string {
  return [...word].map((letter) => `(?:${letter}|#${anyCase(letter)})`).join('');
}

function anyCase(letter: string): string {
  const code = letter.charCodeAt(0).toString(16);
  return [...code]
    .map((digit) => (/[a-f]/.test(digit) ? `[${digit}${digit.toUpperCase()}]` : digit))
    .join('');
}

export function unescapeNames(text: string): string {
  return text.replaceAll(/#([0-9a-fA-F]{2})/g, (_all, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Says what a text carries that runs, starts or hides something; null if nothing. */
export type Carried = readonly (readonly [readonly string[], string])[];

/** Names that do not occur by chance, not even in packed data. */
export const ACTIVE: Carried = [
  [['JavaScript', 'Rendition'], 'a script'],
  [['Launch', 'ImportData', 'SubmitForm', 'GoToE'], 'a command that starts something'],
  [['EmbeddedFile', 'EmbeddedFiles', 'FileAttachment', 'Collection'], 'another file inside'],
  [['RichMedia', 'RichMediaContent', 'Movie'], 'a film or model that runs'],
];
/** Short names count only outside of packed data. */
export const ACTIVE_SHORT: Carried = [
  [['JS', 'AA'], 'a script'],
  [['XFA'], 'a form that runs (XFA)'],
  [['3DD'], 'a film or model that runs'],
];

export function carried(text: string, ...lists: Carried[]): string | null {
  const all = lists.flat();
  // One pass for nearly all documents; which it was is asked only of those that carry something.
  if (
    !hasName(
      text,
      all.flatMap(([words]) => words),
    )
  )
    return null;
  return all.find(([words]) => hasName(text, words))?.[1] ?? null;
}
