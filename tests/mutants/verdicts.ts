/** What became of a version of the program that was spoilt on purpose. Nobody = it survived. */
export type Verdict = { mutant: string; killedBy: string[] };

/** Prints mutant → killed by. Mutants with the same killers whose names begin alike stand in one line. */
export function printTable(title: string, verdicts: readonly Verdict[]): void {
  const lines = new Map<string, number>();
  for (const { mutant, killedBy } of verdicts) {
    const [subject = '', ...rest] = mutant.split(': ');
    const line = `${rest.length > 0 ? rest.join(': ') : subject} → ${killedBy.join(', ') || 'SURVIVED'}`;
    lines.set(line, (lines.get(line) ?? 0) + 1);
  }
  const killed = verdicts.filter(({ killedBy }) => killedBy.length > 0).length;
  const table = [...lines].map(([line, count]) => `  ${String(count).padStart(3)} × ${line}`);
  process.stdout.write(`\n${title}: ${killed} of ${verdicts.length} killed\n${table.join('\n')}\n`);
}
