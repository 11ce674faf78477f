'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { MouseEvent } from 'react';
import type { NavItem } from './nav-item';

/** A link of the rail, the bottom bar or the More sheet. It alone knows the address: a layout is not told it. */
export function NavLink({ item, className }: { item: NavItem; className: string }) {
  const path = usePathname();
  const here = path === item.href || (!item.exact && path.startsWith(`${item.href}/`));
  const active = item.active ?? here;
  function closeSheet(event: MouseEvent<HTMLAnchorElement>) {
    event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
  }
  return (
    <Link
      href={item.href}
      aria-current={active ? 'page' : undefined}
      className={className}
      onClick={closeSheet}
    >
      {item.icon}
      <span className="nav-label">{item.label}</span>
      {item.count === undefined ? null : <span className="nav-count">{item.count}</span>}
    </Link>
  );
}
