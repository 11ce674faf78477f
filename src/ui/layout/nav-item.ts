import type { ReactNode } from 'react';

export type NavItem = {
  href: string;
  label: string;
  /** An icon element, 16 px: <LayoutDashboard className="size-4" />. */
  icon: ReactNode;
  /** Left out: active when the address is `href` or below it. */
  active?: boolean;
  /** Only the very address counts, not what lies below it. */
  exact?: boolean;
  /** A small figure, e.g. open findings. */
  count?: string;
};
