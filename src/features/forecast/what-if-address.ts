import { SLIP_WEEKS, type SupplierSlip } from '@/domain/forecast/what-if';

type Raw = Record<string, string | string[] | undefined>;

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const MOST_DEALS = 100;

/** What a page supposes: a supplier late by some weeks, deals lost, deals without a PO or those of the clean-up left out. */
export type Supposed = {
  supplier: string | null;
  weeks: number;
  lose: readonly string[];
  dropWithoutPo: boolean;
  cleanUp: boolean;
};

/** From an address: `supplier`, `weeks`, `lose` (ids, separated by dots), `only=po`, `clean=1`. What cannot be read supposes nothing. */
export function readSupposed(raw: Raw): Supposed {
  const supplier = typeof raw.supplier === 'string' ? raw.supplier.trim() : '';
  const weeks = typeof raw.weeks === 'string' && /^\d{1,2}$/.test(raw.weeks) ? Number(raw.weeks) : 0;
  const lose = typeof raw.lose === 'string' ? raw.lose.split('.').filter((id) => ID.test(id)) : [];
  return {
    supplier: supplier === '' || supplier.length > 200 ? null : supplier,
    weeks: Math.min(weeks, SLIP_WEEKS),
    lose: [...new Set(lose)].slice(0, MOST_DEALS),
    dropWithoutPo: raw.only === 'po',
    cleanUp: raw.clean === '1',
  };
}

/** The same as an address, without what supposes nothing. */
export function supposedPath(path: string, supposed: Supposed): string {
  const { supplier, weeks, lose, dropWithoutPo, cleanUp } = supposed;
  const query = new URLSearchParams({
    ...(supplier === null ? {} : { supplier }),
    ...(supplier === null || weeks === 0 ? {} : { weeks: String(weeks) }),
    ...(lose.length === 0 ? {} : { lose: lose.join('.') }),
    ...(dropWithoutPo ? { only: 'po' } : {}),
    ...(cleanUp ? { clean: '1' } : {}),
  }).toString();
  return query === '' ? path : `${path}?${query}`;
}

/** As the operations take it. */
export function suppositionOf({ supplier, weeks, lose, dropWithoutPo, cleanUp }: Supposed) {
  const supplierSlips: SupplierSlip[] = supplier === null ? [] : [{ supplier, product: '', days: weeks * 7 }];
  return { supplierSlips, loseDealIds: [...lose], dropWithoutPo, cleanUp };
}

/** Whether the supplier's weeks are all that differs: those steps are there already. */
export function sameButWeeks(one: Supposed, other: Supposed): boolean {
  return supposedPath('', { ...one, weeks: 0 }) === supposedPath('', { ...other, weeks: 0 });
}
