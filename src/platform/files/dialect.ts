/** How the text of a file is cut into cells. */
export type Dialect = { delimiter: string; newline: '\n' | '\r' };

const DELIMITERS = [',', ';', '\t', '|'] as const;
const SNIFFED_LINES = 30;

/**
 * Delimiter and newline of a text by its first lines, quotes honoured. The delimiter whose count repeats from line to line
 * wins; Excel's own first line "sep=;" decides at once. A text with neither is one column of commas.
 */
export function sniffDialect(head: string): Dialect {
  const newline = head.includes('\n') || !head.includes('\r') ? '\n' : '\r';
  const stated = /^sep=(.)\r?(?:\n|\r|$)/i.exec(head)?.[1];
  if (stated) return { delimiter: stated, newline };
  const lines = countPerLine(head, newline);
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 };
  DELIMITERS.forEach((delimiter, i) => {
    const score = consistency(lines.map((counts) => counts[i] ?? 0));
    if (score > best.score) best = { delimiter, score };
  });
  return { delimiter: best.delimiter, newline };
}

/** Delimiters outside quotes, per logical line with any text. The last line may be cut off and counts only when alone. */
function countPerLine(head: string, newline: string): number[][] {
  const lines: number[][] = [];
  let counts = DELIMITERS.map(() => 0);
  let quoted = false;
  let filled = false;
  let mayOpen = true;
  for (const char of head) {
    if (char === '"' && (quoted || mayOpen)) {
      quoted = !quoted;
      mayOpen = true;
      continue;
    }
    if (!quoted && char === newline) {
      if (filled) lines.push(counts);
      if (lines.length >= SNIFFED_LINES) return lines;
      counts = DELIMITERS.map(() => 0);
      filled = false;
      mayOpen = true;
      continue;
    }
    if (quoted) continue;
    const at = DELIMITERS.indexOf(char as (typeof DELIMITERS)[number]);
    if (at >= 0) counts[at] = (counts[at] ?? 0) + 1;
    if (char !== '\r') filled = true;
    mayOpen = at >= 0;
  }
  if (filled && lines.length < 2) lines.push(counts);
  return lines;
}

/** Share of lines with the most usual count (squared: a delimiter is on nearly every line), times a measure of the columns it makes. */
function consistency(counts: readonly number[]): number {
  const frequency = new Map<number, number>();
  for (const count of counts) if (count > 0) frequency.set(count, (frequency.get(count) ?? 0) + 1);
  let best = 0;
  for (const [count, lines] of frequency) {
    const share = lines / counts.length;
    best = Math.max(best, share * share * Math.log2(1 + count));
  }
  return best;
}
