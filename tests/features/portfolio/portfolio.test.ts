import { beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '@/domain/access/permissions';
import { auditTotalsQuery } from '@/features/audit/queries';
import { createDeal } from '@/features/deals/commands';
import { kpisQuery } from '@/features/kpis/queries';
import { deskQuery } from '@/features/kpis/queries-desk';
import { portfolioCompany, portfolioOf } from '@/features/portfolio/queries';
import { atInstant } from '@/platform/clock/clock';
import { newId } from '@/platform/db/ids';
import type { Caller } from '@/platform/operations/caller';
import { asAdmin } from '../../support/database';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';

const NOW = '2026-11-23T10:00:00Z';
let calm: TestTenant;
let busy: TestTenant;
let resting: TestTenant;
let foreign: TestTenant;
let me: string;

const in_ = ({ slug }: TestTenant): Caller => ({ kind: 'member', userId: me, tenantSlug: slug });
const join = (tenant: TestTenant, role: Role) =>
  asAdmin((client) =>
    client.query('INSERT INTO membership (tenant_id, user_id, role, created_at) VALUES ($1, $2, $3, now())', [
      tenant.id,
      me,
      role,
    ]),
  );
const asked = (tenant: TestTenant) => ({ caller: in_(tenant), company: tenant.slug });
const seen = () => atInstant(NOW, () => portfolioOf([calm, resting, busy, foreign].map(asked)));
const company = (tenant: TestTenant, caller = in_(tenant)) =>
  atInstant(NOW, async () => value(await portfolioCompany(caller, {})));

/** One person is CRO of a calm company, of one with a review on and deals that are past, and of an archived one; in another he is a viewer. */
beforeAll(async () => {
  [calm, busy, resting, foreign] = [
    await makeTenant(),
    await makeTenant(),
    await makeTenant(),
    await makeTenant(),
  ];
  me = calm.as.CRO.kind === 'member' ? calm.as.CRO.userId : '';
  for (const tenant of [busy, resting]) await join(tenant, 'CRO');
  await join(foreign, 'VIEWER');
  await atInstant('2026-11-01T09:00:00Z', async () => {
    for (const closeOn of ['2026-11-05', '2026-11-20', '2026-12-20'])
      value(await createDeal(busy.as.CRO, { name: `Deal ${closeOn}`, customer: 'Ada', closeOn }));
  });
  await asAdmin(async (client) => {
    const reviewId = newId();
    await client.query(
      `INSERT INTO review (tenant_id, id, held_on, starts_at, zone, minutes, state, opened_at, recorded_at)
       VALUES ($1, $2, '2026-11-23', '2026-11-23T09:30:00Z', 'UTC', 30, 'open', '2026-11-23T09:30:00Z', now())`,
      [busy.id, reviewId],
    );
    for (const [dueOn, state] of [
      ['2026-11-20', 'open'],
      ['2026-11-23', 'open'],
      ['2026-11-24', 'open'],
      ['2026-11-01', 'done'],
    ])
      await client.query(
        `INSERT INTO review_action (tenant_id, id, review_id, text, owner_id, due_on, state, settled_at, recorded_at)
         VALUES ($1, $2, $3, 'Call', $4, $5, $6, CASE WHEN $6 = 'done' THEN now() END, now())`,
        [busy.id, newId(), reviewId, me, dueOn, state],
      );
    await client.query(`UPDATE tenant SET state = 'archived', state_at = now() WHERE id = $1`, [resting.id]);
  });
});

describe('portfolio.company', () => {
  it('shows what the company’s own pages show', async () => {
    const { standing } = await company(busy);
    await atInstant(NOW, async () => {
      const kpis = value(await kpisQuery(in_(busy), {}));
      expect(standing?.kpis).toEqual(kpis);
      const { checks } = value(await auditTotalsQuery(in_(busy), {})).report;
      const past = checks.find(({ id }) => id === 'close-date-past')?.count;
      expect(past).toBe(2);
      expect(standing?.needs.find(({ id }) => id === 'close_past')?.count).toBe(past);
      const desk = value(await deskQuery(in_(busy), {}));
      expect(desk.approvals).toEqual({ open: 0, oldestDays: 0 });
    });
  });

  it('counts actions that are due and overdue, and what is on', async () => {
    const { standing } = await company(busy);
    expect(standing?.review).toMatchObject({
      state: 'open',
      on: '2026-11-23',
      startsAt: '2026-11-23T09:30:00Z',
    });
    expect(standing?.forToday).toMatchObject([
      { kind: 'review_on' },
      { kind: 'actions', count: 2, overdue: 1, tone: 'act' },
      { kind: 'sign_model', count: 1 },
      { kind: 'findings', count: 2 },
    ]);
    expect(standing?.needs.find(({ id }) => id === 'actions_overdue')).toMatchObject({
      tone: 'act',
      count: 1,
    });
  });

  it('shows a CEO his own actions only', async () => {
    const { standing } = await company(busy, busy.as.CEO);
    expect(standing?.forToday.map(({ kind }) => kind)).toEqual(['review_on', 'sign_model', 'findings']);
  });

  it('is for CRO and CEO', async () => {
    for (const role of ['REP', 'DELIVERY', 'VIEWER'] as const)
      expect(refusal(await portfolioCompany(busy.as[role], {})).code).toBe('not_found');
  });
});

describe('the portfolio', () => {
  it('puts whoever needs the reader first, and leaves out where he is neither CRO nor CEO', async () => {
    const { companies, resting: archived } = await seen();
    expect(companies.map(({ slug }) => slug)).toEqual([busy.slug, calm.slug]);
    expect(archived.map(({ slug, state, standing }) => ({ slug, state, standing }))).toEqual([
      { slug: resting.slug, state: 'archived', standing: null },
    ]);
  });

  it('keeps companies apart', async () => {
    const { companies } = await seen();
    const quiet = companies.find(({ slug }) => slug === calm.slug)?.standing;
    expect(quiet?.forToday.map(({ kind }) => kind)).toEqual(['sign_model']);
    expect(quiet?.needs.map(({ id }) => id)).toEqual(['no_review', 'no_board']);
  });

  it('is empty for nobody', async () => {
    expect(await portfolioOf([])).toEqual({ unread: [], companies: [], resting: [] });
  });
});
