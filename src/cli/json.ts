import { ratioJson, type RatioOrNone } from '@/domain/values/ratio';

/** JSON as machines want it: bigint as text, one line if the output is piped. */
export function toJson(value: unknown): string {
  return JSON.stringify(
    value,
    (_key, item: unknown) => (typeof item === 'bigint' ? item.toString() : item),
    process.stdout.isTTY ? 2 : 0,
  );
}

/** {numerator, denominator, value}, or null with its reason under `<name>Reason`. */
export function ratioFields(name: string, value: RatioOrNone): Record<string, unknown> {
  const json = ratioJson(value);
  return json.ratio === null ? { [name]: null, [`${name}Reason`]: json.reason } : { [name]: json.ratio };
}

export function tally(value: { count: number; amountMinor: bigint }) {
  return { count: value.count, amountMinor: value.amountMinor };
}
