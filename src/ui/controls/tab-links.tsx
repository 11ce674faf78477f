import Link from 'next/link';
import { TabRow } from './tab-row';

export type TabLink = { href: string; label: string; count?: string; active: boolean };

/** Tabs whose choice is in the URL: a row of links, rendered on the server. */
export function TabLinks({ label, links }: { label: string; links: readonly TabLink[] }) {
  return (
    <TabRow label={label} active={links.find(({ active }) => active)?.href ?? null}>
      {links.map((link) => (
        <Link
          key={link.href}
          href={link.href}
          scroll={false}
          aria-current={link.active ? 'page' : undefined}
          className="tab"
        >
          {link.label}
          {link.count === undefined ? null : <span className="tab-count">{link.count}</span>}
        </Link>
      ))}
    </TabRow>
  );
}
