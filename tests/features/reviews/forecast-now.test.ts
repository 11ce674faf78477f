import { expect, test } from 'vitest';
import { readDealFacts } from '@/data/deal-facts';
import { readStageModel } from '@/data/stage-models';
import { judge } from '@/domain/deals/probability';
import { realiseDeal } from '@/domain/deals/realised';
import { weightedMinor } from '@/domain/deals/weight';
import { editDeal } from '@/features/deals/commands';
import { recordEvidence } from '@/features/deals/commands-evidence';
import { showDeal } from '@/features/deals/queries';
import { roomOf } from '@/domain/reviews/room';
import { today } from '@/platform/clock/clock';
import { withUnit } from '@/platform/db/unit-of-work';
import { dealAt, DEMO, openReview, PO, QUOTE, reviewCompany, viewOf } from '../../support/sample-review';
import { value } from '../../support/tenants';

test('the forecast that a review freezes is what the rules say of each open deal, summed', async () => {
  const company = await reviewCompany();
  const { tenant, benRepId, quoted, benLead, committed } = company;
  const edit = async (dealId: string, fields: object) => {
    const { deal } = value(await showDeal(tenant.as.CRO, { dealId }));
    value(await editDeal(tenant.as.CRO, { dealId, version: deal.version, ...fields }));
  };
  await edit(quoted.dealId, { claimBp: 9000 });
  await edit(benLead.dealId, { verbalYesOn: '2026-10-01' });
  const claimed = await dealAt(tenant, benRepId, 'Claimed in vain', [DEMO, QUOTE, PO]);
  await edit(claimed.dealId, { claimBp: 9900 });
  const shipped = { kind: 'shipment' as const, evidenceOn: '2026-03-01', units: 40 };
  value(await recordEvidence(tenant.as.CRO, { dealId: committed.dealId, evidence: [shipped] }));
  const reviewId = await openReview(company);
  const { forecast } = roomOf((await viewOf(tenant.as.CRO, reviewId)).events);

  const sums = await withUnit({ tenantId: tenant.id, mode: 'read' }, async (unit) => {
    const asOf = today('UTC');
    const model = await readStageModel(unit, asOf);
    const deals = await readDealFacts(unit, { scope: { kind: 'all' }, outcomes: ['open'] });
    const sum = { open: 0n, weighted: 0n, commit: 0n, bestCase: 0n, pipeline: 0n };
    for (const deal of deals) {
      const rest = realiseDeal(deal, asOf).reduce(
        (left, line) => left + line.totalMinor - line.realisedMinor,
        0n,
      );
      sum.open += rest;
      sum.weighted += weightedMinor(deal, model, asOf);
      sum[judge(deal, model, asOf).category ?? 'pipeline'] += rest;
    }
    return sum;
  });
  expect(forecast).toEqual({
    currency: 'USD',
    openMinor: sums.open.toString(),
    weightedMinor: sums.weighted.toString(),
    commitMinor: sums.commit.toString(),
    bestCaseMinor: sums.bestCase.toString(),
    pipelineMinor: sums.pipeline.toString(),
  });
  expect(forecast).toMatchObject({ openMinor: '560000', commitMinor: '160000', bestCaseMinor: '100000' });
});
