import { EmptyState } from '@/ui/controls/empty-state';
import { LinkButton } from '@/ui/controls/link-button';
import { dateText } from '@/ui/format/dates';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { dashboardHref } from '../kpi-address';

type Props = {
  slug: string;
  asOf: CalendarDate;
  today: CalendarDate;
  /** There are facts, but none up to the day that is looked at. */
  hasFacts: boolean;
  mayImport: boolean;
};

export function DashboardEmpty({ slug, asOf, today, hasFacts, mayImport }: Props) {
  if (hasFacts && asOf < today) {
    return (
      <EmptyState
        title={`Nothing is recorded up to ${dateText(asOf)}`}
        why="The four KPIs are made of contracts and deployments. The first ones begin later."
        action={
          <LinkButton href={dashboardHref(slug)} variant="primary">
            Show today
          </LinkButton>
        }
      />
    );
  }
  return (
    <EmptyState
      title="No contracts yet"
      why={
        mayImport
          ? 'The four KPIs are made of recurring contracts and deployments. Start with the contracts: a subscriptions file with customer, stream, start, end and amount is enough.'
          : 'The four KPIs are made of recurring contracts and deployments. Ask your CRO to import them.'
      }
      action={
        mayImport ? (
          <LinkButton href={`/t/${slug}/imports/new?kind=contracts`} variant="primary">
            Import contracts
          </LinkButton>
        ) : undefined
      }
    />
  );
}
