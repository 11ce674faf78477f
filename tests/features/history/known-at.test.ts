import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditTotalsQuery } from '@/features/audit/queries';
import { createDeal, editDeal, logActivity } from '@/features/deals/commands';
import { moveDeal, recordEvidence, voidDealEvidence } from '@/features/deals/commands-evidence';
import { listDealsQuery, showDeal } from '@/features/deals/queries';
import { pipelineQuery } from '@/features/deals/queries-pipeline';
import { forecastQuery } from '@/features/forecast/queries';
import { compareQuery } from '@/features/history/queries';
import { changeSettings } from '@/features/settings/commands';
import { DEFAULT_SETTINGS } from '@/domain/settings/settings';
import { atInstant, later } from '@/platform/clock/clock';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';

const AS_OF = '2026-11-22';
const START = '2026-06-01T08:00:00.000Z';
const EDITS = 32;

let tenant: TestTenant;
const deals: string[] = [];
/** What the queries answered right after each edit. */
const told: { at: string; answers: Awaited<ReturnType<typeof ask>> }[] = [];

/** Everything that turns to the past, for the same day of the rules. */
async function ask(clock: { asOf: string; knownAt?: string }, dealIds: readonly string[]) {
  const caller = tenant.as.CRO;
  const pages: unknown[] = [];
  for (const dealId of dealIds) {
    const shown = await showDeal(caller, { dealId, ...clock });
    if (!shown.ok) continue;
    pages.push(withoutRights(shown.value));
  }
  return {
    pipeline: value(await pipelineQuery(caller, clock)),
    filtered: value(await pipelineQuery(caller, { search: 'Deal 1', ...clock })),
    forecast: value(await forecastQuery(caller, clock)),
    open: value(await listDealsQuery(caller, { limit: 100, sort: 'amount', ...clock })).rows,
    lost: value(await listDealsQuery(caller, { outcome: 'lost', limit: 100, ...clock })).rows,
    audit: value(await auditTotalsQuery(caller, clock)).report,
    pages,
  };
}

/** What may be done is another matter in the past: nothing. */
function withoutRights(page: unknown): unknown {
  const text = JSON.stringify(page, (key, of: unknown) => {
    if (key.startsWith('may')) return undefined;
    return typeof of === 'bigint' ? String(of) : of;
  });
  return JSON.parse(text);
}

type Edit = { pick: number; what: number; amount: number; day: number };

/** One edit of whatever kind its numbers choose; a refusal changes nothing, which is as good to remember. */
async function edit({ pick, what, amount, day }: Edit): Promise<void> {
  const caller = tenant.as.CRO;
  const dealId = deals[pick % Math.max(1, deals.length)];
  const on = `2026-0${1 + (day % 5)}-1${day % 9}`;
  if (!dealId || what === 0) {
    const made = value(
      await createDeal(caller, {
        name: `Deal ${deals.length}`,
        customer: 'Acme',
        contact: 'Ada',
        amountMinor: String(amount),
        closeOn: `2027-0${1 + (day % 9)}-01`,
        lines:
          day % 2 === 0
            ? []
            : [{ stream: 'hardware', description: 'Gateways', units: 10, amountMinor: String(amount) }],
      }),
    );
    deals.push(made.dealId);
    return;
  }
  const { deal, evidence, facts } = value(await showDeal(caller, { dealId }));
  const seen = { dealId, version: deal.version };
  const po = { kind: 'po' as const, reference: `PO-${day}`, evidenceOn: on, amountMinor: String(amount) };
  const quote = { ...po, kind: 'quote' as const };
  const demo = { kind: 'demo' as const, evidenceOn: on };
  const standing = evidence.find(({ voidedAt }) => voidedAt === null);
  const lines = facts.lines.map((line) => ({ ...line, amountMinor: String(amount) }));
  const edits = [
    () => editDeal(caller, { ...seen, closeOn: `2027-0${1 + (day % 9)}-15`, nextStep: `Step ${amount}` }),
    () => editDeal(caller, { ...seen, amountMinor: String(amount), verbalYesOn: on }),
    () =>
      editDeal(caller, {
        ...seen,
        lines: lines.map(({ unitPriceMinor: _price, shipmentPlan, ...line }) => ({
          ...line,
          shipmentPlan: [...shipmentPlan],
        })),
      }),
    () => moveDeal(caller, { ...seen, to: 'hardware_quote_sent', evidence: [demo, quote] }),
    () => moveDeal(caller, { ...seen, to: 'hardware_po_received', evidence: [demo, quote, po] }),
    () => recordEvidence(caller, { dealId, evidence: [{ kind: 'shipment', evidenceOn: on, units: 4 }] }),
    () =>
      standing
        ? voidDealEvidence(caller, { evidenceId: standing.id, reason: 'wrong' })
        : logActivity(caller, { dealId, kind: 'call', occurredOn: on }),
    () => logActivity(caller, { dealId, kind: 'visit', occurredOn: on }),
    () => moveDeal(caller, { ...seen, to: 'closed_lost', reason: 'Price' }),
  ];
  await edits[(what - 1) % edits.length]?.();
}

beforeAll(async () => {
  tenant = await makeTenant();
  const anyEdit = fc.record({
    pick: fc.nat(20),
    what: fc.nat(9),
    amount: fc.integer({ min: 1, max: 9_000_000 }),
    day: fc.nat(60),
  });
  const edits = fc.sample(anyEdit, { numRuns: EDITS, seed: 11 });
  for (const [i, one] of edits.entries()) {
    const at = later(START, i * 86_400);
    await atInstant(at, async () => {
      await edit(one);
      if (i === EDITS / 2)
        value(
          await changeSettings(tenant.as.CRO, {
            ...DEFAULT_SETTINGS,
            hardwareLeadP50: 40,
            zombieDays: 60,
            version: 1,
          }),
        );
      told.push({ at, answers: await ask({ asOf: AS_OF }, deals.slice(0, 3)) });
    });
  }
}, 120_000);

describe('what was known at an instant', () => {
  it('is exactly what was answered then', async () => {
    for (const { at, answers } of told) {
      expect([at, await ask({ asOf: AS_OF, knownAt: at }, deals.slice(0, 3))]).toEqual([at, answers]);
    }
    const [first, last] = [told[0], told.at(-1)];
    expect(last?.answers.pipeline.open).not.toEqual(first?.answers.pipeline.open);
    expect(JSON.stringify(last?.answers.pages)).toContain('PO-');
  }, 120_000);

  it('can be looked at, and not changed', async () => {
    const [dealId = ''] = deals;
    const { may } = value(await showDeal(tenant.as.CRO, { dealId, knownAt: later(START, 86_400 * 20) }));
    expect(may).toMatchObject({ edit: false, move: false, record: false, recordKinds: [], moveTo: [] });
    const before = await showDeal(tenant.as.CRO, { dealId, knownAt: '2026-01-01T00:00:00Z' });
    expect(refusal(before).code).toBe('not_found');
  });
});

describe('two instants compared', () => {
  it('start and end as they were told then, and add up in between', async () => {
    for (const [i, j] of [
      [0, EDITS - 1],
      [5, 25],
      [10, 11],
      [30, 30],
    ] as const) {
      const [then, now] = [told[i], told[j]];
      if (!then || !now) throw new Error('not told');
      const compared = value(await compareQuery(tenant.as.CRO, { from: then.at, to: now.at }));
      expect(compared.opening).toEqual(then.answers.pipeline.open);
      expect(compared.closing).toEqual(now.answers.pipeline.open);
      const deltas = Object.values(compared.kinds).reduce((sum, { deltaMinor }) => sum + deltaMinor, 0n);
      expect(compared.opening.amountMinor + deltas).toBe(compared.closing.amountMinor);
      const { new: added, reopened, won, lost, gone } = compared.kinds;
      const left = won.count + lost.count + gone.count;
      expect(compared.opening.count + added.count + reopened.count - left).toBe(compared.closing.count);
      expect(compared.deals.reduce((sum, { deltaMinor }) => sum + deltaMinor, 0n)).toBe(deltas);
    }
  });

  it('takes a day as its end in the zone of the company, and refuses days in the wrong order', async () => {
    const byDay = value(await compareQuery(tenant.as.CRO, { from: '2026-06-05', to: '2026-06-25' }));
    expect(byDay).toMatchObject({ from: '2026-06-05T23:59:59.999Z', to: '2026-06-25T23:59:59.999Z' });
    expect(byDay.opening).toEqual(told[4]?.answers.pipeline.open);
    const wrong = await compareQuery(tenant.as.CRO, { from: '2026-06-25', to: '2026-06-05' });
    expect(refusal(wrong).code).toBe('invalid');
  });

  it('says of each deal what changed', async () => {
    const {
      deals: changed,
      moves,
      kinds,
    } = value(await compareQuery(tenant.as.CRO, { from: told[3]?.at ?? '', to: told.at(-1)?.at }));
    const open = changed.filter(({ kind }) => kind === 'open');
    const later_ = open.filter(({ closeThen, closeNow }) => closeThen && closeNow && closeNow > closeThen);
    expect(moves.pushed.count).toBe(later_.length);
    expect(moves.commitGained.count).toBe(
      open.filter(({ committedThen, committedNow }) => committedNow && !committedThen).length,
    );
    expect(kinds.lost.count).toBe(changed.filter(({ kind }) => kind === 'lost').length);
  });
});
