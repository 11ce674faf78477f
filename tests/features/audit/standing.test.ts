import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { refreshStanding } from '@/data/deal-standing';
import { auditCheckQuery, auditQuery, auditTotalsQuery } from '@/features/audit/queries';
import { changeSettings } from '@/features/settings/commands';
import type { AuditReport, CheckId } from '@/domain/audit/types';
import { DEFAULT_SETTINGS } from '@/domain/settings/settings';
import { withUnit } from '@/platform/db/unit-of-work';
import type { Caller } from '@/platform/operations/caller';
import { anyDeal, day } from '../../domain/deals/deal-facts';
import { storeFacts, type KeptDeal } from '../../support/store-facts';
import { makeTenant, value, type TestTenant } from '../../support/tenants';

const COUNT = 500;
const anyDays = (min: number, max: number) => fc.integer({ min, max }).map(day);
const SOURCE_STAGES = [null, null, 'Qualification', 'Negotiation/Review', 'Contract sent'];
const PO_NUMBERS = ['PO-1', 'po - 1', 'PO-2', 'PO-3 ', 'PO-4', 'ß-1', 'SS-1'];

/** Deals as odd as the rules allow, and near the thresholds: whatever else is stored, the rows must tell what the rules tell. */
function keptDeals(repId: string): fc.Arbitrary<KeptDeal> {
  return fc
    .record({
      facts: anyDeal,
      externalId: fc.option(fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme-ascii' }), { nil: null }),
      sourceStage: fc.constantFrom(...SOURCE_STAGES),
      nextStep: fc.constantFrom(null, 'Send the quote', '', '  '),
      nextStepOn: fc.option(anyDays(-30, 30), { nil: null }),
      repId: fc.constantFrom(null, repId),
      removed: fc.integer({ min: 0, max: 20 }).map((n) => n === 0),
      numbers: fc.array(fc.constantFrom(...PO_NUMBERS), { maxLength: 8 }),
      activities: fc.array(fc.record({ occurredOn: anyDays(-200, 60), removed: fc.boolean() }), {
        maxLength: 2,
      }),
      moves: fc.array(anyDays(-200, 0), { maxLength: 1 }),
      excuses: fc.array(anyDays(-30, 90), { maxLength: 2 }),
      hasHardware: fc.boolean(),
    })
    .map(({ facts, numbers, externalId: _id, hasHardware, ...kept }) => ({
      ...kept,
      facts: {
        ...facts,
        externalId: null,
        sourceStage: kept.sourceStage,
        nextStep: kept.nextStep,
        nextStepOn: kept.nextStepOn,
        hasHardware: facts.lines.length === 0 ? hasHardware : facts.hasHardware,
        evidence: facts.evidence.map((item, i) =>
          item.kind === 'po' ? { ...item, reference: numbers[i] ?? item.reference } : item,
        ),
      },
    }));
}

let tenant: TestTenant;

beforeAll(async () => {
  tenant = await makeTenant();
  const deals = fc.sample(keptDeals(tenant.repId), { numRuns: COUNT, seed: 20261122 });
  await withUnit({ tenantId: tenant.id, mode: 'write' }, async (unit) => {
    await storeFacts(unit, deals);
    await refreshStanding(unit, 'all');
  });
});

/** The report of the rules without the deals: what the totals must say. */
function withoutDeals({ checks, ...report }: AuditReport) {
  return { ...report, checks: checks.map(({ deals: _found, ...check }) => check) };
}

const CLOCKS = [
  ['long ago', -480],
  ['before much of the evidence', -100],
  ['today', 0],
  ['next month', 31],
  ['when all is over', 450],
] as const;

async function bothWays(caller: Caller, asOf: string) {
  const { report } = value(await auditQuery(caller, { asOf }));
  const totals = value(await auditTotalsQuery(caller, { asOf })).report;
  return { report, totals };
}

type Asked = Parameters<typeof auditCheckQuery>[1];

async function onePage(caller: Caller, asked: Asked): Promise<{ ids: string[]; next: string | null }> {
  const { check, next } = value(await auditCheckQuery(caller, asked));
  return { ids: check.deals.map(({ id }) => id), next };
}

async function pagesOf(caller: Caller, check: CheckId, asOf: string, limit: number) {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const page = await onePage(caller, { check, asOf, limit, after });
    ids.push(...page.ids);
    after = page.next;
  } while (after !== null);
  return ids;
}

describe('the audit counted in the database', () => {
  it.each(CLOCKS)('says what the rules say, %s', async (_name, offset) => {
    for (const caller of [tenant.as.CRO, tenant.as.REP]) {
      const { report, totals } = await bothWays(caller, day(offset));
      expect(totals).toEqual(withoutDeals(report));
    }
  });

  it('was asked about something', async () => {
    const { report } = await bothWays(tenant.as.CRO, day(0));
    for (const check of report.checks) expect(check).toMatchObject({ state: 'checked' });
    for (const { id, count } of report.checks) expect([id, count > 0]).toEqual([id, true]);
  });

  it.each(CLOCKS)(
    'pages through exactly the deals of each check, largest first, %s',
    async (_name, offset) => {
      for (const caller of [tenant.as.CRO, tenant.as.REP]) {
        const { report } = await bothWays(caller, day(offset));
        for (const { id, deals } of report.checks) {
          expect([id, await pagesOf(caller, id, day(offset), 37)]).toEqual([
            id,
            deals.map((deal) => deal.id),
          ]);
        }
      }
    },
  );

  it('follows the thresholds and lead times of the settings without a row being written', async () => {
    const short = { zombieDays: 30, negotiationDays: 10, verbalYesDays: 3, graceDays: 0 };
    const lags = {
      hardwareLeadP50: 10,
      hardwareLeadP80: 11,
      installDays: 3,
      activationLagP50: 5,
      activationLagP80: 6,
    };
    value(await changeSettings(tenant.as.CRO, { ...DEFAULT_SETTINGS, ...short, ...lags, version: 1 }));
    for (const offset of [-100, 0, 31]) {
      const { report, totals } = await bothWays(tenant.as.CRO, day(offset));
      expect(totals).toEqual(withoutDeals(report));
    }
  });
});
