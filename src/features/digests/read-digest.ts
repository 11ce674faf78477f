import { arrange, type Digest } from '@/domain/notices/digest';
import type { DigestPeriod } from '@/domain/notices/digest-periods';
import { addDays } from '@/domain/values/calendar-date';
import type { Context } from '@/platform/operations/context';
import { dateRangeText, monthText } from '@/ui/format/dates';
import { readChanges } from './changes';
import { readNeeds } from './needs';

/** The digest of a period for the actor, by his role and with what he may see; what needs him is as of now. Null: nothing to say. */
export async function readDigest(ctx: Context, period: DigestPeriod): Promise<Digest | null> {
  const [needs, changes] = [await readNeeds(ctx), await readChanges(ctx, period)];
  if (needs.length + changes.length === 0) return null;
  const { kind, from, until } = period;
  return {
    kind,
    period: period.period,
    when: kind === 'weekly' ? dateRangeText(from, addDays(until, -1)) : monthText(from),
    company: ctx.tenant.name,
    name: ctx.actor.name,
    ...arrange(needs, changes),
  };
}
