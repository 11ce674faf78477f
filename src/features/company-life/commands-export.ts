import type { Readable } from 'node:stream';
import { lockExports, readExports } from '@/data/company-life';
import { ok, refuse, type Result } from '@/domain/values/result';
import { findTenant } from '@/platform/auth/tenants';
import { later } from '@/platform/clock/clock';
import type { Caller } from '@/platform/operations/caller';
import { defineCommand, done } from '@/platform/operations/define-command';
import { exportsBeingRead, exportZip } from './export-zip';
import { nothingInput } from './inputs';

const MOST_AN_HOUR = 20;
/** Each holds a connection for as long as its reader takes, and all companies share those. */
const MOST_AT_ONCE = 3;

function tooManyAtOnce(): ReturnType<typeof refuse> | null {
  if (exportsBeingRead() < MOST_AT_ONCE) return null;
  return refuse('rate_limited', 'Other exports are being made at this moment.', {
    remedy: 'Try again in a few minutes.',
  });
}

/** Notes that everything was taken out, by whom: it is on record before the first byte leaves. */
export const recordExport = defineCommand({
  name: 'tenants.export',
  permission: 'tenant.export',
  whileArchived: true,
  input: nothingInput,
  run: async (ctx) => {
    const busy = tooManyAtOnce();
    if (busy) return busy;
    await lockExports(ctx.unit);
    const { made } = await readExports(ctx.unit, later(ctx.now, -3600));
    if (made >= MOST_AN_HOUR)
      return refuse('rate_limited', `Everything was exported ${made} times within an hour.`, {
        remedy: 'Use one of those files, or come back later.',
      });
    const { id, slug, name } = ctx.tenant;
    return done(
      { at: ctx.now, fileName: `${slug}-${ctx.today}.zip` },
      { subjectKind: 'tenant', subjectId: id, summary: `${ctx.actor.name} exported everything of ${name}` },
    );
  },
});

export type CompanyExport = { fileName: string; open: () => Readable };

/** Everything of the company as a zip. It begins to be read when it is opened, so that asking costs nothing. */
async function exportEverything(
  caller: Caller,
  input: Record<string, never>,
): Promise<Result<CompanyExport>> {
  const recorded = await recordExport(caller, input);
  if (!recorded.ok) return recorded;
  const tenant = await findTenant(caller.tenantSlug);
  if (!tenant) throw new Error('The company went away between two statements');
  // Again, right before it is opened: of several that asked at once, all may have come this far.
  const busy = tooManyAtOnce();
  if (busy) return busy;
  const { at, fileName } = recorded.value;
  const { id: tenantId, slug, name, currency, zone, state } = tenant;
  const { fiscalStartMonth, fiscalCalendar } = tenant;
  const facts = {
    name,
    slug,
    currency,
    zone,
    state,
    fiscal_start_month: String(fiscalStartMonth),
    fiscal_calendar: fiscalCalendar,
  };
  return ok({ fileName, open: () => exportZip({ tenantId, name, facts, at }) });
}

/** Called like an operation; the checks are those of `recordExport`. */
export const exportCompany = Object.assign(exportEverything, { operation: recordExport.operation });
