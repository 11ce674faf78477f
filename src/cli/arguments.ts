import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

/** A command line that cannot be understood: exit 2, with the sentence and the usage. */
export class UsageError extends Error {}

export type Flags = {
  one(name: string): string | undefined;
  required(name: string): string;
  many(name: string): string[];
  has(name: string): boolean;
  /** "Source=target" pairs, split at the first "=" that is not in the key's own text. */
  pairs(name: string): Record<string, string>;
};

const TEXT = [
  'slug',
  'name',
  'currency',
  'zone',
  'fiscal-start',
  'tenant',
  'email',
  'role',
  'password',
  'rep',
  'file',
  'preset',
  'key',
  'dates',
  'decimal',
  'as-of',
  'known-at',
  'by',
  'import',
  'check',
  'deal',
  'from',
  'to',
  'reason',
  'contact',
  'undo',
] as const;
const LISTS = ['map', 'set', 'stage', 'rate', 'evidence'] as const;
const SWITCHES = ['strict', 'dry-run', 'json', 'help', 'demo', 'constant', 'recount'] as const;

/** Verbs and flags of one call. Unknown flags are a usage error. */
export function readArguments(argv: readonly string[]): { verbs: string[]; flags: Flags } {
  const options: ParseArgsOptionsConfig = {};
  for (const name of TEXT) options[name] = { type: 'string' };
  for (const name of LISTS) options[name] = { type: 'string', multiple: true };
  for (const name of SWITCHES) options[name] = { type: 'boolean' };
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options,
      allowPositionals: true,
      strict: true,
    });
    return { verbs: positionals, flags: flagsOf(values) };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

type Values = Record<string, string | boolean | (string | boolean)[] | undefined>;

function flagsOf(values: Values): Flags {
  const one = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined);
  const many = (name: string) => (Array.isArray(values[name]) ? values[name].map(String) : []);
  return {
    one,
    many,
    has: (name) => values[name] === true,
    required: (name) => {
      const value = one(name);
      if (value === undefined || value === '') throw new UsageError(`Missing --${name}`);
      return value;
    },
    pairs: (name) => Object.fromEntries(many(name).map((text) => splitPair(name, text))),
  };
}

function splitPair(name: string, text: string): [string, string] {
  const at = text.lastIndexOf('=');
  if (at <= 0) throw new UsageError(`--${name} wants source=target, got "${text}"`);
  return [text.slice(0, at), text.slice(at + 1)];
}
