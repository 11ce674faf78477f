import { TabLinks } from '@/ui/controls/tab-links';

type Tab = 'overview' | 'readiness' | 'time' | 'terms';
/** `readTime`, `readTerms`: whether this member may open those; a viewer reads the engagement, not what it costs. */
type Props = { slug: string; active: Tab; readTime: boolean; readTerms: boolean };

/** The parts of the engagement that this member may open. */
export function EngagementTabs({ slug, active, readTime, readTerms }: Props) {
  const base = `/t/${slug}/engagement`;
  const tabs: { id: Tab; href: string; label: string; shown: boolean }[] = [
    { id: 'overview', href: base, label: 'Overview', shown: true },
    { id: 'readiness', href: `${base}/readiness`, label: 'Readiness', shown: true },
    { id: 'time', href: `${base}/time`, label: 'Time', shown: readTime },
    { id: 'terms', href: `${base}/terms`, label: 'Terms', shown: readTerms },
  ];
  return (
    <div className="no-print">
      <TabLinks
        label="Engagement"
        links={tabs.flatMap(({ id, href, label, shown }) =>
          shown ? [{ href, label, active: id === active }] : [],
        )}
      />
    </div>
  );
}
