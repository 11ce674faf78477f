import { TabLinks } from '@/ui/controls/tab-links';

/** The two halves of the area: the reviews, and what they say over the weeks. */
export function ReviewTabs({ slug, active }: { slug: string; active: 'reviews' | 'trend' }) {
  const links = [
    { href: `/t/${slug}/reviews`, label: 'Reviews', active: active === 'reviews' },
    { href: `/t/${slug}/reviews/trend`, label: 'Honesty trend', active: active === 'trend' },
  ];
  return <TabLinks label="Review" links={links} />;
}
