import { beforeAll, describe, expect, it } from 'vitest';
import { refreshVariance } from '@/features/portfolio/commands';
import { closedPages, figuresOf, rowsOf } from '../../support/company-figures';
import { everyOperation, type Callable } from '../../support/operations';
import { changedTables } from '../../support/operations-rows';
import { newWorld, type World } from '../../support/operations-world';
import { again, SAMPLE_INPUTS, sampleInput } from '../../support/sample-inputs';
import { EXPECTED } from './expected-access';
import { CEO_WRITES } from './expected-ceo';

// The CEO endorses, attends, answers and closes. No operation of the registry lets him change a probability, a forecast number, a KPI, a
// row of the ledger, a target, a setting or a closed page: each is called as him with an input that is right, and everything that figures
// are made of is compared before and after.

let world: World;
let operations: Callable[];
const isHis = ({ name }: Callable) => EXPECTED.CEO.includes(name);
const of = (name: string): Callable => {
  const found = operations.find((operation) => operation.name === name);
  if (!found) throw new Error(`There is no operation ${name}`);
  return found;
};

beforeAll(async () => {
  // samples.test.ts holds that none is without a sample.
  operations = (await everyOperation()).filter(({ name }) => name in SAMPLE_INPUTS);
  world = await newWorld('figures');
});

const inputOf = (name: string, who: 'CEO' | 'CRO') => sampleInput(name, world, 'own', world.people[who]);

/** What one call of somebody changes: tables, computed figures, closed pages. */
async function changedBy({ name, call }: Callable, who: 'CEO' | 'CRO') {
  const input = await inputOf(name, who);
  // What is kept of the variance is as old as the last night; a close measures it anew. A company that is read-only measures nothing.
  await refreshVariance(world.operator, {});
  const before = {
    rows: await rowsOf(world.tenantId),
    figures: await figuresOf(world.operator),
    pages: await closedPages(world.tenantId),
  };
  const answer = await call(world.people[who].caller, input);
  const pages = await closedPages(world.tenantId);
  return {
    refusal: answer.ok ? null : answer.refusal.code,
    tables: changedTables(before.rows, await rowsOf(world.tenantId)),
    figures: changedTables(before.figures, await figuresOf(world.operator)),
    pages: [...before.pages].filter(([id, print]) => pages.get(id) !== print).map(([id]) => id),
  };
}

/** Calls operations as the CEO, each once; which of them refused, and what all of them together changed. */
async function calledTogether(them: Callable[]) {
  const calls: { operation: Callable; input: unknown }[] = [];
  for (const operation of them)
    calls.push({ operation, input: await inputOf(operation.name, isHis(operation) ? 'CEO' : 'CRO') });
  const before = { ...(await rowsOf(world.tenantId)), ...(await figuresOf(world.operator)) };
  const refused: string[] = [];
  for (const { operation, input } of calls) {
    const answer = await operation.call(world.people.CEO.caller, again(input));
    if (!answer.ok) refused.push(operation.name);
  }
  const after = { ...(await rowsOf(world.tenantId)), ...(await figuresOf(world.operator)) };
  return { refused, changed: changedTables(before, after) };
}

describe('the CEO', () => {
  it('changes no figure by any command that is his, and nothing but what is his own', async () => {
    const strange: Record<string, string[]> = {};
    for (const operation of operations.filter((each) => each.kind === 'command' && isHis(each))) {
      const { name } = operation;
      const { tables, ...changed } = await changedBy(operation, 'CEO');
      expect({ name, ...changed }).toEqual({ name, refusal: null, figures: [], pages: [] });
      const beyond = tables.filter((table) => !(table in CEO_WRITES));
      if (beyond.length > 0) strange[name] = beyond;
    }
    expect(strange).toEqual({});
  });

  it('is refused by every operation that is not his, and all of them together change nothing', async () => {
    const denied = operations.filter((operation) => !isHis(operation));
    expect(await calledTogether(denied)).toEqual({ refused: denied.map(({ name }) => name), changed: [] });
  });

  it('changes not a row by all the queries that are his', async () => {
    const queries = operations.filter((operation) => operation.kind === 'query' && isHis(operation));
    expect(await calledTogether(queries)).toEqual({ refused: [], changed: [] });
  });
});

describe('the measure', () => {
  const SEEN: [string, { tables?: string[]; figures?: string[] }][] = [
    ['deals.edit', { tables: ['deal'] }],
    ['deals.move', { tables: ['deal', 'evidence', 'stage_transition'], figures: ['forecast'] }],
    ['contracts.record', { tables: ['contract', 'movement'], figures: ['kpis', 'revenue'] }],
    ['settings.change', { tables: ['tenant_setting'], figures: ['settings'] }],
    ['stageModels.publish', { tables: ['stage_model'], figures: ['stageModels'] }],
    ['settings.setKpiTarget', { tables: ['kpi_target'], figures: ['kpis'] }],
  ];

  it.each(SEEN)('sees what %s of the CRO changes', async (name, { tables = [], figures = [] }) => {
    const changed = await changedBy(of(name), 'CRO');
    expect(changed.refusal).toBeNull();
    expect(changed.tables).toEqual(expect.arrayContaining(tables));
    expect(changed.figures).toEqual(expect.arrayContaining(figures));
    expect(changed.tables.filter((table) => !(table in CEO_WRITES))).not.toEqual([]);
  });
});
