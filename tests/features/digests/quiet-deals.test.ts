import { expect, it } from 'vitest';
import { previewDigest } from '@/features/digests/queries';
import { justifyDeal } from '@/features/justifications/commands';
import { makeTenant, value, type TestTenant } from '../../support/tenants';
import { atNight, quietDeal, sweepAt } from '../sweeps/a-sweep';

/** What the digest says of deals that close by themselves, some nights after the first sweep. */
async function warnedOn(tenant: TestTenant, offset: number) {
  const { digest } = await atNight(offset, async () =>
    value(await previewDigest(tenant.as.CRO, { kind: 'weekly' })),
  );
  const { first = [], needs = [] } = digest ?? {};
  return [...first, ...needs].flatMap(({ text, detail }) =>
    /close as lost/.test(text) ? [text, detail] : [],
  );
}

it('counts the quiet deals that will close, and none that was justified since', async () => {
  const tenant = await makeTenant();
  const kept = await quietDeal(tenant, 'Kept');
  await quietDeal(tenant, 'Left');
  expect(await warnedOn(tenant, 0)).toEqual([]);
  await sweepAt(tenant, 0);
  expect(await warnedOn(tenant, 1)).toEqual([
    '2 quiet deals will close as lost',
    'Nothing is logged on them; the first closes on 15 Nov.',
  ]);
  const why = {
    why: 'Their budget is decided in December',
    evidence: 'Mail of their CFO',
    untilOn: '2026-12-20',
  };
  await atNight(2, async () => value(await justifyDeal(tenant.as.CRO, { dealId: kept.dealId, ...why })));
  expect(await warnedOn(tenant, 3)).toEqual([
    '1 quiet deal will close as lost',
    'Nothing is logged on it; the first closes on 15 Nov.',
  ]);
});
