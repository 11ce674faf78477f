import type { CalendarDate } from '@/domain/values/calendar-date';
import { EmptyState } from '@/ui/controls/empty-state';
import { LinkButton } from '@/ui/controls/link-button';
import { dateText } from '@/ui/format/dates';

type Props = { slug: string; asOf: CalendarDate; today: CalendarDate; mayImport: boolean };

/** Before the first contract, or before its first day. */
export function RevenueEmpty({ slug, asOf, today, mayImport }: Props) {
  if (asOf < today) {
    return (
      <EmptyState
        title={`No recurring revenue up to ${dateText(asOf)}`}
        why="The first contract begins later, or there is none yet."
        action={
          <LinkButton href={`/t/${slug}/revenue`} variant="primary">
            Show today
          </LinkButton>
        }
      />
    );
  }
  return (
    <EmptyState
      title="No recurring revenue yet"
      why={
        mayImport
          ? 'Here stands what customers pay a year, and every movement that made it so. A file of subscriptions with customer, stream, start, end and amount is enough.'
          : 'Here stands what customers pay a year, and every movement that made it so. Ask your CRO to import the contracts.'
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
