import type { Role } from '@/domain/access/permissions';

/** Who may call what of the portfolio and of templates, by hand. */
export const PORTFOLIO = {
  CRO: [
    'portfolio.company',
    'portfolio.refreshVariance',
    'templates.copyAgenda',
    'templates.copyMapping',
    'templates.copyStageModel',
    'templates.copyValuePlan',
    'templates.show',
    'templates.sources',
    'templates.takeMapping',
    'templates.takeStageModel',
  ],
  CEO: ['portfolio.company'],
} as const satisfies Partial<Record<Role, readonly string[]>>;
