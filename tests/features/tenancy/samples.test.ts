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
    const empty: string[] = [];
    for (const { name, schema } of operations) {
      const input = await sampleInput(name, world);
      for (const field of idFields(schema)) {
        if (placesOf(field, input).length === 0) empty.push(`${name}: ${field}`);
      }
    }
    expect(empty).toEqual([]);
  });

  it('succeeds with its sample', async () => {
    for (const { name, call } of operations) {
      const answer = await call(callerOf(world, name), await sampleInput(name, world));
      expect({ name, refusal: answer.ok ? null : answer.refusal }).toEqual({ name, refusal: null });
    }
  });
});

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
