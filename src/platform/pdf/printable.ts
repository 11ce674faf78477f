/** What stands for signs that the font does not have; the font has it. */
export const UNKNOWN_SIGN = '◌';

const SIGNS = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * A text in signs that the font has. A run of others (emoji, scripts other than Latin and Cyrillic) becomes one placeholder: drawn by the
 * font's empty box they would be no text at all, neither to read nor to search.
 */
export function printableText(text: string, has: ReadonlySet<number>): string {
  let printed = '';
  let unknown = false;
  for (const { segment } of SIGNS.segment(text.normalize('NFC'))) {
    const drawn = [...segment].every((sign) => has.has(sign.codePointAt(0) ?? 0) || /\s/u.test(sign));
    if (drawn) printed += segment;
    else if (!unknown) printed += UNKNOWN_SIGN;
    unknown = !drawn && !/^\s$/u.test(segment);
  }
  return printed;
}

/** The same for every text in a value of plain objects and lists. */
export function printable<T>(value: T, has: ReadonlySet<number>): T {
  if (typeof value === 'string') return printableText(value, has) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => printable(item, has)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]: [string, unknown]) => [key, printable(item, has)]),
  ) as T;
}
