/** Companies drawn on one page. */
const SHOWN = 30;

/** Companies of a page, the place of the first of them, and the pages beside it. */
export type CompanyPage<C> = {
  companies: readonly C[];
  from: number;
  previous: number | null;
  next: number | null;
};

/** A page of a portfolio in its order: `asked` is what the address says; what is no page of it is the nearest that is. */
export function companyPage<C>(companies: readonly C[], asked: string | null): CompanyPage<C> {
  const last = Math.max(1, Math.ceil(companies.length / SHOWN));
  const page = asked !== null && /^[1-9]\d{0,5}$/.test(asked) ? Math.min(Number(asked), last) : 1;
  const from = (page - 1) * SHOWN;
  return {
    companies: companies.slice(from, from + SHOWN),
    from,
    previous: page > 1 ? page - 1 : null,
    next: page < last ? page + 1 : null,
  };
}
