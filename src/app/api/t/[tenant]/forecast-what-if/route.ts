import { readClocks } from '@/domain/values/clocks';
import { readFilter } from '@/features/forecast/filter-address';
import { whatIfRangeQuery } from '@/features/forecast/queries-what-if';
import { readSupposed, suppositionOf } from '@/features/forecast/what-if-address';
import { asRoute } from '@/platform/operations/as-route';

/** The numbers that the ranges of a supposition are drawn from; the address is that of the page. */
export const GET = asRoute(whatIfRangeQuery, {
  input: (request) => {
    const raw = Object.fromEntries(new URL(request.url).searchParams);
    return { ...readClocks(raw), ...readFilter(raw), ...suppositionOf(readSupposed(raw)) };
  },
});
