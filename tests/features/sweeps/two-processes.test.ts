import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import { editDeal } from '@/features/deals/commands';
import { BATCH_DEALS } from '@/features/sweeps/inputs';
import { inProject } from '../../../scripts/project/paths.mjs';
import { WITH_ALIAS } from '../../../scripts/project/run-node';
import { asAdmin } from '../../support/database';
import { makeTenant, type TestTenant } from '../../support/tenants';
import { atNight, closings, night, quietDeals, sweepAt } from './a-sweep';

// Two servers, each with its own jobs, or the night's job and somebody at the command line: nothing in one process keeps them apart.

const DEALS = 2 * BATCH_DEALS + 7;

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant();
  await quietDeals(tenant, DEALS);
  await sweepAt(tenant, 0);
});

/** The command line's sweep of the 15th night, as a process of its own; throws where it ends with an error. */
function sweepApart() {
  const verb = ['sweep', '--tenant', tenant.slug];
  return promisify(execFile)(process.execPath, [...WITH_ALIAS, inProject('src/cli/main.ts'), ...verb], {
    cwd: inProject('.'),
    env: { ...process.env, COMMITPOINT_CLOCK: night(14) },
  });
}

async function numbers() {
  const { rows } = await asAdmin((client) =>
    client.query<Record<string, number>>(
      `SELECT (SELECT count(*)::int FROM deal WHERE tenant_id = $1 AND stage = 'closed_lost') AS closed,
         (SELECT max(version)::int FROM deal WHERE tenant_id = $1) AS version,
         (SELECT count(*)::int FROM deal_history WHERE tenant_id = $1) AS kept,
         (SELECT count(*)::int FROM clean_up_deal WHERE tenant_id = $1) AS listed,
         (SELECT count(*)::int FROM clean_up WHERE tenant_id = $1 AND as_of = $2 AND finished_at IS NOT NULL) AS sweeps,
         (SELECT count(*)::int FROM zombie_warning WHERE tenant_id = $1) AS warnings`,
      [tenant.id, night(14).slice(0, 10)],
    ),
  );
  return rows[0];
}

const ONCE = { closed: DEALS, version: 2, kept: DEALS, listed: DEALS, sweeps: 1, warnings: DEALS };

describe('the sweep of one night', () => {
  it('by two processes and this one at once closes each deal once, in one sweep', async () => {
    const [first, second, here] = await Promise.all([sweepApart(), sweepApart(), sweepAt(tenant, 14)]);
    expect(here.state).toBe('finished');
    for (const { stderr } of [first, second]) expect(stderr).not.toMatch(/error/i);
    const times = [...(await closings(tenant)).values()];
    expect(times).toHaveLength(DEALS);
    expect(new Set(times)).toEqual(new Set([1]));
    expect(await numbers()).toEqual(ONCE);
    expect(await sweepAt(tenant, 14)).toMatchObject({ state: 'finished', closed: DEALS });
    expect(await numbers()).toEqual(ONCE);
  });

  it('beside a person at work: a deal is edited or closed, never half of both', async () => {
    const { rows } = await asAdmin((client) =>
      client.query<{ id: string }>('SELECT id FROM deal WHERE tenant_id = $1 ORDER BY id LIMIT 40', [
        tenant.id,
      ]),
    );
    const edits = async () => {
      const answers = new Map<string, boolean>();
      for (const { id: dealId } of rows.toReversed()) {
        const answer = await atNight(14, () =>
          editDeal(tenant.as.CRO, { dealId, version: 1, nextStep: 'Call them' }),
        );
        answers.set(dealId, answer.ok);
      }
      return answers;
    };
    const [edited] = await Promise.all([edits(), sweepAt(tenant, 14)]);
    const after = await asAdmin((client) =>
      client.query<{ id: string; stage: string; next: string | null; version: number }>(
        'SELECT id, stage, next_step AS next, version FROM deal WHERE tenant_id = $1 AND id = ANY($2::uuid[])',
        [tenant.id, rows.map(({ id }) => id)],
      ),
    );
    const times = await closings(tenant);
    for (const deal of after.rows) {
      // An edit is no activity: an edited deal may be closed after it, from its new version.
      const closed = deal.stage === 'closed_lost' ? 1 : 0;
      expect(times.get(deal.id) ?? 0).toBe(closed);
      expect(deal.next).toBe(edited.get(deal.id) ? 'Call them' : null);
      expect(deal.version).toBe(1 + closed + (edited.get(deal.id) ? 1 : 0));
    }
  });
});
