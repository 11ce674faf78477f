import { REPORTS } from '@/cli/reports';
import { readArguments } from '@/cli/arguments';
import { date } from '@/domain/values/calendar-date';
import { auditQuery } from '@/features/audit/queries';
import { listDealsQuery } from '@/features/deals/queries';
import { atInstant } from '@/platform/clock/clock';
import type { Caller } from '@/platform/operations/caller';
import { asAdmin } from '../../support/database';
import { value } from '../../support/tenants';

// One day stands for all: the same figures on any machine and in any year. The evening in the last zone to end it.
export const ANCHOR = date('2026-11-20');
export const NOW = '2026-11-21T05:00:00.000Z';

export const operator = (slug: string): Caller => ({ kind: 'operator', tenantSlug: slug });
export const asToday = <T>(work: () => Promise<T>) => atInstant(NOW, work);

/** What the command line prints, without the ids that every run makes anew. */
export async function printed(report: string, slug: string): Promise<unknown> {
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

export async function found(slug: string, check: string) {
  const { report } = value(await auditQuery(operator(slug), { asOf: ANCHOR }));
  const result = report.checks.find(({ id }) => id === check);
  if (result?.state !== 'checked') throw new Error(`${check} was not checked`);
  return { ...result, percent: result.share.ratio ? percent(result.share.ratio) : 0 };
}

export function percent({ numerator, denominator }: { numerator: bigint; denominator: bigint }): number {
  return (Number(numerator) / Number(denominator)) * 100;
}

/** How many rows a statement finds in a company; $1 becomes its tenant. */
export function rowsOf(
  statement: string,
  [slug, ...values]: readonly [string, ...string[]],
): Promise<number> {
  const text = statement.replaceAll('$1', '(SELECT id FROM tenant WHERE slug = $1)');
  return asAdmin(async (client) => (await client.query(text, [slug, ...values])).rowCount ?? 0);
}

export function openDeals(slug: string) {
  return asToday(async () => value(await listDealsQuery(operator(slug), { limit: 200 })).rows);
}
