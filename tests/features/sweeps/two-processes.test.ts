import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import { editDeal } from '@/features/deals/commands';
import { inProject } from '../../../scripts/project/paths.mjs';
import { WITH_ALIAS } from '../../../scripts/project/run-node';
import { asAdmin } from '../../support/database';
import { makeTenant, type TestTenant } from '../../support/tenants';
import { atNight, closings, night, quietDeals, sweepAt } from './a-sweep';

// Two servers, each with its own jobs, or the night's job and somebody at the command line: nothing in one process keeps them apart.

const DEALS = 40;

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant();
});

async function warnedDeals(count: number): Promise<void> {
  await quietDeals(tenant, count);
  await sweepAt(tenant, 0);
}

/** The command line's sweep of the 15th night, as a process of its own; throws where it ends with an error. */
function sweepApart() {
  const verb = ['sweep', '--tenant', tenant.slug];
  return promisify(execFile)(process.execPath, [...WITH_ALIAS, inProject('src/cli/main.ts'), ...verb], {
    cwd: inProject('.'),
    env: { ...process.env, COMMITPOINT_CLOCK: night(14) },
  });
}

/** A batch takes a while (half of what a lock is waited for), so that who starts after another finds it at work. */
async function slowly(change: 'CREATE' | 'DROP'): Promise<void> {
  await asAdmin((client) =>
    client.query(
      change === 'DROP'
        ? 'DROP TRIGGER a_while ON deal'
        : `CREATE FUNCTION a_while() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(2.5); RETURN NULL; END';
           CREATE TRIGGER a_while AFTER UPDATE ON deal FOR EACH STATEMENT EXECUTE FUNCTION a_while()`,
    ),
  );
}

/** Until one of the others has told its plan of the 15th night, and goes on to close. */
async function untilBegun(): Promise<void> {
  while (((await numbers())?.['begun'] ?? 0) === 0) await sleep(5);
}

async function numbers() {
  const { rows } = await asAdmin((client) =>
    client.query<Record<string, number>>(
      `SELECT (SELECT count(*)::int FROM deal WHERE tenant_id = $1 AND stage = 'closed_lost') AS closed,
         (SELECT max(version)::int FROM deal WHERE tenant_id = $1) AS version,
         (SELECT count(*)::int FROM deal_history WHERE tenant_id = $1) AS kept,
         (SELECT count(*)::int FROM clean_up_deal WHERE tenant_id = $1) AS listed,
         (SELECT count(*)::int FROM clean_up WHERE tenant_id = $1 AND as_of = $2::date AND finished_at IS NOT NULL) AS sweeps,
         (SELECT count(*)::int FROM zombie_warning WHERE tenant_id = $1) AS warnings,
         (SELECT count(*)::int FROM audit_event WHERE tenant_id = $1 AND summary LIKE 'Began a sweep:%(' || $2::text || ')') AS begun`,
      [tenant.id, night(14).slice(0, 10)],
    ),
  );
  return rows[0];
}

const ONCE = { closed: DEALS, version: 2, kept: DEALS, listed: DEALS, sweeps: 1, warnings: DEALS };

describe('the sweep of one night', () => {
  it('by another process and this one at once closes each deal once, in one sweep', async () => {
    await warnedDeals(DEALS);
    await slowly('CREATE');
    const onceBegun = untilBegun().then(() => sweepAt(tenant, 14));
    const [here, { stderr }] = await Promise.all([onceBegun, sweepApart()]);
    expect(stderr).not.toMatch(/error/i);
    await slowly('DROP');
    expect(here.state).toBe('finished');
    const times = [...(await closings(tenant)).values()];
    expect(times).toHaveLength(DEALS);
    expect(new Set(times)).toEqual(new Set([1]));
    expect(await numbers()).toMatchObject(ONCE);
    expect(await sweepAt(tenant, 14)).toMatchObject({ state: 'finished', closed: DEALS });
    expect(await numbers()).toMatchObject(ONCE);
  });

  it('beside a person at work: a deal is edited or closed, never half of both', async () => {
    await warnedDeals(2 * DEALS);
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
