import type { Role } from '@/domain/access/permissions';

const READ = [
  'engagement.show',
  'kpiSet.show',
  'kpis.dashboard',
  'kpis.dashboardPage',
  'kpis.desk',
  'kpis.page',
  'kpis.rows',
];

/** Who may call what of the KPIs, by hand. */
export const KPIS = {
  CRO: [...READ, 'engagement.start', 'kpiSet.change', 'settings.setKpiTarget'],
  CEO: READ,
  VIEWER: READ,
} as const satisfies Partial<Record<Role, readonly string[]>>;
