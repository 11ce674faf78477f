import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { readDealFacts } from '@/data/deal-facts';
import { withUnit, type Unit } from '@/platform/db/unit-of-work';
import { anyDeal } from '../../domain/deals/deal-facts';
import { storeFacts, type KeptDeal } from '../../support/store-facts';
import { makeTenant, type TestTenant } from '../../support/tenants';

const HARD_TEXTS = ['NULL', 'a,b', '{}', '"', '\\', 'null', 'Łódź\n', ' ', '😀, "x"', '\u001f'];
let tenant: TestTenant;
let dealIds: string[];

beforeAll(async () => {
  tenant = await makeTenant();
  const kept: fc.Arbitrary<KeptDeal> = anyDeal.map((facts) => ({
    facts: { ...facts, externalId: null },
    repId: null,
    removed: false,
    activities: [],
    moves: [],
    excuses: [],
  }));
  const deals = fc.sample(kept, { numRuns: 200, seed: 11 }).map((one, i) => {
    const text = HARD_TEXTS[i % HARD_TEXTS.length] ?? 'a';
    const lines = one.facts.lines.map((line) => ({ ...line, description: text }));
    return { ...one, facts: { ...one.facts, name: text, nextStep: text, sourceStage: text, lines } };
  });
  dealIds = await inUnit('write', (unit) => storeFacts(unit, deals));
});

function inUnit<T>(mode: 'read' | 'write', work: (unit: Unit) => Promise<T>): Promise<T> {
  return withUnit({ tenantId: tenant.id, mode }, work);
}

it.each([undefined, '2026-12-01T00:00:00Z'])(
  'facts that travel packed are the facts that travel as rows, known at %s',
  async (knownAt) => {
    const scope = { kind: 'all' } as const;
    const packed = await inUnit('read', (unit) => readDealFacts(unit, { scope, knownAt }));
    const rows = await inUnit('read', (unit) => readDealFacts(unit, { scope, knownAt, dealIds }));
    expect(packed).toHaveLength(200);
    expect(packed).toEqual(rows);
  },
);

it('lost deals of which nothing happened are left out where figures are made, and no other', async () => {
  const scope = { kind: 'all' } as const;
  const all = await inUnit('read', (unit) => readDealFacts(unit, { scope }));
  const counting = await inUnit('read', (unit) => readDealFacts(unit, { scope, counting: true }));
  const happened = new Set(['shipment', 'activation', 'milestone']);
  expect(counting).toEqual(
    all.filter(
      ({ outcome, evidence }) => outcome !== 'lost' || evidence.some(({ kind }) => happened.has(kind)),
    ),
  );
});

it('of a company without deals there are none', async () => {
  const empty = await makeTenant();
  const read = withUnit({ tenantId: empty.id, mode: 'read' }, (unit) =>
    readDealFacts(unit, { scope: { kind: 'all' } }),
  );
  expect(await read).toEqual([]);
});
