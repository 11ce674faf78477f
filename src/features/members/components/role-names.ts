import type { Role } from '@/domain/access/permissions';

/** The roles as people call them, in the order in which they are offered. */
export const ROLE_NAMES: Record<Role, string> = {
  CRO: 'CRO',
  CEO: 'CEO',
  REP: 'Sales rep',
  DELIVERY: 'Delivery',
  VIEWER: 'Board viewer',
};

export const ROLE_OPTIONS = Object.entries(ROLE_NAMES).map(([value, label]) => ({ value, label }));
