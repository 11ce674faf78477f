import { TabLinks } from '@/ui/controls/tab-links';

/** The two halves of the desk. */
export function DeskTabs({ slug, active }: { slug: string; active: 'waiting' | 'pilots' }) {
  const links = [
    { href: `/t/${slug}/desk`, label: 'Waiting', active: active === 'waiting' },
    { href: `/t/${slug}/desk/pilots`, label: 'Pilots', active: active === 'pilots' },
  ];
  return <TabLinks label="Desk" links={links} />;
}
