import type { Role } from '../access/permissions';

/** Whose visit begins with the portfolio: who is CRO of two companies or more. Everybody else begins in his company, or with their list. */
export function runsSeveral(companies: readonly { role: Role }[]): boolean {
  return companies.filter(({ role }) => role === 'CRO').length >= 2;
}
