/** A key of one table into another: `from` has the column. */
export type ForeignKey = { from: string; to: string };

/**
 * Tables in groups, in an order in which they can be emptied: whatever refers to a table comes before it. Tables that refer to each other
 * in a circle are one group and go together (Tarjan's strongly connected components, which come out in just this order when the edges
 * lead from the one that is referred to).
 */
export function deleteOrder(tables: readonly string[], keys: readonly ForeignKey[]): string[][] {
  const referring = new Map(tables.map((table) => [table, [] as string[]]));
  for (const { from, to } of keys) if (referring.has(from)) referring.get(to)?.push(from);
  const number = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const groups: string[][] = [];

  function visit(table: string): number {
    const own = number.size;
    number.set(table, own);
    stack.push(table);
    let low = own;
    for (const next of referring.get(table) ?? []) {
      if (!number.has(next)) low = Math.min(low, visit(next));
      else if (stack.includes(next)) low = Math.min(low, lowest.get(next) ?? number.get(next) ?? low);
      lowest.set(table, low);
    }
    if (low === own) groups.push(stack.splice(stack.indexOf(table)));
    return low;
  }

  for (const table of tables) if (!number.has(table)) visit(table);
  return groups;
}
