import pg from 'pg';
import { refreshStanding } from '@/data/deal-standing';
import { addMember } from '@/features/members/add-member';
import { startSession } from '@/platform/auth/sessions';
import { withUnit } from '@/platform/db/unit-of-work';
import type { Caller } from '@/platform/operations/caller';
import { loadLedger } from './load-ledger';
import { quietDeals } from './quiet-deals';

const COMPANIES = { tenants: 30, movementsPerTenant: 2000, deployments: 40, whale: 0 };
const DEALS = 300;

/**
 * Thirty companies of one CRO, each with about 40 customers, 2,000 movements, 40 deployments, 300 open deals, a review to come, an action
 * that is overdue and a quarter that was measured. Answers with his session in each of them.
 */
export async function portfolioCompanies(admin: pg.Client): Promise<Caller[]> {
  const owner = new pg.Pool({ connectionString: process.env.BENCH_ADMIN_URL, max: 1 });
  const { small } = await loadLedger(owner, { ...COMPANIES, prefix: 'portfolio' });
  await owner.end();
  let userId = '';
  for (const { id, slug } of small) {
    await quietDeals(admin, id, DEALS);
    await withUnit({ tenantId: id, mode: 'write' }, (unit) => refreshStanding(unit, 'all'));
    const email = 'cro@portfolio.example';
    const member = await addMember({ tenantSlug: slug, email, name: 'Bench', role: 'CRO' });
    if (!member.ok) throw new Error(member.refusal.message);
    userId = member.value.userId;
    await insertAgenda(admin, id, userId);
  }
  await admin.query(
    'VACUUM ANALYZE deal, deal_standing, review, review_action, quarter_variance, membership',
  );
  const token = await startSession(userId, 'bench');
  return small.map(({ slug }) => ({ kind: 'session', token, tenantSlug: slug }));
}

async function insertAgenda(admin: pg.Client, tenantId: string, userId: string): Promise<void> {
  const { rows } = await admin.query<{ id: string }>(
    `INSERT INTO review (tenant_id, id, held_on, starts_at, zone, state, recorded_at)
     VALUES ($1, gen_random_uuid(), '2026-11-24', '2026-11-24T09:00:00Z', 'UTC', 'planned', now()) RETURNING id`,
    [tenantId],
  );
  await admin.query(
    `INSERT INTO review_action (tenant_id, id, review_id, text, owner_id, due_on, recorded_at)
     VALUES ($1, gen_random_uuid(), $2, 'Call', $3, '2026-11-20', now())`,
    [tenantId, rows[0]?.id, userId],
  );
  const streams = '{"hardware":{"forecast":"900","actual":"600"},"software":{"forecast":"0","actual":"0"},';
  await admin.query(
    `INSERT INTO quarter_variance (tenant_id, quarter_start, snapshot_on, forecast_minor, actual_minor, streams, computed_at)
     VALUES ($1, '2026-07-01', '2026-07-01', 900, 600, $2::jsonb, now())`,
    [tenantId, `${streams}"services":{"forecast":"0","actual":"0"},"unsplit":{"forecast":"0","actual":"0"}}`],
  );
}
