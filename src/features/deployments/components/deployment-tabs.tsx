import { may, type Permission, type Role } from '@/domain/access/permissions';
import { withClocks, type Clocks } from '@/domain/values/clocks';
import { TabLinks } from '@/ui/controls/tab-links';

type Tab = 'deployments' | 'clocks' | 'handoffs' | 'devices' | 'cycle-times';

/** All of them, those that wait, what comes next, what they consist of, and how long it all takes. */
const TABS: readonly { id: Tab; label: string; needs: Permission }[] = [
  { id: 'deployments', label: 'Deployments', needs: 'deployments.read' },
  { id: 'clocks', label: 'Clocks', needs: 'deployments.read' },
  { id: 'handoffs', label: 'Handoffs', needs: 'handoffs.read' },
  { id: 'devices', label: 'Devices', needs: 'devices.read' },
  { id: 'cycle-times', label: 'Cycle times', needs: 'deployments.read' },
];

type Props = {
  slug: string;
  active: Tab;
  /** Of the member who looks; `(await frameOf(slug)).actor.role` has it without another question. */
  role: Role;
  /** A page that was turned to the past stays there from tab to tab. */
  clock?: Clocks;
};

/** The pages of deployments that this member may open; nothing where that is one. */
export function DeploymentTabs({ slug, active, role, clock = {} }: Props) {
  const tabs = TABS.filter(({ needs }) => may(role, needs));
  if (tabs.length < 2) return null;
  return (
    <div className="no-print">
      <TabLinks
        label="Deployments"
        links={tabs.map(({ id, label }) => ({
          href: withClocks(`/t/${slug}/deployments${id === 'deployments' ? '' : `/${id}`}`, clock),
          label,
          active: id === active,
        }))}
      />
    </div>
  );
}
