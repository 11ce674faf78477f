import { computeKpis } from '@/domain/kpis/kpis';
import { date } from '@/domain/values/calendar-date';
import type { CompanyStanding, Portfolio } from '@/features/portfolio/queries';
import { kpiData } from '../../domain/kpis/sample-data';

export type ACompany = Portfolio['companies'][number];

/** A company of which nothing is known and nothing is wrong, but for what is said. */
export function aCompany(
  over: Partial<Omit<ACompany, 'standing'>> & { standing?: Partial<CompanyStanding> } = {},
): ACompany {
  const { standing, ...rest } = over;
  const data = kpiData('2026-11-23', []);
  return {
    slug: 'acme',
    company: 'Acme',
    zone: 'Europe/Berlin',
    isDemo: false,
    role: 'CRO',
    state: 'active',
    ...rest,
    standing: {
      today: date('2026-11-23'),
      kpis: {
        currency: data.currency,
        asOf: data.asOf,
        set: data.set,
        constant: false,
        kpis: computeKpis(data),
      },
      variance: null,
      needs: [],
      forToday: [],
      review: null,
      board: null,
      days: null,
      ...standing,
    },
  };
}
