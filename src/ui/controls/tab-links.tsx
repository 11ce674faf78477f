import Link from 'next/link';

export type TabLink = { href: string; label: string; count?: string; active: boolean };

/** Tabs whose choice is in the URL: a row of links, rendered on the server. */
export function TabLinks({ label, links }: { label: string; links: readonly TabLink[] }) {
  return (
    <nav aria-label={label} className="tab-list">
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
    </nav>
  );
}
