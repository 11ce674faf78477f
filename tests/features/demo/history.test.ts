import { beforeAll, describe, expect, test } from 'vitest';
import { REPORTS } from '@/cli/reports';
import { readArguments } from '@/cli/arguments';
import { addDays, date } from '@/domain/values/calendar-date';
import { approvalQueue } from '@/features/approvals/queries';
import { auditQuery } from '@/features/audit/queries';
import { listDealsQuery } from '@/features/deals/queries';
import { deploymentsQuery } from '@/features/deployments/queries';
import { forecastQuery } from '@/features/forecast/queries';
import { kpisQuery } from '@/features/kpis/queries';
import { pilotBoard } from '@/features/pilots/queries';
import { duePromises, sumFigures } from '@/domain/reviews/trend';
import { listReviews } from '@/features/reviews/queries-list';
import { readiness } from '@/features/reviews/queries-preparation';
import { reviewTrend } from '@/features/reviews/queries-trend';
import { ledgerQuery } from '@/features/revenue/queries';
import { atInstant } from '@/platform/clock/clock';
import type { Caller } from '@/platform/operations/caller';
import { COMPANIES } from '../../../prisma/demo/companies';
import { FROSTLINE } from '../../../prisma/demo/companies/frostline';
import { WAYPOINT } from '../../../prisma/demo/companies/waypoint';
import { SKIP_REASON } from '../../../prisma/demo/review-words';
import { openCompany, tellHistory } from '../../../prisma/demo/perform-company';
import { asAdmin } from '../../support/database';
import { value } from '../../support/tenants';

// One day stands for all: the same figures on any machine and in any year. The evening in the last zone to end it.
const ANCHOR = date('2026-11-20');
const NOW = '2026-11-21T05:00:00.000Z';
const TWIN = { ...WAYPOINT, slug: 'waypoint-twin' };

const operator = (slug: string): Caller => ({ kind: 'operator', tenantSlug: slug });
const asToday = <T>(work: () => Promise<T>) => atInstant(NOW, work);

beforeAll(async () => {
  const opened = [];
  for (const company of [...COMPANIES, TWIN]) opened.push(await openCompany(company, ANCHOR));
  await Promise.all(opened.map(tellHistory));
}, 240_000);

/** What the command line prints, without the ids that every run makes anew. */
async function printed(report: string, slug: string): Promise<unknown> {
  const { flags } = readArguments(['--as-of', ANCHOR]);
  const run = REPORTS[report];
  if (!run) throw new Error(`No report ${report}`);
  const shown = value(await run(operator(slug), flags));
  const text = JSON.stringify(shown, (key, item: unknown) =>
    key === 'id' && typeof item === 'string' && item.length === 36
      ? undefined
      : typeof item === 'bigint'
        ? String(item)
        : item,
  );
  return JSON.parse(text) as unknown;
}

test.each(['audit', 'pipeline', 'forecast', 'ledger', 'kpis'])(
  'two performances give the same %s',
  async (report) => {
    const first = await printed(report, WAYPOINT.slug);
    expect(JSON.stringify(first).length).toBeGreaterThan(400);
    expect(await printed(report, TWIN.slug)).toEqual(first);
  },
);

async function found(slug: string, check: string) {
  const { report } = value(await auditQuery(operator(slug), { asOf: ANCHOR }));
  const result = report.checks.find(({ id }) => id === check);
  if (result?.state !== 'checked') throw new Error(`${check} was not checked`);
  return { ...result, percent: result.share.ratio ? percent(result.share.ratio) : 0 };
}

function percent({ numerator, denominator }: { numerator: bigint; denominator: bigint }): number {
  return (Number(numerator) / Number(denominator)) * 100;
}

/** How many rows a statement finds in a company; $1 becomes its tenant. */
function rowsOf(statement: string, [slug, ...values]: readonly [string, ...string[]]): Promise<number> {
  const text = statement.replaceAll('$1', '(SELECT id FROM tenant WHERE slug = $1)');
  return asAdmin(async (client) => (await client.query(text, [slug, ...values])).rowCount ?? 0);
}

function openDeals(slug: string) {
  return asToday(async () => value(await listDealsQuery(operator(slug), { limit: 200 })).rows);
}

describe.each(COMPANIES)('$name', ({ slug }) => {
  test('has open deals on every level, and more won than lost', async () => {
    const deals = await openDeals(slug);
    expect(deals.length).toBeGreaterThanOrEqual(24);
    expect(deals.length).toBeLessThanOrEqual(40);
    const stages = new Set(deals.map(({ stage }) => stage));
    for (const stage of ['lead', 'demo', 'hardware_quote_sent', 'hardware_po_received', 'hardware_shipped'])
      expect(stages).toContain(stage);
    const { report } = value(await auditQuery(operator(slug), { asOf: ANCHOR }));
    expect(report.won.count).toBeGreaterThan(report.lost.count);
  });

  test('has a promised ship date that has passed', async () => {
    const missed = await rowsOf(
      `SELECT 1 FROM deal d JOIN deal_line l ON l.tenant_id = d.tenant_id AND l.deal_id = d.id
       WHERE d.tenant_id = $1 AND d.stage = 'hardware_po_received' AND l.stream = 'hardware' AND l.promised_on < $2`,
      [slug, ANCHOR],
    );
    expect(missed).toBeGreaterThanOrEqual(1);
    const { findings } = value(await forecastQuery(operator(slug), { asOf: ANCHOR }));
    expect(findings.filter(({ step }) => step === 'ship').length).toBeGreaterThanOrEqual(missed);
  });

  test('has held eight reviews that got better, skipped one, and prepares the next', async () => {
    const { past, coming } = value(await asToday(() => listReviews(operator(slug), { limit: 20 })));
    expect(past.filter(({ state }) => state === 'closed')).toHaveLength(8);
    expect(past.filter(({ state }) => state === 'skipped')).toMatchObject([{ skipReason: SKIP_REASON }]);
    const { points, missing } = value(await reviewTrend(operator(slug), { reviews: 8 }));
    const half = (list: typeof points) => sumFigures(list.flatMap(({ figures }) => figures ?? []));
    const [first, second] = [half(points.slice(0, 4)), half(points.slice(4))];
    const share = (part: number, whole: number) => part / whole;
    expect(missing).toBe(0);
    expect(share(second.kept, duePromises(second))).toBeGreaterThan(share(first.kept, duePromises(first)));
    expect(share(second.prepared, second.deals)).toBeGreaterThan(share(first.prepared, first.deals));
    expect(second.knockedDown).toBeLessThan(first.knockedDown);
    const reviewId = coming[0]?.id ?? '';
    const reps = value(await asToday(() => readiness(operator(slug), { reviewId })));
    expect(reps.filter(({ readyAt }) => readyAt !== null)).toHaveLength(1);
    const other = reps.find(({ readyAt }) => readyAt === null);
    expect(other?.answered).toBeGreaterThan(0);
    expect(other?.answered).toBeLessThan(other?.deals ?? 0);
  });

  test('has zombies, one of them justified', async () => {
    const zombies = await found(slug, 'zombie');
    expect(zombies.count).toBeGreaterThanOrEqual(2);
    expect(zombies.basis).toContain('1 deal excused');
  });

  test.each([
    ['close-date-past', 4],
    ['no-next-step', 3],
    ['next-step-overdue', 3],
    ['no-amount', 1],
    ['no-stream-split', 2],
    ['negotiation-over-60-days', 2],
    ['verbal-yes-over-30-days', 1],
  ])('gives the check %s something to find', async (check, least) => {
    expect((await found(slug, check)).count).toBeGreaterThanOrEqual(least);
  });

  test('has a verbal yes at 80 % that counts 20 %', async () => {
    const claimed = (await openDeals(slug)).filter(({ judgement }) =>
      judgement.rulings.some(({ claimedBp }) => claimedBp === 8_000),
    );
    expect(claimed.map(({ judgement }) => [judgement.bp, judgement.category])).toEqual([[2_000, 'pipeline']]);
    expect(claimed[0]?.judgement.rulings.map(({ kind }) => kind)).toEqual(['claim', 'verbal_yes']);
  });

  test('has a pilot that nobody ends', async () => {
    const pilots = await rowsOf(
      `SELECT 1 FROM deal d JOIN deployment p ON p.tenant_id = d.tenant_id AND p.deal_id = d.id AND p.kind = 'pilot' AND p.ended_on IS NULL
       WHERE d.tenant_id = $1 AND d.is_pilot AND d.outcome = 'open' AND d.created_on < $2`,
      [slug, addDays(ANCHOR, -200)],
    );
    expect(pilots).toBeGreaterThanOrEqual(1);
  });

  test('has a customer whose devices report and who pays nothing', async () => {
    const silent = await rowsOf(
      `SELECT c.name FROM customer c WHERE c.tenant_id = $1
       AND EXISTS (SELECT 1 FROM deployment p WHERE p.tenant_id = c.tenant_id AND p.customer_id = c.id AND p.kind = 'production'
         AND p.activated_on IS NOT NULL AND p.ended_on IS NULL)
       AND (SELECT sum(m.amount_minor) FROM movement m WHERE m.tenant_id = c.tenant_id AND m.customer_id = c.id
         AND m.effective_on <= $2::date) = 0`,
      [slug, ANCHOR],
    );
    expect(silent).toBe(1);
  });

  test('waits for a first value for more than 120 days', async () => {
    const { kpis } = value(await kpisQuery(operator(slug), { asOf: ANCHOR }));
    expect(kpis.ttfv.waiting.filter(({ band }) => band === 'past_120').length).toBeGreaterThanOrEqual(1);
    expect(kpis.ttfv.headline.median.days).toBeGreaterThanOrEqual(60);
    expect(kpis.ttfv.headline.median.days).toBeLessThanOrEqual(95);
    expect(kpis.ttfv.faults).toEqual([]);
  });

  test('has a deal below the floor of its rep', async () => {
    const below = await rowsOf(
      `SELECT 1 FROM deal d JOIN rep r ON r.tenant_id = d.tenant_id AND r.id = d.rep_id
       WHERE d.tenant_id = $1 AND d.outcome = 'open' AND NOT d.is_pilot AND d.stage = 'hardware_quote_sent' AND r.acv_floor_minor >
         (SELECT sum(l.amount_minor) FROM deal_line l WHERE l.tenant_id = d.tenant_id AND l.deal_id = d.id AND l.recurring)`,
      [slug],
    );
    expect(below).toBeGreaterThanOrEqual(1);
  });

  test('has a deal on the desk of the CRO, and a pilot with a decision day', async () => {
    const { open } = value(await approvalQueue(operator(slug), {}));
    expect(open.length).toBeGreaterThanOrEqual(1);
    expect(open.every(({ need }) => need !== null)).toBe(true);
    const { pilots } = value(await pilotBoard(operator(slug), {}));
    expect(pilots.filter(({ stands }) => stands !== 'undefined').length).toBeGreaterThanOrEqual(1);
  });

  test('has deals whose close date was moved more than once', async () => {
    const pushed = await rowsOf(
      `SELECT h.id FROM deal_history h WHERE h.tenant_id = $1 AND h.outcome = 'open' GROUP BY h.id HAVING count(DISTINCT h.close_on) > 1`,
      [slug],
    );
    expect(pushed).toBeGreaterThanOrEqual(2);
  });

  test('earns between one and four millions a year, by all five kinds of movement', async () => {
    const { periods } = value(await ledgerQuery(operator(slug), { asOf: ANCHOR }));
    const closing = Number(periods.at(-1)?.closingMinor ?? 0n) / 100;
    expect(closing).toBeGreaterThan(1_000_000);
    expect(closing).toBeLessThan(4_000_000);
    const opening = Number(periods.at(-36)?.openingMinor ?? 0n) / 100;
    expect(closing).toBeGreaterThan(opening * 1.4);
    const moved = (
      ['newMinor', 'expansionMinor', 'reactivationMinor', 'contractionMinor', 'churnMinor'] as const
    ).filter((kind) => periods.some((period) => period[kind] !== 0n));
    expect(moved).toHaveLength(5);
  });

  test('has told nothing of the future', async () => {
    expect(await rowsOf('SELECT 1 FROM audit_event WHERE tenant_id = $1 AND at > $2', [slug, NOW])).toBe(0);
  });
});

describe('across the companies', () => {
  test('one pipeline is a fifth dead', async () => {
    const { percent: share } = await found(FROSTLINE.slug, 'zombie');
    expect(share).toBeGreaterThanOrEqual(15);
    expect(share).toBeLessThanOrEqual(25);
  });

  test('one company keeps less than 80 % of its revenue over two years, the others 80 to 90 %', async () => {
    const kept: Record<string, number> = {};
    for (const { slug } of COMPANIES) {
      const { ratio } = value(await kpisQuery(operator(slug), { asOf: ANCHOR })).kpis.grr.hardwareLife.grr;
      kept[slug] = ratio ? percent(ratio) : 0;
    }
    expect(kept.waypoint).toBeGreaterThan(70);
    expect(kept.waypoint).toBeLessThan(80);
    for (const slug of ['frostline', 'ampere']) {
      expect(kept[slug]).toBeGreaterThan(80);
      expect(kept[slug]).toBeLessThan(90);
    }
  });

  test('the value of a deployment falls in one company and grows in the others', async () => {
    const causes: Record<string, readonly string[]> = {};
    for (const { slug } of COMPANIES) {
      const { alarm, causes: found } = value(await kpisQuery(operator(slug), { asOf: ANCHOR })).kpis
        .acvPerDeployment;
      causes[slug] = alarm.raised ? found : [];
    }
    expect(causes).toEqual({ frostline: [], ampere: [], waypoint: ['small_deals', 'price_too_low'] });
  });

  test('one history began with a file without ship dates', async () => {
    const { count, percent: share } = await found(WAYPOINT.slug, 'closed-won-without-ship-date');
    expect(count).toBe(7);
    expect(share).toBeGreaterThan(5);
  });

  test('one PO number stands on two deals', async () => {
    expect((await found(WAYPOINT.slug, 'po-number-twice')).count).toBe(2);
  });

  test('some customers left and came back', async () => {
    const { kpis } = value(await kpisQuery(operator(FROSTLINE.slug), { asOf: ANCHOR }));
    expect(kpis.nnarr.window.reactivationMinor).toBeGreaterThan(0n);
  });

  test('one desk has two requests of different age, both answers, and pilots in every state', async () => {
    const queue = value(await asToday(() => approvalQueue(operator(FROSTLINE.slug), {})));
    expect(new Set(queue.open.map(({ urgency }) => urgency)).size).toBe(2);
    const answers = queue.decided.map(({ decision }) => decision);
    expect(answers).toEqual(expect.arrayContaining(['approved', 'refused']));
    const { pilots } = value(await asToday(() => pilotBoard(operator(FROSTLINE.slug), {})));
    expect(new Set(pilots.map(({ stands }) => stands))).toEqual(
      new Set(['overdue', 'running', 'converted', 'killed']),
    );
  });

  test('a deployment took longer than 120 days in each', async () => {
    for (const { slug } of COMPANIES) {
      const { rows } = value(
        await deploymentsQuery(operator(slug), { asOf: ANCHOR, kind: 'production', limit: 500 }),
      );
      const slow = rows.filter(
        ({ signedOn, firstValueOn }) =>
          signedOn !== null && firstValueOn !== null && firstValueOn > addDays(signedOn, 120),
      );
      expect(slow.length).toBeGreaterThanOrEqual(1);
    }
  });
});
