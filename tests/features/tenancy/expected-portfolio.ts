import type { Role } from '@/domain/access/permissions';

/** Who may call what of the portfolio and of templates, by hand. */
export const PORTFOLIO = {
  CRO: ['portfolio.refreshVariance'],
  CEO: [],
} as const satisfies Partial<Record<Role, readonly string[]>>;
