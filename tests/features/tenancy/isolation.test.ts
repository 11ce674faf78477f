import { beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '@/domain/access/permissions';
import { newId } from '@/platform/db/ids';
import { answerAction } from '@/platform/operations/action-call';
import type { Caller } from '@/platform/operations/caller';
import { jsonText } from '@/platform/operations/plain-json';
import {
  bytesOf,
  everyOperation,
  idFields,
  placesOf,
  valueAt,
  withValue,
  type Callable,
} from '../../support/operations';
import { changedTables, fingerprintOf } from '../../support/operations-rows';
import { newLostDeal, newWorld, type DealKind, type World } from '../../support/operations-world';
import { again, sampleInput } from '../../support/sample-inputs';
import { EXPECTED } from './expected-access';

// Two companies with the same shape of data. In each id field of each operation a member of one puts an id of the other, and must get
// the very answer that an id of nothing gets. The same for the rows of his own company that he may not see.

let ours: World;
let theirs: World;
let operations: Callable[];
beforeAll(async () => {
  operations = await everyOperation();
  ours = await newWorld('ours');
  theirs = await newWorld('theirs');
});

/** The one field that names a row which does not exist yet: the id under which an upload was stored, given out by imports.prepare. */
const NEW_ROWS = ['imports.open: importId'];

type Probe = {
  operation: Callable;
  field: string;
  /** Where the foreign id comes from: the operation's whole input over there. */
  source: unknown;
  foreign: unknown;
  unknown: unknown;
  asked: string;
  nothing: string;
};

const nameOf = ({ operation, field }: Probe): string => `${operation.name}: ${field}`;

/** Inputs that differ in one id: one with the id that stands in `other`'s sample, one with an id of nothing. */
async function probesOf(operation: Callable, other: { world: World; kind: DealKind }): Promise<Probe[]> {
  const probes: Probe[] = [];
  const fields = idFields(operation.schema);
  if (fields.length === 0) return probes;
  // One of each for all fields: none of the calls does anything, so nothing is used up.
  const input = await sampleInput(operation.name, ours);
  const foreignInput = await sampleInput(operation.name, other.world, other.kind);
  for (const field of fields) {
    for (const place of placesOf(field, input)) {
      const asked = String(valueAt(foreignInput, place));
      const nothing = newId();
      const foreign = withValue(input, place, asked);
      probes.push({
        operation,
        field,
        source: foreignInput,
        foreign,
        unknown: withValue(input, place, nothing),
        asked,
        nothing,
      });
    }
  }
  return probes;
}

async function allProbes(other: { world: World; kind: DealKind }, role: Role): Promise<Probe[]> {
  const probes: Probe[] = [];
  const leads = ({ schema }: Callable) => idFields(schema).some((field) => FIELDS_OF[other.kind].test(field));
  for (const operation of operations.filter((each) => EXPECTED[role].includes(each.name) && leads(each)))
    probes.push(...(await probesOf(operation, other)));
  return probes;
}

/** Both inputs, nothing first: a command that took the foreign id would differ in what it did. */
async function answersTo(
  probe: Probe,
  caller: Caller,
): Promise<{ foreign: string; unknown: string; ok: boolean }> {
  const unknown = await probe.operation.call(caller, again(probe.unknown));
  const foreign = await probe.operation.call(caller, again(probe.foreign));
  return {
    unknown: bytesOf(unknown, probe.nothing),
    foreign: bytesOf(foreign, probe.asked),
    ok: foreign.ok,
  };
}

describe("another company's ids", () => {
  // Made once for the three ways to ask. None of the calls does anything, as the first of them holds; the one that does is made anew.
  let all: Promise<Probe[]> | undefined;
  const probesOfTheirs = (): Promise<Probe[]> => {
    all ??= allProbes({ world: theirs, kind: 'own' }, 'CRO');
    return all;
  };

  it('are answered as ids of nothing, byte for byte, in every id field of every operation; nothing of theirs changes', async () => {
    const probes = await probesOfTheirs();
    expect(probes.length).toBeGreaterThan(30);
    const before = await fingerprintOf(theirs.tenantId);
    const accepted: string[] = [];
    for (const probe of probes) {
      const name = nameOf(probe);
      const { foreign, unknown, ok } = await answersTo(probe, ours.people.CRO.caller);
      expect({ name, answer: foreign }).toEqual({ name, answer: unknown });
      expect(foreign).not.toContain(theirs.canary);
      if (ok && probe.operation.kind === 'command') accepted.push(name);
    }
    expect(accepted).toEqual(NEW_ROWS);
    expect(changedTables(before, await fingerprintOf(theirs.tenantId))).toEqual([]);
  });

  it('all at once are answered as ids of nothing all at once', async () => {
    const unused = (await probesOfTheirs()).filter((probe) => !NEW_ROWS.includes(nameOf(probe)));
    const inputs = new Map(unused.map(({ operation, source }) => [operation, source]));
    for (const operation of operations.filter((each) => idFields(each.schema).length > 0)) {
      const input = inputs.get(operation) ?? (await sampleInput(operation.name, theirs));
      const places = idFields(operation.schema).flatMap((field) => placesOf(field, input));
      const unknown = places.reduce((value, place) => withValue(value, place, newId()), input);
      const { caller } = ours.people.CRO;
      const answers = [
        await operation.call(caller, again(unknown)),
        await operation.call(caller, again(input)),
      ];
      const [nothing, foreign] = answers.map((answer) => bytesOf(answer, ''));
      if (operation.name.startsWith('imports.upload') || places.length === 0) continue;
      expect({ name: operation.name, answer: foreign }).toEqual({ name: operation.name, answer: nothing });
    }
  });

  it('are answered the same through the door of server actions', async () => {
    const made = await probesOfTheirs();
    const makesRows = made
      .filter((probe) => NEW_ROWS.includes(nameOf(probe)))
      .map(({ operation }) => operation);
    const probes = made.filter(({ operation }) => !makesRows.includes(operation));
    for (const operation of makesRows)
      probes.push(...(await probesOf(operation, { world: theirs, kind: 'own' })));
    for (const { operation, foreign, unknown, asked, nothing } of probes) {
      const [first, second] = await Promise.all(
        [unknown, foreign].map((input) =>
          answerAction(asOperation(operation), {
            headers: new Headers({ origin: 'http://localhost:3000', host: 'localhost:3000' }),
            token: ours.people.CRO.token,
            tenantSlug: ours.slug,
            input: again(input),
            idempotencyKey: undefined,
          }),
        ),
      );
      if (!first || !second) throw new Error('No answer');
      expect({ name: operation.name, answer: bytesOf(second, asked) }).toEqual({
        name: operation.name,
        answer: bytesOf(first, nothing),
      });
    }
  });
});

function asOperation({ name, kind, schema, call }: Callable) {
  return Object.assign(call, {
    operation: { name, kind, permission: 'tenant.read' as const, input: schema },
  });
}

describe('what a member reads', () => {
  it('never contains a word of another company', async () => {
    for (const operation of operations.filter(({ kind }) => kind === 'query')) {
      const input = await sampleInput(operation.name, ours);
      const answer = await operation.call(ours.people.CRO.caller, input);
      const text = jsonText(answer) ?? '';
      expect({
        name: operation.name,
        leaks: text.includes(theirs.canary) || text.includes(theirs.tenantId),
      }).toEqual({
        name: operation.name,
        leaks: false,
      });
    }
  });

  it('does contain the words of his own: the search above would find one', async () => {
    const list = operations.find(({ name }) => name === 'deals.export');
    expect(jsonText(await list?.call(ours.people.CRO.caller, {}))).toContain(ours.canary);
  });
});

describe('an id given twice: once here, once at another company', () => {
  it('means our row to us and theirs to them', async () => {
    const importId = newId();
    const open = operations.find(({ name }) => name === 'imports.open');
    const progress = operations.find(({ name }) => name === 'imports.progress');
    const cancel = operations.find(({ name }) => name === 'imports.cancel');
    const input = { ...((await sampleInput('imports.open', ours)) as object), importId };
    for (const world of [ours, theirs])
      expect((await open?.call(world.people.CRO.caller, input))?.ok).toBe(true);
    expect((await cancel?.call(ours.people.CRO.caller, { importId }))?.ok).toBe(true);
    const states = [];
    for (const world of [ours, theirs]) {
      const answer = await progress?.call(world.people.CRO.caller, { importId });
      states.push(answer?.ok ? (answer.value as { state: string }).state : null);
    }
    expect(states).toEqual(['cancelled', 'reading']);
  });
});

describe('an idempotency key', () => {
  it('used by a member of another company gives no answer of his', async () => {
    const create = operations.find(({ name }) => name === 'deals.create');
    const deal = { name: 'The same deal', customer: 'The same customer' };
    const answers = [];
    for (const world of [theirs, ours]) {
      const caller: Caller = { ...world.people.CRO.caller, idempotencyKey: 'the-same-key' };
      answers.push(await create?.call(caller, deal));
    }
    const [first, second] = answers;
    expect(first?.ok && second?.ok).toBe(true);
    expect(jsonText(first)).not.toBe(jsonText(second));
  });
});

/** Who does not see which deal of his own company. */
const HIDDEN: [Role, DealKind][] = [
  ['REP', 'colleague'],
  ['DELIVERY', 'early'],
];
/** Fields that lead to the hidden deal. (A deal before the PO has the same rep as one after.) */
const FIELDS_OF = {
  own: /./,
  colleague: /(dealId|evidenceId|lineId|repId)$/,
  early: /(dealId|evidenceId|lineId|handoffId)$/,
};

describe.each(HIDDEN)('%s and a deal that he does not see (%s)', (role, kind) => {
  it('gets the answer for an unknown deal, byte for byte, and changes nothing of it', async () => {
    const probes = await allProbes({ world: ours, kind }, role);
    const ofDeals = probes.filter(({ field }) => FIELDS_OF[kind].test(field));
    expect(ofDeals.length).toBeGreaterThan(5);
    for (const probe of ofDeals) {
      const name = `${probe.operation.name}: ${probe.field}`;
      const { foreign, unknown } = await answersTo(probe, ours.people[role].caller);
      expect({ name, answer: foreign }).toEqual({ name, answer: unknown });
    }
  });

  it('finds it in no list, total, forecast or audit, open or lost, now or as known at any time', async () => {
    const world = await newWorld('scope');
    const ask = await everyQueryWithoutDeal(world, role);
    const before = await ask();
    const hidden = await world.newDeal(kind);
    const lost = await newLostDeal(world);
    const after = await ask();
    expect(after).toEqual(before);
    expect(JSON.stringify(after)).not.toContain(hidden.dealId);
    await world.newDeal('own');
    expect(await ask()).not.toEqual(before);
    const seen = await operations
      .find(({ name }) => name === 'deals.show')
      ?.call(world.people.CRO.caller, { dealId: lost });
    expect(seen?.ok).toBe(true);
  });
});

/** Filters that lead to other statements. Where a query does not know one it refuses it, before and after alike. */
const WAYS = [{}, { search: 'Deal' }, { outcome: 'lost' }, { knownAt: '2099-01-01T00:00:00Z' }];

/** Asks everything that a role may ask without naming a deal; the answers by name. */
async function everyQueryWithoutDeal(
  world: World,
  role: Role,
): Promise<() => Promise<Record<string, string>>> {
  const { caller } = world.people[role];
  const queries = operations.filter((each) => each.kind === 'query' && EXPECTED[role].includes(each.name));
  const calls: { name: string; call: () => ReturnType<Callable['call']> }[] = [];
  for (const { name, call, schema } of queries) {
    if (idFields(schema).some((field) => field.endsWith('dealId'))) continue;
    const { repId: _repId, ...plain } = (await sampleInput(name, world)) as { repId?: string };
    for (const way of WAYS)
      calls.push({ name: `${name} ${JSON.stringify(way)}`, call: () => call(caller, { ...plain, ...way }) });
  }
  return async () => {
    const texts: Record<string, string> = {};
    // The instant of the call itself (by which a browser sets its clock, up to which an inbox is read) is another one at each call.
    for (const { name, call } of calls)
      texts[name] = (jsonText(await call()) ?? '').replace(/"(now|readUntil)":"[^"]*"/, '');
    return texts;
  };
}
