/** What a value looks like after JSON: bigint as decimal text, nothing else changed. */
export type PlainJson<T> = T extends bigint
  ? string
  : T extends string
    ? T
    : T extends (infer Item)[]
      ? PlainJson<Item>[]
      : T extends readonly (infer Item)[]
        ? readonly PlainJson<Item>[]
        : T extends object
          ? { [K in keyof T]: PlainJson<T[K]> }
          : T;

export function plainJson<T>(value: T): PlainJson<T> {
  return JSON.parse(jsonText(value) ?? 'null') as PlainJson<T>;
}

/** JSON text with bigint as decimal text: no amount passes through a float. */
export function jsonText(value: unknown): string | undefined {
  return JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? item.toString() : item));
}
