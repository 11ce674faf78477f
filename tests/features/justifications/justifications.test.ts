import { beforeEach, describe, expect, it } from 'vitest';
import { auditQuery } from '@/features/audit/queries';
import { logActivity } from '@/features/deals/commands';
import { justifyDeal, ruleJustification } from '@/features/justifications/commands';
import { dealJustifications } from '@/features/justifications/queries';
import { sweepDesk } from '@/features/sweeps/queries';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { atNight, orderedDeal, quietDeal, stageOf, sweepAt } from '../sweeps/a-sweep';

let tenant: TestTenant;
let dealId: string;

beforeEach(async () => {
  tenant = await makeTenant();
  ({ dealId } = await quietDeal(tenant, 'Quiet', tenant.as.REP));
});

const WORDS = { why: 'Their board meets in January', evidence: 'Agenda of the board, item 4' };
const justify = (untilOn: string, by = tenant.as.REP) => justifyDeal(by, { dealId, ...WORDS, untilOn });
const rule = (justificationId: string, accepted: boolean) =>
  ruleJustification(tenant.as.CRO, { justificationId, accepted, reason: 'I called them' });
const isZombie = async () =>
  value(await auditQuery(tenant.as.CRO, {})).report.checks.some(
    ({ id, deals }) => id === 'zombie' && deals.some((deal) => deal.id === dealId),
  );

/** A first justification on the first night, and a second on the 31st, which waits for the CRO. */
async function twice(between = () => Promise.resolve<unknown>(null)): Promise<string> {
  await atNight(0, async () => {
    expect(value(await justify('2026-11-20')).escalated).toBe(false);
  });
  await between();
  return atNight(30, async () => {
    const second = value(await justify('2027-02-01'));
    expect(second.escalated).toBe(true);
    return second.justificationId;
  });
}

describe('a justification', () => {
  it('keeps the deal out of the zombies and of the sweep until its day', async () => {
    await sweepAt(tenant, 0);
    await atNight(10, async () => {
      expect(await isZombie()).toBe(true);
      value(await justify('2026-12-20'));
      expect(await isZombie()).toBe(false);
    });
    expect(await sweepAt(tenant, 14)).toMatchObject({ closed: 0 });
    expect(await sweepAt(tenant, 36)).toMatchObject({ closed: 0, warned: 1 });
    expect(await sweepAt(tenant, 50)).toMatchObject({ closed: 1 });
  });

  it('says why, what shows it and until when: at most 90 days ahead, only of an open deal of his own', async () => {
    await atNight(0, async () => {
      expect(refusal(await justify('2027-02-01')).fields).toHaveProperty('untilOn');
      expect(
        refusal(await justifyDeal(tenant.as.REP, { dealId, ...WORDS, evidence: ' ', untilOn: '2026-12-01' }))
          .code,
      ).toBe('invalid');
      const other = await quietDeal(tenant, 'Of the CRO');
      const foreign = await justifyDeal(tenant.as.REP, {
        dealId: other.dealId,
        ...WORDS,
        untilOn: '2026-12-01',
      });
      expect(refusal(foreign).code).toBe('not_found');
      expect(refusal(await justify('2026-12-01', tenant.as.CEO)).code).toBe('not_found');
    });
  });

  it('of the same silence again excuses until the CRO rules, and lies on his desk', async () => {
    const justificationId = await twice();
    await atNight(31, async () => {
      expect(await isZombie()).toBe(false);
      const desk = value(await sweepDesk(tenant.as.CRO, {}));
      expect(desk.justifications).toMatchObject([
        { id: justificationId, deal: 'Quiet', why: WORDS.why, ruling: null },
      ]);
      value(await rule(justificationId, true));
      expect(value(await sweepDesk(tenant.as.CRO, {})).justifications).toEqual([]);
      expect(await isZombie()).toBe(false);
      expect(refusal(await rule(justificationId, false)).code).toBe('conflict');
    });
  });

  it('that is refused excuses no longer, in the audit and in the sweep; only activity helps then', async () => {
    const justificationId = await twice(() => sweepAt(tenant, 20));
    await atNight(35, async () => {
      value(await rule(justificationId, false));
      expect(await isZombie()).toBe(true);
      expect(refusal(await justify('2027-02-01')).message).toContain('Words are not enough');
    });
    expect(await sweepAt(tenant, 36)).toMatchObject({ closed: 1 });
    expect(await stageOf(tenant, { dealId })).toBe('closed_lost');
  });

  it('that was refused excuses again what was known before the ruling', async () => {
    const justificationId = await twice();
    await atNight(35, async () => value(await rule(justificationId, false)));
    await atNight(40, async () => {
      const known = { knownAt: '2026-12-04T00:00:00Z', asOf: '2026-12-11' };
      const before = value(await auditQuery(tenant.as.CRO, known)).report.checks.find(
        ({ id }) => id === 'zombie',
      );
      expect(before?.count).toBe(0);
      expect(await isZombie()).toBe(true);
    });
  });

  it('after activity is a first one again', async () => {
    await twice();
    await atNight(40, async () => {
      value(await logActivity(tenant.as.REP, { dealId, kind: 'call', occurredOn: '2026-12-10' }));
    });
    await atNight(41, async () => expect(value(await justify('2027-02-01')).escalated).toBe(false));
  });

  it('is ruled on by the CRO alone, and only if it was repeated', async () => {
    const first = await atNight(0, async () => value(await justify('2026-11-20')));
    const ruling = { justificationId: first.justificationId, accepted: true, reason: 'fine' };
    expect(refusal(await ruleJustification(tenant.as.CRO, ruling)).message).toContain('needs no ruling');
    for (const role of ['REP', 'CEO', 'DELIVERY'] as const)
      expect(refusal(await ruleJustification(tenant.as[role], ruling)).code).toBe('not_found');
  });
});

describe('on the deal', () => {
  it('stand its silence, the day on which it closes, and all justifications with their rulings', async () => {
    await sweepAt(tenant, 0);
    await atNight(3, async () => {
      const quiet = value(await dealJustifications(tenant.as.REP, { dealId }));
      expect(quiet).toMatchObject({ mayJustify: true, mayRule: false, idleDays: 303 });
      expect(quiet.verdict).toMatchObject({ kind: 'warn', closesOn: '2026-11-15' });
    });
    await rule(await twice(), true);
    const { justifications } = value(await dealJustifications(tenant.as.CRO, { dealId }));
    expect(justifications.map(({ escalated, ruling }) => [escalated, ruling?.accepted])).toEqual([
      [true, true],
      [false, undefined],
    ]);
    expect(justifications[0]?.byName).toMatch(/^REP of/);
  });
});

it('a zombie with a PO lies on the desk, with its silence', async () => {
  const ordered = await orderedDeal(tenant, 'Ordered');
  await atNight(0, async () => {
    const { stuck } = value(await sweepDesk(tenant.as.CRO, {}));
    expect(stuck).toMatchObject([
      { dealId: ordered.dealId, name: 'Ordered', customer: 'Acme', idleDays: 300 },
    ]);
    expect(refusal(await sweepDesk(tenant.as.REP, {})).code).toBe('not_found');
  });
});
