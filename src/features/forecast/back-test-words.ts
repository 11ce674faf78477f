import { MARKS, type MarkId, type MarkSummary, type ModelSummary } from '@/domain/forecast/back-test';
import type { Ratio, RatioOrNone } from '@/domain/values/ratio';
import { countOf } from '@/ui/format/counts';
import { percent } from '@/ui/format/ratio';

export const MARK_WORDS: Record<MarkId, string> = {
  ahead: 'A quarter before',
  start: 'At its start',
  week5: 'In week 5',
  week9: 'In week 9',
};

/** Of the address: "?at=week5". */
export function readMark(raw: string | string[] | undefined): MarkId {
  return MARKS.find(({ id }) => id === raw)?.id ?? 'start';
}

/** Less than this and the sum was about right. */
const LEAN: Ratio = { numerator: 1n, denominator: 20n };
/** From here on the stage table itself deserves a look. */
const FAR: Ratio = { numerator: 1n, denominator: 5n };

/** Who was nearer in sum, in a sentence; null where no quarter can be told. */
export function verdictOf({ ours, plain }: Pick<MarkSummary, 'ours' | 'plain'>): string | null {
  const [a, b] = [ours.wape.ratio, plain.wape.ratio];
  if (a === null || b === null) return null;
  const order = difference(a, b);
  if (order === 0n) return `Both were off by ${percent(a)}.`;
  return order < 0n
    ? `Ours was nearer: off by ${percent(a)}, the plain table by ${percent(b)}.`
    : `The plain table was nearer: off by ${percent(b)}, ours by ${percent(a)}.`;
}

/** In how many quarters ours was nearer: "Nearer in 7 of 9 quarters, even in 1." */
export function nearerText({ quarters, nearer }: Pick<MarkSummary, 'quarters' | 'nearer'>): string {
  const even = nearer.even > 0 ? `, even in ${nearer.even}` : '';
  return `Nearer in ${nearer.ours} of ${countOf(quarters, 'quarter')}${even}.`;
}

/** Which way a model leaned in sum: "in sum 12 % too little"; null where nothing came. */
export function leanText({ bias }: Pick<ModelSummary, 'bias'>): string | null {
  if (bias.ratio === null) return null;
  if (difference(sizeOf(bias.ratio), LEAN) < 0n) return 'in sum about right';
  return `in sum ${percent(sizeOf(bias.ratio))} too ${bias.ratio.numerator < 0n ? 'little' : 'much'}`;
}

/** Ours leaned so far that its figures should be held against their own history. */
export function leansFar({ ratio }: RatioOrNone): boolean {
  return ratio !== null && difference(sizeOf(ratio), FAR) >= 0n;
}

function sizeOf({ numerator, denominator }: Ratio): Ratio {
  return { numerator: numerator < 0n ? -numerator : numerator, denominator };
}

/** Its sign is that of a − b; denominators are what came, never negative. */
function difference(a: Ratio, b: Ratio): bigint {
  return a.numerator * b.denominator - b.numerator * a.denominator;
}
