import { dayOfInstant } from '@/domain/values/calendar-date';
import { later, type Instant } from '@/platform/clock/clock';
import type { TenantFacts } from '@/platform/operations/caller';
import type { Job } from './queue';

/** Once a day of each company's own, `hour` hours after its midnight. Companies for show have it done where their story is told. */
export function nightlyJobs(
  queue: string,
  tenants: readonly Pick<TenantFacts, 'id' | 'slug' | 'zone' | 'isDemo'>[],
  { instant, hour = 0 }: { instant: Instant; hour?: number },
): Job[] {
  return tenants
    .filter(({ isDemo }) => !isDemo)
    .map(({ id, slug, zone }) => ({
      queue,
      key: `${id} ${dayOfInstant(later(instant, -hour * 3600), zone)}`,
      data: { slug },
    }));
}
