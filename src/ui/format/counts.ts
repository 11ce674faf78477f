import { groupDigits, MINUS, NONE } from './money';

/** "8,800"; null prints "–". Whole numbers only. */
export function countText(count: number | bigint | null): string {
  if (count === null) return NONE;
  const negative = count < 0;
  const digits = (negative ? -count : count).toString();
  return `${negative ? MINUS : ''}${groupDigits(digits)}`;
}

/** "1 deal", "1,532 deals". The plural is the singular with "s" unless given. */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${countText(count)} ${count === 1 ? singular : plural}`;
}

const SIZES = ['B', 'kB', 'MB', 'GB', 'TB'];

/** Bytes in steps of 1,000, as file managers and the 500 MB limit count them: "2.4 MB". */
export function fileSize(bytes: number): string {
  let size = bytes;
  let step = 0;
  while (size >= 999.5 && step < SIZES.length - 1) {
    size /= 1000;
    step += 1;
  }
  const text = step === 0 || size >= 99.5 ? Math.round(size).toString() : size.toFixed(1).replace(/\.0$/, '');
  return `${text}\u00a0${SIZES[step]}`;
}

/** "12,400 rows/s". */
export function rateText(perSecond: number, noun = 'rows'): string {
  return `${countText(Math.round(perSecond))} ${noun}/s`;
}

/** Seconds left, in steps a person can use: "less than 5 s left", "about 40 s left", "about 3 min left". */
export function remainingText(seconds: number): string {
  if (seconds < 5) return 'less than 5 s left';
  if (seconds < 60) return `about ${Math.ceil(seconds / 5) * 5} s left`;
  return `about ${Math.round(seconds / 60)} min left`;
}
