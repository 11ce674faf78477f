import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '@/domain/access/permissions';
import type { StageId } from '@/domain/deals/deal';
import { createDeal } from '@/features/deals/commands';
import { recordEvidence } from '@/features/deals/commands-evidence';
import { testDatabase } from '../../support/database';
import { makeTenant, value, type TestTenant } from '../../support/tenants';
import { DOORS, openSessions, type Answer, type DoorWorld } from './doors';
import { CHAIN, EVIDENCE, isOpen, LINES, SETS, type Item } from './evidence-sets';

let tenant: TestTenant;
let world: DoorWorld;
/** Past row-level security: looks, and puts deals back, behind the application's back. */
let admin: pg.Client;
beforeAll(async () => {
  admin = new pg.Client({ connectionString: testDatabase().adminUrl });
  await admin.connect();
  tenant = await makeTenant();
  world = { tenant, tokens: await openSessions(tenant) };
});
afterAll(() => admin.end());

const TARGETS = CHAIN.map(([stage]) => stage).filter((stage) => stage !== 'lead');
const DELIVERED: readonly StageId[] = ['hardware_shipped', 'software_activated', 'services_completed'];

/** A Lead of the rep's with exactly these things on record. */
async function dealWith(items: readonly Item[]) {
  const deal = value(
    await createDeal(tenant.as.REP, {
      name: `With ${items.join(', ') || 'nothing'}`,
      customer: 'Nordic Foods',
      contact: items.includes('contact') ? 'Ada Buyer' : null,
      lines: LINES,
    }),
  );
  const evidence = items.flatMap((item) => (item === 'contact' ? [] : [EVIDENCE[item]]));
  if (evidence.length > 0) value(await recordEvidence(tenant.as.CRO, { dealId: deal.dealId, evidence }));
  return deal.dealId;
}

/** What a door must answer: the rule as a table, by role, stage and what is on record. */
function expected(role: Role | 'OPERATOR', items: readonly Item[], to: StageId): Answer {
  if (role === 'CEO' || role === 'VIEWER') return 'not_found';
  if (role === 'DELIVERY' && !items.includes('po')) return 'not_found';
  if (role === 'DELIVERY' && !DELIVERED.includes(to)) return 'rule';
  return isOpen(items, to) ? 'moved' : 'gate';
}

async function versionOf(dealId: string): Promise<number> {
  const { rows } = await admin.query<{ version: number }>('SELECT version FROM deal WHERE id = $1', [dealId]);
  return rows[0]?.version ?? 0;
}

/** Back to Lead for the next door. */
function backToLead(dealId: string) {
  return admin.query(`UPDATE deal SET stage = 'lead', outcome = 'open' WHERE id = $1`, [dealId]);
}

describe.each(SETS.map((items) => ({ items, title: items.join(' + ') || 'nothing' })))(
  'a deal with $title',
  ({ items }) => {
    it('is answered alike at every door, for every role and stage', async () => {
      const dealId = await dealWith(items);
      const faults: string[] = [];
      for (const to of TARGETS) {
        for (const door of DOORS) {
          for (const role of door.roles) {
            const answer = await door.move(world, role, { dealId, version: await versionOf(dealId), to });
            const right = expected(role, items, to);
            if (answer !== right) faults.push(`${door.name}, ${role}, to ${to}: ${answer}, not ${right}`);
            if (answer === 'moved') await backToLead(dealId);
          }
        }
      }
      expect(faults).toEqual([]);
    });

    it('cannot be put past its evidence in the database itself', async () => {
      const dealId = await dealWith(items);
      for (const to of TARGETS.filter((stage) => stage !== 'demo' && stage !== 'hardware_quote_sent')) {
        const written = admin.query('UPDATE deal SET stage = $2 WHERE id = $1', [dealId, to]);
        if (items.includes('po')) await written;
        else await expect(written).rejects.toMatchObject({ code: '23514' });
      }
    });
  },
);

it('tries every stage with each of its items missing', () => {
  for (const [place, [stage, item]] of CHAIN.entries()) {
    if (place === 0) continue;
    const lacking = SETS.filter((items) => !items.includes(item) && !isOpen(items, stage));
    expect(lacking.length, stage).toBeGreaterThan(0);
  }
});
