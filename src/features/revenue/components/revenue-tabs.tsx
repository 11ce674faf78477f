import { may, type Permission, type Role } from '@/domain/access/permissions';
import { withClocks, type Clocks } from '@/domain/values/clocks';
import { TabLinks } from '@/ui/controls/tab-links';

type Tab = 'revenue' | 'movements' | 'customers' | 'renewals' | 'losses' | 'silent-churn' | 'months';

/** What there is, how it came about, whose it is; then what is at stake, what was lost, and what is settled. */
const TABS: readonly { id: Tab; label: string; needs: Permission }[] = [
  { id: 'revenue', label: 'Overview', needs: 'revenue.read' },
  { id: 'movements', label: 'Movements', needs: 'revenue.read' },
  { id: 'customers', label: 'Customers', needs: 'revenue.read' },
  { id: 'renewals', label: 'Renewals', needs: 'revenue.read' },
  { id: 'losses', label: 'Losses', needs: 'revenue.read' },
  { id: 'silent-churn', label: 'Save list', needs: 'saveCases.read' },
  { id: 'months', label: 'Months', needs: 'revenue.read' },
];

type Props = {
  slug: string;
  active: Tab;
  /** Of the member who looks; `(await frameOf(slug)).actor.role` has it without another question. */
  role: Role;
  /** A page that was turned to the past stays there from tab to tab. */
  clock?: Clocks;
};

/** The pages of revenue that this member may open; nothing where that is one. */
export function RevenueTabs({ slug, active, role, clock = {} }: Props) {
  const tabs = TABS.filter(({ needs }) => may(role, needs));
  if (tabs.length < 2) return null;
  return (
    <div className="no-print">
      <TabLinks
        label="Revenue"
        links={tabs.map(({ id, label }) => ({
          href: withClocks(`/t/${slug}/revenue${id === 'revenue' ? '' : `/${id}`}`, clock),
          label,
          active: id === active,
        }))}
      />
    </div>
  );
}
