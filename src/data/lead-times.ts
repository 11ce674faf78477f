import { learnedLeadTimes } from '@/domain/forecast/learned-lead-times';
import {
  LEARNED_FROM,
  type LeadTimeBook,
  type LeadTimeEntry,
  type LeadTimeKind,
} from '@/domain/forecast/lead-times';
import { observedDays } from '@/domain/forecast/observed-days';
import type { Unit } from '@/platform/db/unit-of-work';
import { readShippedDeals } from './shipped-deals';
import { readSupplierDelays } from './supplier-delays';
import { readSettings } from './tenant-settings';

/**
 * Everything the clocks ask about lead times, as it stands or as it stood at the instant `knownAt`: the settings' defaults, what the
 * company set and what its history says (src/domain/forecast/find-lead-times.ts resolves it), and who is late.
 */
export async function readLeadTimeBook(unit: Unit, knownAt?: string): Promise<LeadTimeBook> {
  const settings = await readSettings(unit, knownAt);
  const set = await readSetLeadTimes(unit, knownAt);
  const learned = learnedLeadTimes(observedDays(await readShippedDeals(unit, knownAt)));
  const delays = await readSupplierDelays(unit, knownAt);
  return {
    standard: {
      p50: settings.leadTimes,
      p80: {
        hardwareDays: settings.hardwareLeadP80,
        installDays: settings.installDays,
        activationDays: settings.activationLagP80,
      },
    },
    entries: [...set, ...learned.filter(({ observations }) => observations >= LEARNED_FROM)],
    delays: delays.map(({ id, supplier, product, days }) => ({ id, supplier, product, days })),
  };
}

type SetRow = { kind: LeadTimeKind; product: string; supplier: string; p50Days: number; p80Days: number };

/** What the company set itself, as it stood. */
async function readSetLeadTimes(unit: Unit, knownAt?: string): Promise<LeadTimeEntry[]> {
  const columns = 'id, kind, product, supplier, p50_days, p80_days, state';
  const rows = await unit.sql<SetRow>(
    `SELECT kind, product, supplier, p50_days AS "p50Days", p80_days AS "p80Days" FROM (
       SELECT ${columns} FROM lead_time WHERE tenant_id = $1 AND recorded_at <= coalesce($2::timestamptz, recorded_at)
       UNION ALL SELECT ${columns} FROM lead_time_history WHERE tenant_id = $1 AND recorded_at <= $2::timestamptz
         AND superseded_at > $2::timestamptz) v
     WHERE state = 'set' ORDER BY kind, product, supplier`,
    [unit.tenantId, knownAt ?? null],
  );
  return rows.map((row) => ({ ...row, observations: 0, basis: 'set', sample: [] }));
}
