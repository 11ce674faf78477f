import { monthOfWord } from '@/domain/imports/month-words';
import { calendarDate, type CalendarDate } from '@/domain/values/calendar-date';
import { toDecimal } from '@/domain/values/money';

/** What a file's text is: read, of a scan (no text in it), not readable in time, or of a picture. */
export type FileTextState = 'read' | 'scan' | 'unread' | 'picture';

/** How what was typed compares with what the file says; null: nothing was typed to look for. */
export type FileReading = {
  state: FileTextState;
  reference: 'found' | 'missing' | null;
  /** Order numbers that the file names instead, at most three. */
  others: string[];
  date: 'found' | 'missing' | null;
  amount: 'found' | 'missing' | null;
};

export type Typed = {
  reference: string | null;
  evidenceOn: CalendarDate;
  amountMinor: bigint | null;
  currency: string;
};

/** Compares a record with the text of its file. Only a hint: text in files is broken in many ways, so a miss warns and never blocks. */
export function compareWithFile(
  file: { state: FileTextState; text: string | null },
  typed: Typed,
): FileReading {
  const { reference, amountMinor, currency } = typed;
  if (file.state !== 'read' || file.text === null)
    return { state: file.state, reference: null, others: [], date: null, amount: null };
  const text = file.text.normalize('NFKC');
  const named = reference === null || reference.trim() === '' ? null : holdsReference(text, reference);
  return {
    state: 'read',
    reference: named === null ? null : named ? 'found' : 'missing',
    others: named === false ? orderNumbers(text) : [],
    date: daysIn(text).has(typed.evidenceOn) ? 'found' : 'missing',
    amount:
      amountMinor === null || amountMinor <= 0n
        ? null
        : holdsAmount(text, amountMinor, currency)
          ? 'found'
          : 'missing',
  };
}

/** "PO", "P.O.", "No." before a number say what it is and are often left out or written otherwise. */
const PREFIX = /^(?:P\.?O\.?|PURCHASE ORDER|ORDER|NO\.?|NR\.?|#)[^\p{L}\p{N}]*(?=[\p{L}\p{N}]*\p{N})/iu;
const SEPARATORS = String.raw`[\s\-–_./#:]{0,2}`;

/**
 * Whether the text names a reference, as it was typed or without its prefix: letters and digits in their order, whatever stands between
 * them, and not as part of a longer one.
 */
export function holdsReference(text: string, reference: string): boolean {
  const whole = reference.trim().normalize('NFKC');
  const [full, bare] = [whole, whole.replace(PREFIX, '')].map(signsOf);
  if (!full || !bare || bare.length === 0) return text.includes(reference.trim());
  // "NR000" may be a number with its prefix, or a number that begins so.
  return holdsSigns(text, bare) || (full.length > bare.length && holdsSigns(text, full));
}

function signsOf(reference: string): string[] {
  return [...reference].filter((sign) => /[\p{L}\p{N}]/u.test(sign));
}

function holdsSigns(text: string, signs: readonly string[]): boolean {
  const spelled = signs.map((sign) => sign.replaceAll(/[^\p{L}\p{N}]/gu, '')).join(SEPARATORS);
  const pattern = String.raw`(?<![\p{L}\p{N}])(?:P\.?\s?O\.?${SEPARATORS})?${spelled}(?![\p{L}\p{N}])`;
  return new RegExp(pattern, 'iu').test(text);
}

const ORDER_NUMBER =
  /(?:p\.?\s?o\.?|purchase order|order|bestellung|bestellnummer|auftrag|commande|ordine|pedido)(?:[\s:.#-]|number|nummer|no|nr|n°){0,6}([A-Z0-9][A-Z0-9/_.-]{2,30})/giu;

/** Numbers that stand where an order names its own. */
export function orderNumbers(text: string): string[] {
  const found = new Set<string>();
  for (const [, number = ''] of text.matchAll(ORDER_NUMBER)) {
    const clean = number.replace(/[/_.-]+$/, '');
    if (/\d{3}/.test(clean) && !/^\d{1,4}([./-]\d{1,4}){2}$/.test(clean)) found.add(clean);
    if (found.size === 3) break;
  }
  return [...found];
}

/** Whether the text names an amount: thousands apart by comma, point, apostrophe or blank, or not at all; round amounts without decimals too. */
export function holdsAmount(text: string, minor: bigint, currency: string): boolean {
  const [whole = '', decimals = ''] = toDecimal({ minor, currency }).split('.');
  const groups = whole
    .replaceAll(/(?=(?:\d{3})+$)/g, ' ')
    .trim()
    .split(' ');
  const grouped = groups.join(String.raw`[.,'’\s]?`);
  const round = /^0*$/.test(decimals);
  const rest =
    decimals === ''
      ? ''
      : round
        ? `(?:[.,](?:${decimals}|-{1,2}|–))?`
        : `[.,]${decimals.replace(/0+$/, '')}0*`;
  return new RegExp(String.raw`(?<!\d)(?<!\d[.,'’])${grouped}${rest}(?![.,'’]?\d)`, 'u').test(text);
}

const NUMERIC = /(?<!\d)(\d{1,4})\s?[-./]\s?(\d{1,2})\s?[-./]\s?(\d{2,4})(?!\d)/g;
const WORDED =
  /(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]{0,2}(?:de )?(\p{L}{3,10})\.?,?[\s-]{0,2}(?:de )?(\d{4})(?!\d)/gu;
const AMERICAN = /(?<!\p{L})(\p{L}{3,10})\.?\s{1,2}(\d{1,2})(?:st|nd|rd|th)?,?\s{1,2}(\d{4})(?!\d)/gu;

/** All days that a text names, in any of the usual orders: 03/04/2026 is two of them. */
export function daysIn(text: string): Set<string> {
  const days = new Set<string>();
  const add = (year: number, month: number | null, day: number) => {
    const made = month === null ? null : calendarDate(year < 100 ? 2000 + year : year, month, day);
    if (made) days.add(made);
  };
  for (const [, a = '', b = '', c = ''] of text.matchAll(NUMERIC)) {
    if (a.length === 4) add(Number(a), Number(b), Number(c));
    else {
      add(Number(c), Number(b), Number(a));
      add(Number(c), Number(a), Number(b));
    }
  }
  for (const [, day, word = '', year] of text.matchAll(WORDED))
    add(Number(year), monthOfWord(word), Number(day));
  for (const [, word = '', day, year] of text.matchAll(AMERICAN))
    add(Number(year), monthOfWord(word), Number(day));
  return days;
}
