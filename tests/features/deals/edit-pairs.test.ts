import { beforeAll, describe, expect, it } from 'vitest';
import { insertDeal } from '@/data/deals';
import { compareEdits, conflictOf } from '@/domain/values/conflict';
import { date } from '@/domain/values/calendar-date';
import { editDeal } from '@/features/deals/commands';
import { withUnit } from '@/platform/db/unit-of-work';
import { asAdmin } from '../../support/database';
import { makeTenant, type TestTenant } from '../../support/tenants';

const PAIRS = 1000;
const AT_ONCE = 25;

let tenant: TestTenant;
let deals: string[] = [];
beforeAll(async () => {
  tenant = await makeTenant();
  deals = await withUnit({ tenantId: tenant.id, mode: 'write' }, async (unit) => {
    const ids: string[] = [];
    for (let i = 0; i < PAIRS; i++) ids.push(await insertDeal(unit, bareDeal(i), BY));
    return ids;
  });
});

const BY = { userId: null, at: '2026-11-01T08:00:00.000Z' };

function bareDeal(i: number) {
  return {
    externalId: null,
    name: `Deal ${i}`,
    customerId: null,
    repId: null,
    contactId: null,
    amountMinor: null,
    currency: 'USD',
    closeOn: null,
    createdOn: date('2026-11-01'),
    nextStep: null,
    nextStepOn: null,
    termMonths: 12,
    isPilot: false,
    hasHardware: true,
  };
}

/** Two edits of one deal at the same time, by two people who opened the same version. */
async function race(dealId: string) {
  const edits = (['CRO', 'operator'] as const).map(async (who) => {
    const caller = who === 'CRO' ? tenant.as.CRO : tenant.operator;
    const nextStep = `Call by ${who}`;
    return { nextStep, result: await editDeal(caller, { dealId, version: 1, nextStep }) };
  });
  return { dealId, edits: await Promise.all(edits) };
}

describe('1,000 pairs of edits at the same time', () => {
  it('give exactly one success and one conflict each, and nothing is lost', async () => {
    const pairs: Awaited<ReturnType<typeof race>>[] = [];
    for (let from = 0; from < PAIRS; from += AT_ONCE)
      pairs.push(...(await Promise.all(deals.slice(from, from + AT_ONCE).map(race))));
    const won = new Map<string, string>();
    for (const { dealId, edits } of pairs) {
      const winner = edits.filter(({ result }) => result.ok);
      const [loser] = edits.filter(({ result }) => !result.ok);
      expect(winner).toHaveLength(1);
      const conflict = loser && !loser.result.ok ? conflictOf(loser.result.refusal) : null;
      if (!loser || !conflict) throw new Error(`No conflict on ${dealId}: ${JSON.stringify(loser?.result)}`);
      const nextStep = winner[0]?.nextStep;
      expect(compareEdits(conflict, { nextStep: loser.nextStep })).toEqual([
        { field: 'nextStep', mine: loser.nextStep, theirs: nextStep, changed: 'both' },
      ]);
      won.set(dealId, nextStep ?? '');
    }
    const { rows } = await asAdmin((client) =>
      client.query<{ id: string; version: number; next_step: string; versions: string }>(
        `SELECT d.id, d.version, d.next_step, (SELECT count(*) FROM deal_history h WHERE h.tenant_id = d.tenant_id AND h.id = d.id) AS versions
         FROM deal d WHERE d.tenant_id = $1`,
        [tenant.id],
      ),
    );
    expect(rows).toHaveLength(PAIRS);
    for (const row of rows)
      expect(row).toMatchObject({ version: 2, next_step: won.get(row.id), versions: '1' });
  });
});
