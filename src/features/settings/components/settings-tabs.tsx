import { TabLinks } from '@/ui/controls/tab-links';

type Tab =
  | 'stage-model'
  | 'exceptions'
  | 'thresholds'
  | 'reviews'
  | 'kpis'
  | 'value-plan'
  | 'keys'
  | 'agenda'
  | 'notices'
  | 'templates'
  | 'company';
type Props = { slug: string; active: Tab; readSettings: boolean };

/** The parts of the settings that this member may open. */
export function SettingsTabs({ slug, active, readSettings }: Props) {
  const tabs: { id: Tab; href: string; label: string }[] = [
    { id: 'stage-model', href: `/t/${slug}/settings`, label: 'Stage model' },
    { id: 'exceptions', href: `/t/${slug}/settings/exceptions`, label: 'Exceptions' },
    { id: 'thresholds', href: `/t/${slug}/settings/thresholds`, label: 'Thresholds and floors' },
    { id: 'kpis', href: `/t/${slug}/settings/kpis`, label: 'KPIs' },
    { id: 'value-plan', href: `/t/${slug}/settings/value-plan`, label: 'Value plan' },
    { id: 'keys', href: `/t/${slug}/settings/keys`, label: 'Keys' },
    { id: 'reviews', href: `/t/${slug}/settings/reviews`, label: 'Weekly review' },
    { id: 'agenda', href: `/t/${slug}/settings/agenda`, label: 'Board agenda' },
    { id: 'notices', href: `/t/${slug}/settings/notices`, label: 'Notices' },
    { id: 'company', href: `/t/${slug}/settings/company`, label: 'Company' },
  ];
  // For the CRO alone, who comes to it from what can be copied.
  if (active === 'templates')
    tabs.push({ id: 'templates', href: `/t/${slug}/settings/templates`, label: 'Templates' });
  if (!readSettings) return null;
  return (
    <div className="no-print">
      <TabLinks
        label="Settings"
        links={tabs.map(({ id, href, label }) => ({ href, label, active: id === active }))}
      />
    </div>
  );
}
