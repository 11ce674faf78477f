import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { Metadata } from 'next';
import { EngagementTabs } from '@/features/engagement/components/engagement-tabs';
import { monthSentence } from '@/features/time/days-words';
import { EntryTable } from '@/features/time/components/entry-table';
import { KeptWeeks } from '@/features/time/components/kept-weeks';
import { MonthSummary } from '@/features/time/components/month-summary';
import { RecordTime } from '@/features/time/components/record-time';
import { TimerPanel } from '@/features/time/components/timer-panel';
import { listTime } from '@/features/time/queries';
import { addDays } from '@/domain/values/calendar-date';
import { startOfPeriod, type Period } from '@/domain/values/fiscal-calendar';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { Alert } from '@/ui/controls/alert';
import { buttonStyles } from '@/ui/controls/button-styles';
import { EmptyState } from '@/ui/controls/empty-state';
import { LinkButton } from '@/ui/controls/link-button';
import { countOf, countText } from '@/ui/format/counts';
import { instantText, monthText } from '@/ui/format/dates';
import { wallClock } from '@/ui/format/zoned-time';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';
import { Pagination } from '@/ui/layout/pagination';
import { Section } from '@/ui/layout/section';

export const metadata: Metadata = { title: 'Time' };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The CRO's days of a month: how many are left, whether the company gives its hours, and every entry. */
export default async function TimePage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const { month, after: from } = await searchParams;
  const after = typeof from === 'string' ? from : null;
  const page = await callOrNotFound(listTime, slug, {
    ...(typeof month === 'string' ? { month } : {}),
    after,
  });
  const { time, entries, all, next, timer, today, minutesPerDay, mayWrite } = { ...page, ...page.time };
  const here = `/t/${slug}/engagement/time?month=${page.month}`;
  const last = addDays(startOfPeriod(page.period + 1), -1);
  return (
    <>
      <EngagementTabs slug={slug} active="time" readTime readTerms />
      <PageHeader
        title={`Time, ${monthText(startOfPeriod(page.period))}`}
        lead={monthSentence(time)}
        actions={<MonthActions slug={slug} page={page} />}
      />
      {page.hasTerms ? null : <WithoutTerms slug={slug} begun={page.begun} mayWrite={mayWrite} />}
      {mayWrite ? (
        <Card className="no-print divide-y divide-line">
          <div className="pb-4">
            <TimerPanel
              key={timer?.id}
              slug={slug}
              now={page.now}
              since={timer?.startedAt ? sinceText(timer.startedAt, today, page.zone) : null}
              minutesPerDay={minutesPerDay}
              timer={
                timer?.startedAt
                  ? {
                      entryId: timer.id,
                      version: timer.version,
                      startedAt: timer.startedAt,
                      kind: timer.kind,
                      note: timer.note,
                    }
                  : null
              }
            />
          </div>
          <div className="pt-4">
            <RecordTime
              key={page.month}
              slug={slug}
              today={today}
              workedOn={last < today ? last : today}
              minutesPerDay={minutesPerDay}
            />
          </div>
        </Card>
      ) : null}
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Section title="Days">
          <MonthSummary time={time} currency={page.currency} visits={visitsText(page.visits)} />
        </Section>
        <Section
          title="What the company gives"
          lead="Hours with its people, on site or not, from Monday to Sunday."
        >
          <KeptWeeks time={time} />
        </Section>
      </div>
      <div id="entries">
        <Section title="Entries">
          {all.count === 0 ? (
            <EmptyState
              title="No time in this month"
              why={
                mayWrite
                  ? 'Start the timer, or write a line above: the month shows what is left of the days agreed.'
                  : 'What the CRO works for the company is listed here, day by day.'
              }
            />
          ) : (
            <Card flush>
              <EntryTable
                slug={slug}
                entries={entries}
                all={all}
                today={today}
                minutesPerDay={minutesPerDay}
                me={mayWrite ? page.me : null}
              />
            </Card>
          )}
          {after === null && next === null ? null : (
            <Pagination
              summary={`${countText(entries.length)} of ${countOf(all.count, 'entry', 'entries')}`}
              previousHref={after === null ? null : `${here}#entries`}
              nextHref={next === null ? null : `${here}&after=${encodeURIComponent(next)}#entries`}
            />
          )}
        </Section>
      </div>
    </>
  );
}

type Steps = {
  slug: string;
  page: { period: Period; month: string; earlier: string | null; later: string | null };
};

function MonthActions({ slug, page: { period, month, earlier, later } }: Steps) {
  const at = (to: string) => `/t/${slug}/engagement/time?month=${to}`;
  const file = (format: string) => `/api/t/${slug}/time-export?month=${month}&format=${format}`;
  return (
    <>
      {earlier ? (
        <LinkButton href={at(earlier)} icon={<ChevronLeft aria-hidden className="size-4" />}>
          {monthText(startOfPeriod(period - 1))}
        </LinkButton>
      ) : null}
      {later ? (
        <LinkButton href={at(later)}>
          {monthText(startOfPeriod(period + 1))}
          <ChevronRight aria-hidden className="size-4" />
        </LinkButton>
      ) : null}
      <a href={file('xlsx')} download className={buttonStyles({ variant: 'secondary' })}>
        Excel for the invoice
      </a>
      <a href={file('csv')} download className={buttonStyles({ variant: 'secondary' })}>
        CSV
      </a>
    </>
  );
}

function WithoutTerms({ slug, begun, mayWrite }: { slug: string; begun: boolean; mayWrite: boolean }) {
  return (
    <Alert
      title={begun ? 'No number of days is agreed.' : 'Nobody has said when the engagement begins.'}
      action={
        mayWrite ? (
          <LinkButton href={`/t/${slug}/engagement${begun ? '/terms' : ''}`}>
            {begun ? 'Write down the terms' : 'Set the first day'}
          </LinkButton>
        ) : undefined
      }
    >
      Time can be written down all the same; what is left of it shows once the days are agreed.
    </Alert>
  );
}

/** A timer of today says the time; an older one its day too. */
function sinceText(startedAt: string, today: string, zone: string): string {
  const { day, time } = wallClock(startedAt, zone);
  return day === today ? time : instantText(startedAt, zone);
}

type Visits = { quarter: string; made: number; agreed: number; year: number; perYear: number };

function visitsText({ quarter, made, agreed, year, perYear }: Visits): string {
  if (perYear === 0 && year === 0) return 'None agreed';
  const inQuarter = agreed > 0 ? `${made} of ${agreed} in ${quarter}` : `${made} in ${quarter}`;
  return perYear > 0 ? `${inQuarter}; ${year} of ${perYear} in twelve months` : inQuarter;
}
