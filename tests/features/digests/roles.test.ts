import { beforeAll, describe, expect, it } from 'vitest';
import { previewDigest } from '@/features/digests/queries';
import { askRequest } from '@/features/requests/commands';
import { callReview } from '@/features/reviews/commands-plan';
import { later, now } from '@/platform/clock/clock';
import { makeTenant, value, type TestTenant } from '../../support/tenants';
import { offeredDeal, orderedDeal } from '../handoffs/a-handoff';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await makeTenant();
  await offeredDeal(tenant);
  await orderedDeal(tenant, { name: 'Second' });
  value(await callReview(tenant.as.CRO, { startsAt: later(now(), 2 * 86_400) }));
  value(await askRequest(tenant.as.CRO, { text: 'Give us access to the CRM', dueOn: null }));
});

/** All lines of a role's weekly digest, with where each leads. */
async function linesOf(role: keyof TestTenant['as']): Promise<string[]> {
  const { digest } = value(await previewDigest(tenant.as[role], { kind: 'weekly' }));
  const { first = [], needs = [], changes = [] } = digest ?? {};
  return [...first, ...needs, ...changes].map(({ text, path }) => `${text} → ${path}`);
}

describe('what a digest tells each role', () => {
  it('is, for delivery, what is handed over and waits', async () => {
    const lines = await linesOf('DELIVERY');
    expect(lines).toContain(
      '1 deal handed over, not taken over yet → /deployments/handoffs?standing=offered',
    );
    expect(lines.some((line) => /review|missing|request/i.test(line))).toBe(false);
  });

  it('is, for the rep, his handoff that is missing and the review for which he is not ready', async () => {
    const lines = await linesOf('REP');
    expect(lines).toContain('1 deal with a PO and no handoff → /deployments/handoffs?standing=missing');
    expect(lines).toContainEqual(expect.stringMatching(/^Pipeline review .*\/prepare$/));
  });

  it('is, for the CEO, first of all what his CRO asks of him', async () => {
    const [first] = await linesOf('CEO');
    expect(first).toBe('1 request of your CRO waits for your answer → /home');
  });

  it('is, for the CRO, how many are ready, and no request to himself', async () => {
    const lines = await linesOf('CRO');
    expect(lines).toContainEqual(expect.stringMatching(/^Pipeline review .* → \/reviews\/[0-9a-f-]+$/));
    expect(lines.some((line) => line.includes('request'))).toBe(false);
  });

  it('is, for the viewer, nothing that he could not open', async () => {
    for (const line of await linesOf('VIEWER'))
      expect(line).not.toMatch(/\/(desk|pipeline|reviews|deployments|audit|home)/);
  });
});
