import type { ComingReview } from '@/data/review-list';
import { Card } from '@/ui/layout/card';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { Section } from '@/ui/layout/section';
import { reviewDay, reviewTime } from '../../list-words';
import { millisecondsBetween } from '@/domain/values/calendar-date';
import { untilText } from '../../until-text';
import { MoveButton } from '../cadence/move-button';
import { SkipButton, UnskipButton } from './skip-buttons';

type Props = { slug: string; rows: readonly ComingReview[]; now: string; maySchedule: boolean };

/** The reviews after the next one. */
export function ComingTable({ slug, rows, now, maySchedule }: Props) {
  if (rows.length === 0) return null;
  const columns: Column<ComingReview>[] = [
    { key: 'day', header: 'Day', cell: ({ heldOn }) => reviewDay(heldOn) },
    { key: 'time', header: 'Time', cell: ({ startsAt, zone }) => `${reviewTime(startsAt, zone)}, ${zone}` },
    {
      key: 'state',
      header: 'Takes place',
      cell: ({ state, skipReason, startsAt }) =>
        state === 'skipped' ? `Skipped: ${skipReason ?? ''}` : untilText(millisecondsBetween(now, startsAt)),
    },
  ];
  if (maySchedule)
    columns.push({
      key: 'change',
      header: '',
      align: 'end',
      cell: ({ id, heldOn, state, startsAt, zone, week }) => {
        const one = { slug, reviewId: id, day: reviewDay(heldOn) };
        if (state === 'skipped') return <UnskipButton {...one} />;
        return (
          <span className="flex flex-wrap justify-end">
            <MoveButton
              {...one}
              {...{ heldOn, zone }}
              time={reviewTime(startsAt, zone)}
              weekly={week !== null}
            />
            <SkipButton {...one} />
          </span>
        );
      },
    });
  return (
    <Section title="After that">
      <Card flush>
        <DataTable
          caption="Reviews to come"
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          rowHref={({ id }) => `/t/${slug}/reviews/${id}`}
        />
      </Card>
    </Section>
  );
}
