import { may, type Permission, type Role } from '@/domain/access/permissions';
import { withClocks, type Clocks } from '@/domain/values/clocks';
import { TabLinks } from '@/ui/controls/tab-links';

type Tab =
  'forecast' | 'compare' | 'what-if' | 'accuracy' | 'calibration' | 'back-test' | 'lead-times' | 'discounts';

/** The figure first, then what moves it, then how far it can be trusted. */
const TABS: readonly { id: Tab; label: string; needs: Permission }[] = [
  { id: 'forecast', label: 'Forecast', needs: 'forecast.read' },
  { id: 'compare', label: 'Compare', needs: 'forecast.read' },
  { id: 'what-if', label: 'What if', needs: 'forecast.read' },
  { id: 'lead-times', label: 'Lead times', needs: 'leadTimes.read' },
  { id: 'accuracy', label: 'Accuracy', needs: 'forecast.read' },
  { id: 'calibration', label: 'Calibration', needs: 'accuracy.read' },
  { id: 'back-test', label: 'Back-test', needs: 'accuracy.read' },
  { id: 'discounts', label: 'Discounts', needs: 'accuracy.read' },
];

type Props = {
  slug: string;
  active: Tab;
  /** Of the member who looks; `(await frameOf(slug)).actor.role` has it without another question. */
  role: Role;
  /** A page that was turned to the past stays there from tab to tab. */
  clock?: Clocks;
};

/** The pages of the forecast that this member may open; nothing where that is one. */
export function ForecastTabs({ slug, active, role, clock = {} }: Props) {
  const tabs = TABS.filter(({ needs }) => may(role, needs));
  if (tabs.length < 2) return null;
  return (
    <div className="no-print">
      <TabLinks
        label="Forecast"
        links={tabs.map(({ id, label }) => ({
          href: withClocks(`/t/${slug}/forecast${id === 'forecast' ? '' : `/${id}`}`, clock),
          label,
          active: id === active,
        }))}
      />
    </div>
  );
}
