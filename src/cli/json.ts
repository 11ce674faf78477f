/** JSON as machines want it: bigint as text, one line if the output is piped. */
export function toJson(value: unknown): string {
  const plain = (_key: string, item: unknown) => (typeof item === 'bigint' ? item.toString() : item);
  return JSON.stringify(value, plain, process.stdout.isTTY ? 2 : 0);
}

export function tally(value: { count: number; amountMinor: bigint }) {
  return { count: value.count, amountMinor: value.amountMinor };
}
