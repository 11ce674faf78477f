import { NO_FILTER, type ForecastFilter } from '@/domain/forecast/filter';
import { FORECAST_CATEGORIES } from '@/domain/forecast/types';
import { withClocks, type Clocks } from '@/domain/values/clocks';

type Raw = Record<string, string | string[] | undefined>;

/** In an address: of nobody, of no customer, without a product. An empty field of a form is no filter. */
export const NONE = '-';
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The filter that an address carries: `rep`, `customer`, `product`, `category`. What cannot be read filters nothing. */
export function readFilter(raw: Raw): ForecastFilter {
  return {
    repId: idOf(raw.rep),
    customerId: idOf(raw.customer),
    product: productOf(raw.product),
    category: FORECAST_CATEGORIES.find((category) => category === raw.category) ?? null,
  };
}

/** The same as parameters, in one order and without what filters nothing. */
export function filterParams({ repId, customerId, product, category }: ForecastFilter): [string, string][] {
  const parts: [string, string | null][] = [
    ['rep', repId === '' ? NONE : repId],
    ['customer', customerId === '' ? NONE : customerId],
    ['product', product === '' ? NONE : product],
    ['category', category],
  ];
  return parts.filter((part): part is [string, string] => part[1] !== null);
}

/** An address with filter and clocks of the page that links to it: what is looked at stays so from page to page. */
export function withFilter(path: string, filter: ForecastFilter, clocks: Clocks = {}): string {
  const query = new URLSearchParams(filterParams(filter)).toString();
  const filtered = query === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${query}`;
  return withClocks(filtered, clocks);
}

export function isFiltered(filter: ForecastFilter): boolean {
  return Object.keys(NO_FILTER).some((field) => filter[field as keyof ForecastFilter] !== null);
}

function idOf(value: string | string[] | undefined): string | null {
  if (value === NONE) return '';
  return typeof value === 'string' && ID.test(value) ? value : null;
}

function productOf(value: string | string[] | undefined): string | null {
  if (value === NONE) return '';
  const name = typeof value === 'string' ? value.trim() : '';
  return name === '' || name.length > 200 ? null : name;
}
