import { cookies } from 'next/headers';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { RAIL_COOKIE } from '@/ui/theme';
import { BottomBar } from './bottom-bar';
import { BrandMark } from './brand-mark';
import type { NavItem } from './nav-item';
import { NavLink } from './nav-link';
import { RailToggle } from './rail-toggle';

export type AppFrameProps = {
  homeHref: string;
  items: readonly NavItem[];
  /** The four that this role needs on a phone; the first four of `items` unless given. */
  phoneItems?: readonly NavItem[];
  /** Slots of the top bar. */
  switcher?: ReactNode;
  asOf?: ReactNode;
  search?: ReactNode;
  freshness?: ReactNode;
  notices?: ReactNode;
  person?: ReactNode;
  /** A bar above everything, e.g. that this is the demo company. */
  banner?: ReactNode;
  children: ReactNode;
};

/** The frame of every signed-in page: rail on the left, bar on top, on a phone a bar below. */
export async function AppFrame(props: AppFrameProps) {
  const {
    homeHref,
    items,
    phoneItems,
    switcher,
    asOf,
    search,
    freshness,
    notices,
    person,
    banner,
    children,
  } = props;
  const collapsed = (await cookies()).get(RAIL_COOKIE)?.value === 'collapsed';
  return (
    <div className="app-frame" data-rail={collapsed ? 'collapsed' : 'open'}>
      <a href="#main" className="skip-link">
        Skip to content
      </a>
      <aside className="rail no-print">
        <Link href={homeHref} className="rail-brand" aria-label="Commitpoint, home">
          <BrandMark className="size-5 shrink-0 text-accent" />
          <span className="nav-label font-semibold tracking-tight">Commitpoint</span>
        </Link>
        <nav aria-label="Main" className="flex flex-1 flex-col gap-0.5 overflow-y-auto p-2">
          {items.map((item) => (
            <NavLink key={item.href} item={item} className="rail-item" />
          ))}
        </nav>
        <div className="p-2">
          <RailToggle initiallyCollapsed={collapsed} />
        </div>
      </aside>
      <div className="frame-body">
        {banner ? <div className="no-print">{banner}</div> : null}
        <header className="top-bar no-print">
          <div className="top-row">
            <div className="flex min-w-0 items-center gap-2">
              {switcher}
              {asOf}
            </div>
            <div className="flex shrink-0 items-center gap-2">
              {freshness ? <div className="hidden truncate lg:block">{freshness}</div> : null}
              {search}
              {notices}
              {person}
            </div>
          </div>
          {freshness ? <div className="border-t px-4 py-1.5 lg:hidden">{freshness}</div> : null}
        </header>
        <main id="main" tabIndex={-1} className="frame-main">
          {children}
        </main>
      </div>
      <BottomBar items={items} phoneItems={phoneItems ?? items.slice(0, 4)} />
    </div>
  );
}
