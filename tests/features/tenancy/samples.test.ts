import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { everyOperation, idFields, placesOf, type Callable } from '../../support/operations';
import { callerOf, newWorld, type World } from '../../support/operations-world';
import { SAMPLE_INPUTS, sampleInput } from '../../support/sample-inputs';

// What the matrix and the isolation tests stand on: nothing that a door can call is without a sample, and each sample succeeds.

const ACTIONS = /^[^/]+\/actions(-[a-z]+)?\.ts$/;

let world: World;
let operations: Callable[];
beforeAll(async () => {
  world = await newWorld('samples');
  operations = await everyOperation();
});

describe('every operation', () => {
  it('is found, and has a sample input', () => {
    expect(operations.length).toBeGreaterThan(45);
    expect(operations.map(({ name }) => name).filter((name) => !(name in SAMPLE_INPUTS))).toEqual([]);
    const names = new Set(operations.map(({ name }) => name));
    expect(Object.keys(SAMPLE_INPUTS).filter((name) => !names.has(name))).toEqual([]);
  });

  it('fills every id field of its schema in the sample', async () => {
    expect((await tried()).empty).toEqual([]);
  });

  it('succeeds with its sample', async () => {
    expect((await tried()).refused).toEqual([]);
  });
});

type Tried = { empty: string[]; refused: { name: string; refusal: unknown }[] };
let trying: Promise<Tried> | undefined;

/** Every operation is called once with its sample, for both sentences above. */
function tried(): Promise<Tried> {
  trying ??= (async () => {
    const found: Tried = { empty: [], refused: [] };
    for (const { name, call, schema } of operations) {
      const input = await sampleInput(name, world);
      const empty = idFields(schema).filter((field) => placesOf(field, input).length === 0);
      found.empty.push(...empty.map((field) => `${name}: ${field}`));
      const answer = await call(callerOf(world, name), input);
      if (!answer.ok) found.refused.push({ name, refusal: answer.refusal });
    }
    return found;
  })();
  return trying;
}

describe('every server action', () => {
  it('is an operation behind the door, and nothing else is exported', () => {
    const features = path.resolve(import.meta.dirname, '../../../src/features');
    const files = fs
      .readdirSync(features, { recursive: true, encoding: 'utf8' })
      .filter((name) => ACTIONS.test(name))
      .map((name) => path.join(features, name));
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) {
      const exported = fs.readFileSync(file, 'utf8').match(/^export .*/gm) ?? [];
      expect(exported.filter((line) => !/^export const \w+ = as(Form)?Action\(\w+/.test(line))).toEqual([]);
    }
  });

  it('lives in an actions.ts, or in one of several actions-….ts: no other file has server actions', () => {
    const source = path.resolve(import.meta.dirname, '../../../src');
    const files = fs
      .readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name));
    const marked = files.filter((name) =>
      /^\s*['"]use server['"]/m.test(fs.readFileSync(path.join(source, name), 'utf8')),
    );
    expect(
      marked.filter((name) => !name.startsWith('features/') || !ACTIONS.test(name.slice('features/'.length))),
    ).toEqual([]);
  });
});
