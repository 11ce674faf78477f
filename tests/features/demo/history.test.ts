import { beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '@/domain/values/calendar-date';
import { renewalsQuery } from '@/features/contracts/queries-renewals';
import { approvalQueue } from '@/features/approvals/queries';
import { auditQuery } from '@/features/audit/queries';
import { deploymentsQuery } from '@/features/deployments/queries';
import { forecastQuery } from '@/features/forecast/queries';
import { engagementPage } from '@/features/engagement/queries';
import { showReadiness } from '@/features/engagement/queries-readiness';
import { kpisQuery } from '@/features/kpis/queries';
import { kpiPage } from '@/features/kpis/queries-detail';
import { pilotBoard } from '@/features/pilots/queries';
import { duePromises, sumFigures } from '@/domain/reviews/trend';
import { listReviews } from '@/features/reviews/queries-list';
import { readiness } from '@/features/reviews/queries-preparation';
import { reviewTrend } from '@/features/reviews/queries-trend';
import { ledgerQuery } from '@/features/revenue/queries';
import { COMPANIES } from '../../../prisma/demo/companies';
import { FROSTLINE } from '../../../prisma/demo/companies/frostline';
import { WAYPOINT } from '../../../prisma/demo/companies/waypoint';
import { SKIP_REASON } from '../../../prisma/demo/review-words';
import { openCompany, tellHistory } from '../../../prisma/demo/perform-company';
import { value } from '../../support/tenants';
import { ANCHOR, asToday, found, NOW, openDeals, operator, percent, printed, rowsOf } from './told-history';

const TWIN = { ...WAYPOINT, slug: 'waypoint-twin' };

beforeAll(async () => {
  const opened = [];
  for (const company of [...COMPANIES, TWIN]) opened.push(await openCompany(company, ANCHOR));
  await Promise.all(opened.map(tellHistory));
}, 240_000);

test.each(['audit', 'pipeline', 'forecast', 'ledger', 'kpis'])(
  'two performances give the same %s',
  async (report) => {
    const first = await printed(report, WAYPOINT.slug);
    expect(JSON.stringify(first).length).toBeGreaterThan(400);
    expect(await printed(report, TWIN.slug)).toEqual(first);
  },
);

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

  test('most of what came up for renewal was renewed, in one company much less', async () => {
    for (const { slug } of COMPANIES) {
      const { renewal } = value(await asToday(() => kpiPage(operator(slug), { kpi: 'grr' })));
      const rate = renewal?.rate.ratio ? percent(renewal.rate.ratio) : 0;
      const [least, most] = slug === 'waypoint' ? [60, 80] : [85, 95];
      expect(rate).toBeGreaterThan(least ?? 0);
      expect(rate).toBeLessThan(most ?? 0);
      const partly = renewal?.renewals.filter(
        ({ dueMinor, renewedMinor }) => renewedMinor > 0n && renewedMinor < dueMinor,
      );
      expect(partly?.length).toBeGreaterThanOrEqual(1);
      const { lapsed, renewed } = value(await asToday(() => renewalsQuery(operator(slug), {})));
      expect([lapsed.length, renewed.length > 2]).toEqual([1, true]);
    }
  });

  test('all are ready for a CRO; one engagement runs, one paid off, one did not', async () => {
    const fits: Record<string, string | null> = {};
    for (const { slug } of COMPANIES) {
      expect(value(await asToday(() => showReadiness(operator(slug), {}))).verdict).toBe('ready');
      const { begun } = value(await asToday(() => engagementPage(operator(slug), {})));
      fits[slug] = begun?.spoken?.verdict.fit ?? null;
    }
    expect(fits).toEqual({ frostline: null, ampere: 'right', waypoint: 'wrong' });
  });

  test('the board meets on working days', async () => {
    const weekends = 'SELECT 1 FROM board_review WHERE tenant_id = $1 AND extract(isodow FROM held_on) > 5';
    for (const { slug } of COMPANIES) expect(await rowsOf(weekends, [slug])).toBe(0);
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
