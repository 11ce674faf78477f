import { Readable } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';
import { publishAgenda } from '@/features/board/commands-agenda';
import { createDeal } from '@/features/deals/commands';
import { checkImport, commitImport } from '@/features/imports/commands';
import { planImportFile } from '@/features/imports/queries';
import { storeUpload } from '@/features/imports/store-upload';
import { publishStageModel } from '@/features/stage-models/commands';
import { showStageModels } from '@/features/stage-models/queries';
import { copyAgenda, copyMapping, copyStageModel, copyValuePlan } from '@/features/templates/copy';
import { showTemplates } from '@/features/templates/queries';
import { templateSources } from '@/features/templates/sources';
import { publishTemplate } from '@/features/value-plans/commands';
import type { Caller } from '@/platform/operations/caller';
import { asAdmin } from '../../support/database';
import { tenantTables } from '../../support/operations-rows';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';

const CANARY = 'Zyxelworth';
const STEPS = [
  { title: 'Simulate their first month', phase: 'before' as const, days: 5 },
  { title: 'First data on their screen', phase: 'after' as const, days: 40 },
];
const ITEMS = [
  { key: 'kpis', title: 'Figures', minutes: 20 },
  { key: 'close', title: 'Close', minutes: 5 },
];
let source: TestTenant;
let target: TestTenant;
let cro: Caller;
const there = (): Caller => ({ ...cro, tenantSlug: source.slug });

async function upload(caller: Caller, header: string, row: string): Promise<string> {
  const stream = Readable.from([Buffer.from(`${header}\n${row}\n`)]);
  return value(await storeUpload(caller, { kind: 'deals', fileName: 'deals.csv', source: stream })).importId;
}

/** One CRO of two companies; in the source everything that has a name is called by the canary, and four templates name nobody. */
beforeAll(async () => {
  [source, target] = [await makeTenant(), await makeTenant()];
  const me = target.as.CRO.kind === 'member' ? target.as.CRO.userId : '';
  cro = target.as.CRO;
  await asAdmin(async (client) => {
    await client.query(
      `INSERT INTO membership (tenant_id, user_id, role, created_at) VALUES ($1, $2, 'CRO', now())`,
      [source.id, me],
    );
    await client.query('UPDATE tenant SET name = $2 WHERE id = $1', [source.id, `${CANARY} Holding`]);
  });
  const line = {
    stream: 'hardware' as const,
    description: CANARY,
    amountMinor: '5',
    product: CANARY,
    supplier: CANARY,
  };
  value(await createDeal(there(), { name: CANARY, customer: CANARY, contact: CANARY, lines: [line] }));
  const { versions } = value(await showStageModels(there(), {}));
  const model = versions[0]?.model;
  if (!model) throw new Error('A company has a stage model');
  const stages = Object.entries(model.probabilityBp).map(([stage, probabilityBp]) => ({
    stage: stage as keyof typeof model.labels,
    label: stage === 'demo' ? 'Shown on site' : model.labels[stage as keyof typeof model.labels],
    probabilityBp: stage === 'demo' ? 2500 : probabilityBp,
  }));
  const gates = [{ stage: 'demo' as const, subject: 'contact' as const }];
  value(
    await publishStageModel(there(), {
      stages,
      gates,
      notApplicable: [],
      effectiveFrom: value(await showTemplates(there(), {})).today,
      note: `For ${CANARY}`,
      basedOn: model.version,
    }),
  );
  value(await publishTemplate(there(), { after: null, steps: STEPS }));
  value(await publishAgenda(there(), { version: 0, items: ITEMS, note: `For ${CANARY}` }));
  const importId = await upload(
    there(),
    `Vorgang,Firma,Phase,${CANARY} region`,
    `${CANARY} deal,${CANARY},Fast fertig,North`,
  );
  const options = {
    map: { Vorgang: 'name', Firma: 'customer', Phase: 'stage', [`${CANARY} region`]: 'nextStep' },
    stages: { 'Fast fertig': 'demo' },
  };
  value(await checkImport(there(), { importId, options }));
  value(await commitImport(there(), { importId }));
});

describe('templates.copy…', () => {
  it('offers what the source has, and the companies to choose from', async () => {
    const { own, sources } = value(await templateSources(cro, {}));
    expect(sources).toEqual([{ slug: source.slug, name: `${CANARY} Holding` }]);
    expect(own.model.version).toBe(1);
    const offered = value(await showTemplates(there(), {}));
    expect(offered.plan.steps).toEqual(STEPS);
    expect(offered.mappings).toMatchObject([{ kind: 'deals', leftOut: 1 }]);
    expect(value(await templateSources(source.as.CRO, {})).sources).toEqual([]);
  });

  it('publishes the stage model as the next version, unsigned, from the day chosen', async () => {
    const { today } = value(await showTemplates(cro, {}));
    const input = { from: source.slug, effectiveFrom: today, basedOn: 1 };
    expect(value(await copyStageModel(cro, input))).toEqual({ version: 2, effectiveFrom: today });
    const [copied] = value(await showStageModels(cro, {})).versions;
    expect(copied?.signatures).toEqual([]);
    expect(copied?.model.labels.demo).toBe('Shown on site');
    expect(copied?.model.probabilityBp.demo).toBe(2500);
    expect(copied?.model.gates).toEqual([{ stage: 'demo', subject: 'contact' }]);
    expect(refusal(await copyStageModel(cro, input)).code).toBe('conflict');
    const past = await copyStageModel(cro, { ...input, effectiveFrom: '2020-01-01', basedOn: 2 });
    expect(refusal(past).code).toBe('invalid');
  });

  it('publishes value plan and agenda as versions', async () => {
    value(await copyValuePlan(cro, { from: source.slug, after: null }));
    value(await copyAgenda(cro, { from: source.slug, version: 0 }));
    const { plan, agenda } = value(await showTemplates(cro, {}));
    expect(plan).toMatchObject({ version: 1, steps: STEPS });
    expect(agenda).toMatchObject({ version: 1, items: ITEMS });
    expect(refusal(await copyValuePlan(cro, { from: source.slug, after: null })).code).toBe('conflict');
    expect(refusal(await copyAgenda(cro, { from: source.slug, version: 0 })).code).toBe('conflict');
  });

  it('leaves an agenda that is the same as it is', async () => {
    expect(value(await copyAgenda(cro, { from: source.slug, version: 1 }))).toEqual({ version: 1 });
    expect(value(await showTemplates(cro, {})).agenda.version).toBe(1);
  });

  it('keeps a mapping, and proposes it for the next file with such columns', async () => {
    expect(value(await copyMapping(cro, { from: source.slug, kind: 'deals' })).version).toBe(1);
    const importId = await upload(cro, 'Vorgang,Firma,Phase,Farbe', 'A deal,A firm,Fast fertig,Blue');
    const { plan } = value(await planImportFile(cro, { importId }));
    const targets = Object.fromEntries(plan.columns.map(({ name, target: to }) => [name, to]));
    expect(targets).toMatchObject({ Vorgang: 'name', Firma: 'customer', Phase: 'stage', Farbe: null });
    expect(plan.stages['fast fertig']?.stage).toBe('demo');
    expect(plan.notes.map(({ code }) => code)).toContain('copied-mapping');
    expect(refusal(await copyMapping(cro, { from: source.slug, kind: 'contracts' })).code).toBe('rule');
  });

  it('carries no name of the source into the target, nor where it came from', async () => {
    const found = await asAdmin(async (client) => {
      const names: string[] = [];
      for (const table of await tenantTables()) {
        const { rows } = await client.query(
          `SELECT 1 FROM ${client.escapeIdentifier(table)} t WHERE t.tenant_id = $1 AND (t::text ILIKE $2 OR t::text ILIKE $3) LIMIT 1`,
          [target.id, `%${CANARY}%`, `%${source.slug}%`],
        );
        if (rows.length > 0) names.push(table);
      }
      return names;
    });
    expect(found).toEqual([]);
  });

  it('shares nothing: what changes in the source later stays there', async () => {
    const before = value(await showTemplates(cro, {}));
    value(await publishTemplate(there(), { after: 1, steps: STEPS.slice(0, 1) }));
    value(await publishAgenda(there(), { version: 1, items: ITEMS.slice(0, 1), note: null }));
    expect(value(await showTemplates(cro, {}))).toEqual(before);
  });
});

describe('a copy is refused', () => {
  it('where the person is no CRO there, or here, as if there were no such company', async () => {
    const input = { after: 1 };
    const nobody = refusal(await copyValuePlan(cro, { from: 'nobody', ...input }));
    const foreign = await makeTenant();
    expect(refusal(await copyValuePlan(cro, { from: foreign.slug, ...input }))).toEqual(nobody);
    expect(nobody.code).toBe('not_found');
    expect(refusal(await copyValuePlan(target.as.CEO, { from: source.slug, ...input }))).toEqual(nobody);
    expect(refusal(await copyAgenda(target.as.CEO, { from: '', version: -1 }))).toEqual(nobody);
    expect(refusal(await templateSources(target.as.CEO, {}))).toEqual(nobody);
  });

  it('from the company itself', async () => {
    expect(refusal(await copyValuePlan(cro, { from: target.slug, after: 1 })).code).toBe('rule');
  });

  it('where a text names somebody of the source', async () => {
    const items = [{ key: 'a', title: `What ${CANARY.toUpperCase()} said`, minutes: 5 }];
    value(await publishAgenda(there(), { version: 2, items, note: null }));
    const refused = refusal(await copyAgenda(cro, { from: source.slug, version: 1 }));
    expect(refused).toMatchObject({ code: 'rule' });
    expect(refused.message).toContain(`names “${CANARY}”`);
  });

  it('into a company that is archived', async () => {
    await asAdmin((client) =>
      client.query(`UPDATE tenant SET state = 'archived', state_at = now() WHERE id = $1`, [target.id]),
    );
    const refused = refusal(await copyValuePlan(cro, { from: source.slug, after: 1 }));
    expect(refused).toMatchObject({ code: 'rule' });
    expect(refused.message).toContain('archived');
  });
});
