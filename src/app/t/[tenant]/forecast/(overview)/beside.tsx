import type { ReactNode } from 'react';
import { BacklogCard, ClaimCard } from '@/features/forecast/components/beside-cards';
import { forecastBeside } from '@/features/forecast/queries-page';
import { sourceClaimsQuery } from '@/features/forecast/queries-source-claims';
import type { ForecastFilter } from '@/domain/forecast/filter';
import type { Clocks } from '@/domain/values/clocks';
import { callOrNotFound } from '@/platform/operations/page-caller';

type Props = { slug: string; filter: ForecastFilter; clock: Clocks };

/** Arrives after the forecast: signed and live ARR of the same deals. */
export async function Backlog({ slug, filter, clock }: Props) {
  const { backlog, currency } = await callOrNotFound(forecastBeside, slug, { ...filter, ...clock });
  return <BacklogCard backlog={backlog} currency={currency} />;
}

/** Arrives after the forecast: what the CRM itself claims; where it says nothing of commit and best case, what stands there instead. */
export async function Claims({ slug, filter, clock, instead }: Props & { instead: ReactNode }) {
  const { category: _ours, ...deals } = filter;
  const { claims, currency } = await callOrNotFound(sourceClaimsQuery, slug, { ...deals, ...clock });
  if (!claims.some(({ category }) => category === 'commit' || category === 'bestCase')) return instead;
  return <ClaimCard claims={claims} currency={currency} />;
}
