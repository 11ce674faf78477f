/** How well a text answers what was typed: 3 begins with it, 2 a word begins with it, 1 it is in there, 0 not at all. */
function likeness(text: string, typed: string): 0 | 1 | 2 | 3 {
  if (text.startsWith(typed)) return 3;
  if (text.includes(` ${typed}`)) return 2;
  return text.includes(typed) ? 1 : 0;
}

type Findable = { label: string; group: string; words?: string };

/** What answers to the words typed, best first; each word has to be found. Nothing typed finds everything, in the given order. */
export function matching<T extends Findable>(items: readonly T[], typed: string): T[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...items];
  return items
    .map((item) => ({ item, score: scoreOf(item, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item);
}

function scoreOf({ label, group, words = '' }: Findable, typed: readonly string[]): number {
  const [name, rest] = [label.toLowerCase(), `${group} ${words}`.toLowerCase()];
  let score = 0;
  for (const word of typed) {
    const best = Math.max(3 * likeness(name, word), likeness(rest, word));
    if (best === 0) return 0;
    score += best;
  }
  return score;
}
