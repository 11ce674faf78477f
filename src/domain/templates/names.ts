/**
 * Which of a company's own names (customers, reps, products, suppliers …) stand in texts that are to be copied, as whole words and whatever
 * their case. A name of one or two letters is none.
 */
export function namesIn(texts: readonly string[], names: readonly string[]): string[] {
  const words = texts.map((text) => ` ${wordsOf(text)} `);
  return names.filter((name) => {
    const sought = wordsOf(name);
    return sought.length > 2 && words.some((text) => text.includes(` ${sought} `));
  });
}

function wordsOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
