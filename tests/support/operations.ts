import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Result } from '@/domain/values/result';
import type { Caller } from '@/platform/operations/caller';
import { jsonText } from '@/platform/operations/plain-json';
import { allOperations, type Operation } from '@/platform/operations/registry';

const FEATURES = path.resolve(import.meta.dirname, '../../src/features');

/** Something that a door can call: an operation of the registry, or a function that stands before one and carries its name. */
export type Callable = {
  name: string;
  kind: 'query' | 'command';
  schema: z.ZodType;
  call: (caller: Caller, input: unknown) => Promise<Result<unknown>>;
};

/** Loads every file of the features that defines operations, and returns all that doors can call, by name. */
export async function everyOperation(): Promise<Callable[]> {
  const loaded: Record<string, unknown>[] = [];
  for (const file of operationFiles()) loaded.push((await import(file)) as Record<string, unknown>);
  const found = new Map(
    allOperations().map((operation) => [operation.operation.name, asCallable(operation)]),
  );
  for (const [exported, value] of loaded.flatMap((module) => Object.entries(module))) {
    if (!isOperation(value)) continue;
    const { name } = value.operation;
    if (!found.has(name)) found.set(name, asCallable(value));
    else if (!allOperations().includes(value)) found.set(exported, { ...asCallable(value), name: exported });
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** Files that define an operation or give a function an operation's name; server actions only pass them on. */
export function operationFiles(): string[] {
  return fs
    .readdirSync(FEATURES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) =>
      fs.readdirSync(path.join(FEATURES, entry.name)).map((name) => path.join(FEATURES, entry.name, name)),
    )
    .filter((file) => file.endsWith('.ts') && path.basename(file) !== 'actions.ts')
    .filter((file) =>
      /\b(defineQuery|defineCommand)\(|\boperation: |\{ operation\b/.test(fs.readFileSync(file, 'utf8')),
    );
}

function isOperation(value: unknown): value is Operation<never, unknown> {
  return typeof value === 'function' && 'operation' in value;
}

function asCallable(operation: Operation<never, unknown>): Callable {
  const { name, kind, input } = operation.operation;
  return { name, kind, schema: input, call: operation as unknown as Callable['call'] };
}

/** A place in an input: property names and array positions. */
export type FieldPath = (string | number)[];

/** Names of all id fields in a schema, as paths with [] for "each of". Found from the schema, so that a new field is found too. */
export function idFields(schema: z.ZodType): string[] {
  const found = new Set<string>();
  walk(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema, '', found);
  return [...found].sort();
}

type JsonSchema = {
  format?: string;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
};

function walk(schema: JsonSchema, at: string, found: Set<string>): void {
  if (schema.format === 'uuid') found.add(at);
  for (const [name, inner] of Object.entries(schema.properties ?? {}))
    walk(inner, at === '' ? name : `${at}.${name}`, found);
  if (schema.items) walk(schema.items, `${at}[]`, found);
  for (const inner of [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])])
    walk(inner, at, found);
}

/** Where the ids of a field stand in an input. */
export function placesOf(field: string, input: unknown): FieldPath[] {
  let places: FieldPath[] = [[]];
  for (const step of field.split(/\.|(?=\[\])/)) {
    places = places.flatMap((place) => {
      const value = valueAt(input, place);
      if (step === '[]') return Array.isArray(value) ? value.map((_item, index) => [...place, index]) : [];
      return typeof value === 'object' && value !== null && step in value ? [[...place, step]] : [];
    });
  }
  return places.filter((place) => typeof valueAt(input, place) === 'string');
}

export function valueAt(input: unknown, place: FieldPath): unknown {
  return place.reduce<unknown>((value, step) => (value as Record<string | number, unknown>)[step], input);
}

/** A copy of an input with another value in one place. */
export function withValue<T>(input: T, place: FieldPath, value: unknown): T {
  const [step, ...rest] = place;
  if (step === undefined) return value as T;
  const inner = withValue((input as Record<string | number, unknown>)[step], rest, value);
  if (Array.isArray(input))
    return input.map((item, index) => (index === step ? inner : item) as unknown) as T;
  return { ...input, [step]: inner };
}

/** The bytes of an answer, without the one id that was asked for and without ids that are new in each answer. */
export function bytesOf(answer: Result<unknown>, asked: string): string {
  const text = jsonText(answer) ?? '';
  return answer.ok
    ? text.replaceAll(UUID, '<id>').replaceAll(INSTANT, '<at>')
    : text.replaceAll(asked, '<asked>');
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g;
