import { addDays } from '@/domain/values/calendar-date';
import { startOfPeriod } from '@/domain/values/fiscal-calendar';
import { Badge } from '@/ui/controls/badge';
import { EmptyState } from '@/ui/controls/empty-state';
import { LinkButton } from '@/ui/controls/link-button';
import { dateText, instantText } from '@/ui/format/dates';
import { NONE } from '@/ui/format/money';
import { Card } from '@/ui/layout/card';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { Section } from '@/ui/layout/section';
import type { BoardList } from '../queries';
import { PlanMonth } from './plan-month';

type Props = { slug: string; list: BoardList };
type Month = BoardList['months'][number];

/** What is to come, then every month with a review. */
export function BoardMonths({ slug, list }: Props) {
  const { months, unplanned } = list;
  return (
    <>
      {unplanned.length > 0 ? <Unplanned slug={slug} list={list} /> : null}
      {months.length > 0 ? (
        <Section title="Months">
          <Card flush>
            <DataTable
              caption="Board reviews, newest first"
              columns={columnsOf(list)}
              rows={months}
              rowKey={({ id }) => id}
              rowHref={({ month }) => `/t/${slug}/board/${month.key}`}
            />
          </Card>
        </Section>
      ) : (
        <EmptyState
          title="No month has a review yet"
          why="An hour a month with the CEO: the KPIs, the forecast, what was agreed. Plan the first one, and close the month when it is over."
        />
      )}
    </>
  );
}

function Unplanned({ slug, list: { unplanned, mayPlan, today } }: Props) {
  return (
    <ul className="flex flex-col gap-2">
      {unplanned.map((month) => (
        <li
          key={month.key}
          className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-dashed px-4 py-3 text-sm"
        >
          <span>
            <span className="font-medium">{month.name}</span>{' '}
            <span className="text-muted">has no review yet.</span>
          </span>
          <span className="flex flex-wrap gap-2">
            <LinkButton href={`/t/${slug}/board/${month.key}`}>Look at its figures</LinkButton>
            {mayPlan ? (
              <PlanMonth
                slug={slug}
                month={month}
                heldOn={null}
                proposed={proposedDay(month.period, today)}
                look="primary"
              />
            ) : null}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The fifth day of the month after, or today where that is past. */
function proposedDay(period: number, today: BoardList['today']): string {
  const fifth = addDays(startOfPeriod(period + 1), 4);
  return fifth < today ? today : fifth;
}

const STATE = { planned: 'planned', open: 'on now', closed: 'closed' } as const;

function columnsOf({ zone }: BoardList): Column<Month>[] {
  return [
    { key: 'month', header: 'Month', cell: ({ month }) => month.name },
    {
      key: 'state',
      header: 'State',
      cell: ({ state }) => <Badge tone={state === 'open' ? 'accent' : 'plain'}>{STATE[state]}</Badge>,
    },
    { key: 'held', header: 'Review on', cell: ({ heldOn }) => dateText(heldOn) },
    {
      key: 'there',
      header: 'Attended',
      numeric: true,
      onPhone: 'unless-none',
      cell: ({ asked, attended, state }) => (state === 'planned' ? NONE : `${attended} of ${asked}`),
    },
    {
      key: 'closed',
      header: 'Closed',
      onPhone: 'unless-none',
      cell: ({ closedAt, closedBy }) =>
        closedAt === null ? NONE : `${instantText(closedAt, zone)}${closedBy ? `, ${closedBy}` : ''}`,
    },
  ];
}
