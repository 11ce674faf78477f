import type { Schedule } from '@/data/review-schedules';
import { EmptyState } from '@/ui/controls/empty-state';
import { Card } from '@/ui/layout/card';
import { KeyValueList } from '@/ui/layout/key-value-list';
import { cadenceText } from '../../cadence-words';

/** The schedule for those who only read it. */
export function ScheduleFacts({ schedule }: { schedule: Schedule | null }) {
  if (!schedule)
    return (
      <EmptyState
        title="There is no weekly review yet"
        why="The CRO chooses its day and time. Then the next four weeks have theirs."
      />
    );
  return (
    <Card>
      <KeyValueList
        items={[
          { key: 'Every week', value: schedule.active ? cadenceText(schedule) : 'Off' },
          { key: 'Length', value: `${schedule.minutes} minutes` },
          {
            key: 'Video',
            value: schedule.videoLink ? (
              <a
                href={schedule.videoLink}
                rel="noreferrer noopener"
                target="_blank"
                className="break-all underline"
              >
                {schedule.videoLink}
              </a>
            ) : (
              'No link'
            ),
          },
        ]}
      />
    </Card>
  );
}
