import {
  ClipboardCheck,
  Coins,
  FileDown,
  Handshake,
  House,
  Inbox,
  LayoutDashboard,
  ListFilter,
  MessagesSquare,
  Presentation,
  RadioTower,
  Settings,
  TrendingUp,
  Users,
} from 'lucide-react';
import type { NavItem } from '@/ui/layout/nav-item';
import type { Area } from '../queries';

const ICONS = {
  home: House,
  dashboard: LayoutDashboard,
  forecast: TrendingUp,
  pipeline: ListFilter,
  reviews: MessagesSquare,
  revenue: Coins,
  deployments: RadioTower,
  board: Presentation,
  engagement: Handshake,
  desk: Inbox,
  audit: ClipboardCheck,
  imports: FileDown,
  members: Users,
  settings: Settings,
} as const;

const LABELS: Record<Area, string> = {
  home: 'Home',
  dashboard: 'Dashboard',
  forecast: 'Forecast',
  pipeline: 'Pipeline',
  reviews: 'Review',
  revenue: 'Revenue',
  deployments: 'Deployments',
  board: 'Board',
  engagement: 'Engagement',
  desk: 'Desk',
  audit: 'Audit',
  imports: 'Imports',
  members: 'People',
  settings: 'Settings',
};

/** The rail's entries for the areas that the member may open. */
export function areaItems(slug: string, areas: readonly Area[]): NavItem[] {
  return areas.map((area) => {
    const Icon = ICONS[area];
    return { href: `/t/${slug}/${area}`, label: LABELS[area], icon: <Icon aria-hidden className="size-4" /> };
  });
}

/** The four in thumb reach on a phone: the first of the rail, and for the CEO the month instead of the pipeline. */
export function phoneItems(slug: string, areas: readonly Area[]): NavItem[] {
  const first: readonly Area[] = areas.includes('home') ? ['home', 'board', 'dashboard', 'forecast'] : areas;
  return areaItems(slug, first.slice(0, 4));
}
