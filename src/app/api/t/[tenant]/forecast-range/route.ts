import { readClocks } from '@/domain/values/clocks';
import { readFilter } from '@/features/forecast/filter-address';
import { rangeInputQuery } from '@/features/forecast/queries-range';
import { asRoute } from '@/platform/operations/as-route';

/** The numbers that a range is drawn from: filter and clocks as in the address of the page, and `past` quarters. */
export const GET = asRoute(rangeInputQuery, {
  input: (request) => {
    const raw = Object.fromEntries(new URL(request.url).searchParams);
    return { ...readClocks(raw), ...readFilter(raw), past: Number(raw.past ?? 0) };
  },
});
