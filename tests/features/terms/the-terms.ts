import { startEngagement } from '@/features/kpis/commands-set';
import { changeTerms } from '@/features/terms/commands';
import { atInstant } from '@/platform/clock/clock';
import { value, type TestTenant } from '../../support/tenants';

/** Ten days a month at 1,200.00, two hours a week, four visits a year; no variable part. */
export const TERMS = {
  mode: 'hybrid' as const,
  contractedDays: 1000,
  minutesPerDay: 480,
  dayRateMinor: '120000',
  weeklyMinutes: 120,
  visitsPerYear: 4,
  crmAccess: 'granted' as const,
  crmAccessOn: '2026-01-07',
};

export const STARTED = '2026-01-05';

/** An engagement that began on 5 January 2026, with terms that were agreed the same day; answers the version. */
export async function engage(tenant: TestTenant, terms: Partial<Parameters<typeof changeTerms>[1]> = {}) {
  await atInstant(`${STARTED}T08:00:00Z`, async () =>
    value(await startEngagement(tenant.as.CRO, { startOn: STARTED, version: 0 })),
  );
  const { version } = await atInstant('2026-01-08T08:00:00Z', async () =>
    value(await changeTerms(tenant.as.CRO, { ...TERMS, version: 1, ...terms })),
  );
  return version;
}
