import {
  BadgeDollarSign,
  Gauge,
  KanbanSquare,
  LayoutDashboard,
  LineChart,
  ListChecks,
  Search,
  Settings,
  Truck,
} from 'lucide-react';
import { cookies } from 'next/headers';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Button } from '@/ui/controls/button';
import { Kbd } from '@/ui/controls/kbd';
import { ThemeSwitch } from '@/ui/controls/theme-switch';
import { AppFrame } from '@/ui/layout/app-frame';
import { AsOfChip } from '@/ui/layout/as-of-chip';
import { CompanySwitcher } from '@/ui/layout/company-switcher';
import { Freshness } from '@/ui/layout/freshness';
import { PersonMenu } from '@/ui/layout/person-menu';
import { parseTheme, THEME_COOKIE } from '@/ui/theme';

const icon = 'size-4 shrink-0';
const ITEMS = [
  { href: '/dev/ui', label: 'Dashboard', icon: <LayoutDashboard className={icon} /> },
  { href: '/dev/ui#forecast', label: 'Forecast', icon: <LineChart className={icon} />, active: false },
  {
    href: '/dev/ui#pipeline',
    label: 'Pipeline',
    icon: <KanbanSquare className={icon} />,
    active: false,
    count: '41',
  },
  { href: '/dev/ui#audit', label: 'Audit', icon: <ListChecks className={icon} />, active: false },
  { href: '/dev/ui#revenue', label: 'Revenue', icon: <BadgeDollarSign className={icon} />, active: false },
  { href: '/dev/ui#deployments', label: 'Deployments', icon: <Truck className={icon} />, active: false },
  { href: '/dev/ui#board', label: 'Board', icon: <Gauge className={icon} />, active: false },
  { href: '/dev/ui#settings', label: 'Settings', icon: <Settings className={icon} />, active: false },
];

const COMPANIES = [
  { name: 'Polar Chain Sensors', href: '/dev/ui?company=1', detail: 'CRO', current: true },
  { name: 'Meterworks', href: '/dev/ui?company=2', detail: 'CRO', current: false },
  { name: 'Fleetline Telematics', href: '/dev/ui?company=3', detail: 'CRO', current: false },
];

export async function GalleryFrame({ children }: { children: ReactNode }) {
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <AppFrame
      homeHref="/dev/ui"
      items={ITEMS}
      switcher={<CompanySwitcher companies={COMPANIES} />}
      asOf={
        <AsOfChip label="30 Sep 2026" past>
          <p className="text-sm">The day chooser stands here.</p>
        </AsOfChip>
      }
      freshness={<Freshness text="CRM file of 18 Nov, 9 days old" stale href="/dev/ui" />}
      search={
        <Button variant="quiet" icon={<Search aria-hidden className={icon} />} aria-label="Search">
          <span className="hidden lg:inline-flex">
            <Kbd>Ctrl K</Kbd>
          </span>
        </Button>
      }
      person={
        <PersonMenu name="Anna Lindqvist" detail="CRO · anna@example.com">
          <div className="px-2 py-1">
            <ThemeSwitch initial={theme} />
          </div>
          <Link href="/dev/ui" className="floating-item">
            Your account
          </Link>
          <button type="button" className="floating-item">
            Sign out
          </button>
        </PersonMenu>
      }
    >
      {children}
    </AppFrame>
  );
}
