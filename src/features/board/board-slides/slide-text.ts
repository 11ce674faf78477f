/** Control characters other than line breaks, and halves of a pair: XML can hold neither. */
const NOT_IN_XML = /[\p{Cc}\p{Cs}\u{fffe}\u{ffff}]/gu;

function clean(text: string): string {
  return text.replaceAll(NOT_IN_XML, (sign) => (sign === '\n' || sign === '\t' ? sign : ''));
}

/** The same value with every text in it fit for a slide's file. */
export function slideText<T>(value: T): T {
  if (typeof value === 'string') return clean(value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => slideText(item)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]: [string, unknown]) => [key, slideText(item)]),
  ) as T;
}
