import { Check, Hourglass, Minus, X } from 'lucide-react';
import type { TimeMonth, WeekState } from '@/domain/engagement/days';
import { durationText } from '@/domain/engagement/duration';
import { addDays } from '@/domain/values/calendar-date';
import { dateShort, dateText } from '@/ui/format/dates';
import { Card } from '@/ui/layout/card';
import { WEEK_WORDS } from '../time-words';

const ICONS: Record<WeekState, typeof Check> = { kept: Check, missed: X, running: Hourglass, part: Minus };

/** Whether the company gave its part: its people's hours week by week, and the way into its CRM. */
export function KeptWeeks({ time }: { time: TimeMonth }) {
  const { weeks, crmAccess, crmAccessOn } = time;
  const since = crmAccessOn ? ` since ${dateText(crmAccessOn)}` : '';
  return (
    <Card className="flex flex-col gap-3">
      {weeks.length === 0 ? (
        <p className="text-sm text-muted">No weekly hours count in this month.</p>
      ) : (
        <ul className="flex flex-col divide-y divide-line">
          {weeks.map(({ from, minutes, agreedMinutes, state }) => {
            const Icon = ICONS[state];
            return (
              <li
                key={from}
                className="flex flex-wrap items-center gap-x-3 py-2 text-sm first:pt-0 last:pb-0"
              >
                <Icon aria-hidden className={state === 'missed' ? 'size-4 text-look' : 'size-4 text-muted'} />
                <span className="flex-1 whitespace-nowrap">
                  {dateShort(from)} – {dateShort(addDays(from, 6))}
                </span>
                <span className="text-muted tabular-nums">
                  {durationText(minutes)} of {durationText(agreedMinutes)}
                </span>
                <span
                  className={
                    state === 'missed'
                      ? 'min-w-14 text-end font-medium text-look sm:w-24'
                      : 'min-w-14 text-end sm:w-24'
                  }
                >
                  {WEEK_WORDS[state]}
                </span>
              </li>
            );
          })}
        </ul>
      )}
      <p className="border-t pt-3 text-sm">
        {crmAccess === 'granted' ? `Access to the CRM: granted${since}.` : null}
        {crmAccess === 'refused' ? (
          <span className="font-medium text-look">Access to the CRM: refused{since}.</span>
        ) : null}
        {crmAccess === 'asked' ? (
          <span className="font-medium text-look">Access to the CRM: asked for{since}, not granted yet.</span>
        ) : null}
        {crmAccess === 'not_asked' ? 'Access to the CRM: not asked for yet.' : null}
      </p>
    </Card>
  );
}
