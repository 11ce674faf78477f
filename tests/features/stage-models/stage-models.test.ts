import { beforeEach, describe, expect, it } from 'vitest';
import { readStageModel } from '@/data/stage-models';
import { addDays, date } from '@/domain/values/calendar-date';
import { moveDeal, recordEvidence } from '@/features/deals/commands-evidence';
import { forecastQuery } from '@/features/forecast/queries';
import { publishStageModel, signStageModel } from '@/features/stage-models/commands';
import { previewStageModel, showStageModels } from '@/features/stage-models/queries';
import { atInstant, now, today } from '@/platform/clock/clock';
import { withUnit } from '@/platform/db/unit-of-work';
import { asAdmin, testDatabase } from '../../support/database';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { dealOf, DEMO, HARDWARE, moved, PO, QUOTE, SOFTWARE } from '../deals/a-deal';
import { draftOf, published } from './a-draft';
import pg from 'pg';

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant();
});

const TODAY = today('UTC');
const show = async (as = tenant.as.CRO) => value(await showStageModels(as, {}));
const rest = { effectiveFrom: TODAY, note: null, basedOn: 1 };

describe('publishing a version', () => {
  it('puts the new table in force, keeps the old one whole, and signs it as its CRO', async () => {
    const stages = draftOf({ demo: 2500 }).stages.map((row) =>
      row.stage === 'demo' ? { ...row, label: 'Proof on site' } : row,
    );
    const gates = [{ stage: 'hardware_quote_sent' as const, subject: 'close_date' as const }];
    const notApplicable = [{ stage: 'demo' as const, when: 'pilot' as const }];
    await published(tenant, 1, { stages, gates, notApplicable, note: 'Demos on site win more' });
    const { versions } = await show();
    expect(versions.map(({ state, model }) => [model.version, state])).toEqual([
      [2, 'in force'],
      [1, 'over'],
    ]);
    expect(versions[0]).toMatchObject({
      note: 'Demos on site win more',
      effectiveFrom: TODAY,
      signatures: [{ role: 'CRO', name: `CRO of ${tenant.slug}`, signedOn: TODAY }],
      model: {
        gates,
        notApplicable,
        labels: { demo: 'Proof on site', lead: 'Lead' },
        probabilityBp: { demo: 2500 },
      },
    });
    expect(versions[1]?.model.probabilityBp.demo).toBe(2000);
    const inForce = await withUnit({ tenantId: tenant.id, mode: 'read' }, (unit) =>
      readStageModel(unit, TODAY),
    );
    expect(inForce).toEqual(versions[0]?.model);
  });

  it('on a day to come leaves today to the version before', async () => {
    await published(tenant, 1, { ...draftOf({ demo: 2500 }), effectiveFrom: addDays(TODAY, 10) });
    expect((await show()).versions.map(({ state }) => state)).toEqual(['to come', 'in force']);
    await withUnit({ tenantId: tenant.id, mode: 'read' }, async (unit) => {
      expect((await readStageModel(unit, addDays(TODAY, 9))).version).toBe(1);
      expect((await readStageModel(unit, addDays(TODAY, 10))).version).toBe(2);
    });
    await published(tenant, 2);
    expect((await show()).versions.map(({ state }) => state)).toEqual(['in force', 'over', 'over']);
  });

  it.each([
    ['a quote above the PO', draftOf({ hardware_quote_sent: 7100 }), 'hardware_po_received'],
    ['a stage less', { ...draftOf(), stages: draftOf().stages.slice(1) }, 'lead'],
    [
      'a gate at Lead',
      { ...draftOf(), gates: [{ stage: 'lead', subject: 'sow' }] as never },
      'gate.lead.sow',
    ],
    [
      'the PO left out for pilots',
      { ...draftOf(), notApplicable: [{ stage: 'hardware_po_received', when: 'pilot' }] as never },
      'notApplicable.hardware_po_received.pilot',
    ],
  ])('refuses %s and names the field', async (_name, draft, field) => {
    const refused = refusal(await publishStageModel(tenant.as.CRO, { ...draft, ...rest }));
    expect(refused.code).toBe('invalid');
    expect(Object.keys(refused.fields ?? {})).toEqual([field]);
    expect((await show()).versions).toHaveLength(1);
  });

  it('refuses a day that is past, and a draft that began from an older version', async () => {
    const late = { ...draftOf(), ...rest, effectiveFrom: addDays(TODAY, -1) };
    expect(refusal(await publishStageModel(tenant.as.CRO, late)).fields).toHaveProperty('effectiveFrom');
    await published(tenant, 1);
    expect(refusal(await publishStageModel(tenant.as.CRO, { ...draftOf(), ...rest })).code).toBe('conflict');
  });

  it('by two at once gives one version and one conflict', async () => {
    const results = await Promise.all(
      [1, 2].map(() => publishStageModel(tenant.as.CRO, { ...draftOf(), ...rest })),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.flatMap((result) => (result.ok ? [] : result.refusal.code))).toEqual(['conflict']);
    expect((await show()).versions).toHaveLength(2);
  });
});

describe('a forecast', () => {
  it('of a day before keeps the version it was made with, and what was known then', async () => {
    const deal = await dealOf(tenant, [HARDWARE]);
    await moved(tenant, deal, 'hardware_quote_sent', [DEMO, QUOTE]);
    const before = now();
    const effectiveFrom = addDays(TODAY, 3);
    await atInstant(new Date(Date.parse(before) + 60_000).toISOString(), () =>
      published(tenant, 1, { ...draftOf({ hardware_quote_sent: 6000 }), effectiveFrom }),
    );
    const weighted = async (asOf: string, knownAt?: string) =>
      value(await forecastQuery(tenant.as.CRO, { asOf, knownAt })).totals.total.weightedMinor;
    expect(await weighted(TODAY)).toBe(40_000n);
    expect(await weighted(effectiveFrom)).toBe(60_000n);
    expect(await weighted(effectiveFrom, before)).toBe(40_000n);
  });

  it('is previewed with a draft: by stream, with the deals that change most, and nothing is stored', async () => {
    const large = await dealOf(tenant, [HARDWARE, SOFTWARE]);
    await moved(tenant, large, 'hardware_quote_sent', [DEMO, QUOTE]);
    await dealOf(tenant, [{ ...HARDWARE, amountMinor: '5000' }]);
    const draft = draftOf({ lead: 1200, hardware_quote_sent: 5000 });
    const gates = [{ stage: 'hardware_quote_sent' as const, subject: 'close_date' as const }];
    const preview = value(await previewStageModel(tenant.as.CRO, { ...draft, gates }));
    expect(preview.before.hardware.weightedMinor).toBe(40_500n);
    expect(preview.after.hardware.weightedMinor).toBe(50_600n);
    expect(preview.after.software.weightedMinor - preview.before.software.weightedMinor).toBe(12_000n);
    expect(
      preview.changed.map(({ beforeBp, afterBp, afterMinor, beforeMinor }) => [
        beforeBp,
        afterBp,
        afterMinor - beforeMinor,
      ]),
    ).toEqual([
      [4000, 5000, 22_000n],
      [1000, 1200, 100n],
    ]);
    expect(preview).toMatchObject({ changedCount: 2, newlyLacking: 1, against: 1 });
    expect((await show()).versions).toHaveLength(1);
    expect(refusal(await previewStageModel(tenant.as.CRO, draftOf({ demo: 900 }))).fields).toHaveProperty(
      'demo',
    );
  });
});

describe('a further gate', () => {
  it('holds at the move until it is met, and asks no deal that stands beyond it', async () => {
    const standing = await dealOf(tenant, [HARDWARE]);
    await moved(tenant, standing, 'hardware_po_received', [DEMO, QUOTE, { ...PO, reference: 'PO-2' }]);
    const deal = await dealOf(tenant, [HARDWARE]);
    await published(tenant, 1, {
      gates: [
        { stage: 'hardware_po_received', subject: 'sow' },
        { stage: 'hardware_po_received', subject: 'verified' },
      ],
    });
    const move = (version: number, evidence: object[]) =>
      moveDeal(tenant.as.CRO, { ...deal, version, to: 'hardware_po_received', evidence: evidence as never });
    const refused = refusal(await move(deal.version, [DEMO, QUOTE, PO]));
    expect(refused.code).toBe('gate');
    expect(refused.details).toMatchObject({ missing: [{ code: 'sow' }, { code: 'verified' }] });
    const sow = { kind: 'sow' as const, reference: 'SOW-1', evidenceOn: '2026-02-01' };
    const evidence = [DEMO, QUOTE, PO, sow];
    const { version } = value(await recordEvidence(tenant.as.CRO, { dealId: deal.dealId, evidence }));
    expect(refusal(await move(version, [])).details).toMatchObject({ missing: [{ code: 'verified' }] });
    await asAdmin((client) =>
      client.query(`UPDATE evidence SET verified_at = now() WHERE deal_id = $1 AND kind = 'po'`, [
        deal.dealId,
      ]),
    );
    expect(value(await move(version, [])).stage).toBe('hardware_po_received');
    expect(value(await forecastQuery(tenant.as.CRO, {})).totals.hardware.commitMinor).toBe(200_000n);
  });
});

describe('signatures', () => {
  it('are one of each role, dated, and stand', async () => {
    await published(tenant, 1);
    const signed = value(await signStageModel(tenant.as.CEO, { version: 2 }));
    expect(signed).toMatchObject({ role: 'CEO', signedOn: TODAY });
    expect((await show()).versions[0]?.signatures.map(({ role }) => role)).toEqual(['CRO', 'CEO']);
    for (const as of [tenant.as.CEO, tenant.as.CRO])
      expect(refusal(await signStageModel(as, { version: 2 })).code).toBe('conflict');
  });

  it('are for the table that counts: one that was replaced or is not there is not signed', async () => {
    value(await signStageModel(tenant.as.CRO, { version: 1 }));
    await published(tenant, 1);
    expect(refusal(await signStageModel(tenant.as.CEO, { version: 1 })).code).toBe('rule');
    expect(refusal(await signStageModel(tenant.as.CEO, { version: 9 })).code).toBe('not_found');
  });

  it('and versions can be changed by nobody: the application has no right to', async () => {
    await published(tenant, 1, { gates: [{ stage: 'demo', subject: 'amount' }] });
    const client = new pg.Client({ connectionString: testDatabase().appUrl });
    await client.connect();
    await client.query(`SELECT set_config('app.tenant_id', $1, false)`, [tenant.id]);
    const tables = [
      'stage_model',
      'stage_model_stage',
      'stage_model_rule',
      'stage_model_signature',
      'model_exception',
    ];
    for (const table of tables)
      for (const change of [`UPDATE ${table} SET tenant_id = tenant_id`, `DELETE FROM ${table}`])
        await expect(client.query(change)).rejects.toMatchObject({ code: '42501' });
    await client.end();
  });
});

describe('the database', () => {
  it.each([
    ['falls', [1000, 900, 4000, 7000, 8500, 9500, 10_000]],
    ['stands still', [1000, 2000, 4000, 4000, 8500, 9500, 10_000]],
    ['puts a quote above the PO', [1000, 2000, 7100, 7000, 8500, 9500, 10_000]],
  ])('refuses a table that %s', async (_name, figures) => {
    await asAdmin(async (client) => {
      await client.query('BEGIN');
      const { rows } = await client.query<{ id: string }>(
        `INSERT INTO stage_model (tenant_id, id, version, effective_from, created_at) VALUES ($1, gen_random_uuid(), 7, now(), now()) RETURNING id`,
        [tenant.id],
      );
      const insert = () =>
        client.query(
          `INSERT INTO stage_model_stage (tenant_id, stage_model_id, stage, position, label, probability_bp, previous_position, previous_bp)
           SELECT $1, $2, s.stage, s.i - 1, s.stage, s.bp, CASE WHEN s.i > 1 THEN s.i - 2 END, lag(s.bp) OVER (ORDER BY s.i)
           FROM unnest($3::text[], $4::int[]) WITH ORDINALITY AS s(stage, bp, i)`,
          [tenant.id, rows[0]?.id, draftOf().stages.map(({ stage }) => stage), figures],
        );
      await expect(insert()).rejects.toMatchObject({ code: '23514' });
      await client.query('ROLLBACK');
    });
  });

  it('says the same days and versions as the rules when asked as the first day of all', async () => {
    await withUnit({ tenantId: tenant.id, mode: 'read' }, async (unit) => {
      expect((await readStageModel(unit, date('1990-01-01'))).version).toBe(1);
    });
  });
});
