import { expect, it } from 'vitest';
import { recordDeployment } from '@/features/deployments/commands';
import { previewDigest } from '@/features/digests/queries';
import { changeKpiSet } from '@/features/kpis/commands-set';
import { makeTenant, value } from '../../support/tenants';
import { sold } from '../board/a-month';
import { atInstant } from '@/platform/clock/clock';

it('the figures of a monthly digest are those of the cards, and none where a card has none', async () => {
  const tenant = await makeTenant();
  await sold(tenant, 'Harbour Cold Stores', '2025-03-01', '2400000');
  for (const [site, activatedOn] of Object.entries({ A: '2026-03-11', B: '2026-03-12', C: '2026-03-12' })) {
    const deployment = { customer: 'Harbour Cold Stores', site, kind: 'production' as const, activatedOn };
    value(await recordDeployment(tenant.as.CRO, { ...deployment, signedOn: '2026-03-01' }));
  }
  const kpis = ['grr', 'days_to_deployment'];
  value(await changeKpiSet(tenant.as.CRO, { kpis, reason: 'What we look at', version: 0 }));
  const { digest } = await atInstant('2026-11-02T08:00:00.000Z', async () =>
    value(await previewDigest(tenant.as.VIEWER, { kind: 'monthly' })),
  );
  // 10, 11 and 11 days; and no 24 months of history, whatever the last 12 were.
  expect(digest?.first.map(({ text }) => text)).toEqual([
    'GRR not known yet',
    'Days to deployment 11\u00a0d',
  ]);
});
