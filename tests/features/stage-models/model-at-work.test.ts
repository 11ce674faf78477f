import { beforeEach, describe, expect, it } from 'vitest';
import { OPEN_STAGES } from '@/domain/deals/stages';
import { moveDeal } from '@/features/deals/commands-evidence';
import { publishStageModel, signStageModel } from '@/features/stage-models/commands';
import { showStageModels } from '@/features/stage-models/queries';
import { today } from '@/platform/clock/clock';
import { asAdmin } from '../../support/database';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { dealOf, DEMO, HARDWARE, pageOf } from '../deals/a-deal';
import { draftOf, published } from './a-draft';

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant();
});

const versions = async () => value(await showStageModels(tenant.as.CRO, {})).versions;

describe('publishing while deals are moving', () => {
  /** Version 2: other figures at every stage, and the demo is gone through by a gate that version 1 does not have. */
  const draft = {
    ...draftOf(
      Object.fromEntries(
        OPEN_STAGES.slice(0, -1).map((stage, i) => [stage, [1100, 2100, 4100, 7100, 8600, 9600][i]]),
      ),
    ),
    gates: [{ stage: 'demo' as const, subject: 'close_date' as const }],
    effectiveFrom: today('UTC'),
    note: null,
    basedOn: 1,
  };

  it('each move is by one of the two versions, whole: its gate, its figure, and the number that is kept with it', async () => {
    const deals = await Promise.all(Array.from({ length: 16 }, () => dealOf(tenant, [HARDWARE])));
    const move = ({ dealId, version }: (typeof deals)[number]) =>
      moveDeal(tenant.as.CRO, { dealId, version, to: 'demo', evidence: [DEMO] });
    const early = await Promise.all(deals.slice(0, 2).map(move));
    const [publishing, ...moves] = await Promise.all([
      publishStageModel(tenant.as.CRO, draft),
      ...deals.slice(2, 14).map(move),
    ]);
    const late = await Promise.all(deals.slice(14).map(move));
    expect(value(publishing).version).toBe(2);
    const kept = await modelOfMoves();
    for (const [i, answer] of [...early, ...moves, ...late].entries()) {
      const { dealId } = deals[i] ?? { dealId: '' };
      // Version 2 asks for a close date, which none of the deals has: what moved has moved by version 1, at its figure.
      if (answer.ok) expect([answer.value.bp, kept.get(dealId)]).toEqual([2000, [1]]);
      else {
        expect(answer.refusal.details).toMatchObject({ missing: [{ code: 'close_date' }] });
        expect(kept.get(dealId)).toBeUndefined();
        expect((await pageOf(tenant, { dealId })).deal).toMatchObject({ stage: 'lead', version: 1 });
      }
    }
    expect(early.map(({ ok }) => ok)).toEqual([true, true]);
    expect(late.map(({ ok }) => ok)).toEqual([false, false]);
  });

  it('a move after it is by the new version, with its figure', async () => {
    const deal = await dealOf(tenant, [HARDWARE]);
    value(await publishStageModel(tenant.as.CRO, { ...draft, gates: [] }));
    const moved = value(await moveDeal(tenant.as.CRO, { ...deal, to: 'demo', evidence: [DEMO] }));
    expect(moved.bp).toBe(2100);
    expect((await modelOfMoves()).get(deal.dealId)).toEqual([2]);
  });

  /** The version of the table that is kept with each move to Demo. */
  async function modelOfMoves(): Promise<Map<string, number[]>> {
    const { rows } = await asAdmin((client) =>
      client.query<{ id: string; versions: number[] }>(
        `SELECT deal_id AS id, array_agg(model_version) AS versions FROM stage_transition
         WHERE tenant_id = $1 AND to_stage = 'demo' GROUP BY deal_id`,
        [tenant.id],
      ),
    );
    return new Map(rows.map((row) => [row.id, row.versions]));
  }
});

describe('the CEO’s signature', () => {
  it('on a version that was replaced while he read it is refused, and is put on neither', async () => {
    await published(tenant, 1);
    await published(tenant, 2);
    const refused = refusal(await signStageModel(tenant.as.CEO, { version: 2 }));
    expect(refused).toMatchObject({ code: 'rule', message: expect.stringContaining('replaced') as string });
    const signed = await versions();
    expect(
      signed.map(({ model, signatures }) => [model.version, signatures.map(({ role }) => role)]),
    ).toEqual([
      [3, ['CRO']],
      [2, ['CRO']],
      [1, []],
    ]);
  });

  it('that was given before stays on its version, and does not pass to the next', async () => {
    await published(tenant, 1);
    value(await signStageModel(tenant.as.CEO, { version: 2 }));
    await published(tenant, 2);
    const signed = await versions();
    expect(signed.map(({ signatures }) => signatures.some(({ role }) => role === 'CEO'))).toEqual([
      false,
      true,
      false,
    ]);
    value(await signStageModel(tenant.as.CEO, { version: 3 }));
  });

  it('clicked twice at once is one', async () => {
    await published(tenant, 1);
    const both = await Promise.all([1, 2].map(() => signStageModel(tenant.as.CEO, { version: 2 })));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.flatMap((answer) => (answer.ok ? [] : [answer.refusal.code]))).toEqual(['conflict']);
    expect((await versions())[0]?.signatures.map(({ role }) => role)).toEqual(['CRO', 'CEO']);
  });

  it('is no rep’s, delivery’s or looker-on’s to give', async () => {
    for (const role of ['REP', 'DELIVERY', 'VIEWER'] as const)
      expect(refusal(await signStageModel(tenant.as[role], { version: 1 })).code).toBe('not_found');
  });
});
