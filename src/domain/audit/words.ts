/** "1 deal", "2 deals", "1,532 deals". */
export function deals(count: number, kind = ''): string {
  const noun = count === 1 ? 'deal' : 'deals';
  return `${String(count).replace(/\B(?=(\d{3})+$)/g, ',')} ${kind === '' ? noun : `${kind} ${noun}`}`;
}

/** "1 deal without any date is not counted." */
export function notCounted(count: number, without: string): string {
  if (count === 0) return '';
  return `${deals(count)} without ${without} ${count === 1 ? 'is' : 'are'} not counted.`;
}

/** The parts of a basis that are there, as one text. */
export function sentences(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}
