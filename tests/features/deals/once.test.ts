import { beforeEach, describe, expect, it } from 'vitest';
import { bulkEdit } from '@/features/deals/commands-bulk';
import { moveDeal } from '@/features/deals/commands-evidence';
import { conflictOf } from '@/domain/values/conflict';
import { asAdmin } from '../../support/database';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { dealOf, DEMO, HARDWARE, pageOf, QUOTE } from './a-deal';

// What a double click, a lost answer or two windows may do to a deal: one effect, and an answer for each.

let tenant: TestTenant;
let deal: { dealId: string; version: number };
beforeEach(async () => {
  tenant = await makeTenant();
  const { dealId, version } = await dealOf(tenant, [HARDWARE]);
  deal = { dealId, version };
});

const withKey = (idempotencyKey?: string) => ({ ...tenant.as.CRO, idempotencyKey });
const toQuote = () => ({ ...deal, to: 'hardware_quote_sent' as const, evidence: [DEMO, QUOTE] });

async function rowsOf(table: 'stage_transition' | 'evidence' | 'deal_history' | 'audit_event') {
  const where = table === 'audit_event' ? `operation IN ('deals.move', 'deals.bulkEdit')` : 'true';
  return asAdmin(async (client) => {
    const { rows } = await client.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${table} WHERE tenant_id = $1 AND ${where}`,
      [tenant.id],
    );
    return rows[0]?.n;
  });
}

/** What one move of the one deal leaves: its transition (beside the first), two pieces of evidence, a version, a line in the log. */
async function expectOneMove(): Promise<void> {
  expect((await pageOf(tenant, deal)).deal).toMatchObject({
    stage: 'hardware_quote_sent',
    version: deal.version + 1,
  });
  expect([
    (await pageOf(tenant, deal)).transitions.filter(({ toStage }) => toStage === 'hardware_quote_sent')
      .length,
    await rowsOf('evidence'),
    await rowsOf('deal_history'),
    await rowsOf('audit_event'),
  ]).toEqual([1, 2, 1, 1]);
}

describe('a move', () => {
  it('sent twice with one key has one effect and one answer, one after the other and at once', async () => {
    const first = value(await moveDeal(withKey('a'), toQuote()));
    expect(value(await moveDeal(withKey('a'), toQuote()))).toEqual(first);
    const again = await Promise.all([1, 2, 3, 4].map(() => moveDeal(withKey('a'), toQuote())));
    for (const answer of again) expect(value(answer)).toEqual(first);
    await expectOneMove();
  });

  it('sent many times at once with one key, before there is an answer, has one effect and one answer', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => moveDeal(withKey('b'), toQuote())));
    for (const answer of answers) expect(value(answer)).toEqual(value(answers[0] ?? answer));
    await expectOneMove();
  });

  it('clicked twice without a key moves once; the second is told what stands now', async () => {
    const answers = await Promise.all([moveDeal(withKey(), toQuote()), moveDeal(withKey(), toQuote())]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const [second] = answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal]));
    expect(second ? conflictOf(second) : null).toMatchObject({
      version: deal.version + 1,
      theirs: { stage: 'hardware_quote_sent' },
      seen: { stage: 'lead' },
    });
    await expectOneMove();
  });

  it('with a key that another move had is refused; a refusal uses no key up', async () => {
    expect(refusal(await moveDeal(withKey('c'), { ...deal, to: 'hardware_quote_sent' })).code).toBe('gate');
    value(await moveDeal(withKey('c'), toQuote()));
    const back = { dealId: deal.dealId, version: deal.version + 1, to: 'closed_lost' as const, reason: 'No' };
    expect(refusal(await moveDeal(withKey('c'), back)).code).toBe('conflict');
    await expectOneMove();
  });

  it('is his who sent it: the same key of somebody else does not give away the answer', async () => {
    value(await moveDeal(withKey('d'), toQuote()));
    const theirs = await moveDeal({ ...tenant.as.REP, idempotencyKey: 'd' }, toQuote());
    expect(refusal(theirs).code).not.toBe('gate');
    expect(theirs.ok).toBe(false);
    await expectOneMove();
  });
});

describe('a bulk edit', () => {
  const change = { kind: 'lost' as const, reason: 'No budget' };

  it('sent twice with one key changes its deals once, and tells the same of each', async () => {
    const second = await dealOf(tenant, [HARDWARE]);
    const deals = [deal, { dealId: second.dealId, version: second.version }];
    const answers = await Promise.all([1, 2, 3].map(() => bulkEdit(withKey('e'), { deals, change })));
    const [first] = answers.map(value);
    expect(first?.counts).toMatchObject({ changed: 2, conflict: 0 });
    expect(first?.bulkId).not.toBeNull();
    for (const answer of answers) expect(value(answer)).toEqual(first);
    expect(value(await bulkEdit(withKey('e'), { deals, change }))).toEqual(first);
    for (const { dealId, version } of deals)
      expect((await pageOf(tenant, { dealId })).deal).toMatchObject({
        stage: 'closed_lost',
        version: version + 1,
      });
    expect(await rowsOf('deal_history')).toBe(2);
  });

  it('rehearsed with a key may then be done with it, and a key of a move is no key of it', async () => {
    const input = { deals: [deal], change };
    value(await bulkEdit(withKey('f'), { ...input, dryRun: true }));
    expect((await pageOf(tenant, deal)).deal.version).toBe(deal.version);
    expect(value(await bulkEdit(withKey('f'), input)).counts.changed).toBe(1);
    const back = { dealId: deal.dealId, version: deal.version + 1, to: 'lead' as const, reason: 'Back' };
    expect(refusal(await moveDeal(withKey('f'), back)).code).toBe('conflict');
  });

  it('clicked twice without a key changes its deals once; the second finds them changed', async () => {
    const answers = await Promise.all([1, 2].map(() => bulkEdit(withKey(), { deals: [deal], change })));
    const statuses = answers.flatMap((answer) => value(answer).deals.map(({ status }) => status));
    expect(statuses.sort()).toEqual(['changed', 'conflict']);
    expect(await rowsOf('deal_history')).toBe(1);
  });
});
