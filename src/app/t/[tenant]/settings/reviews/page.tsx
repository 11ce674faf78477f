import type { Metadata } from 'next';
import { CalendarAddress } from '@/features/reviews/components/cadence/calendar-address';
import { ScheduleFacts } from '@/features/reviews/components/cadence/schedule-facts';
import { ScheduleForm } from '@/features/reviews/components/cadence/schedule-form';
import { zonesFor } from '@/features/reviews/zones';
import { showSchedule } from '@/features/reviews/queries-cadence';
import { SettingsTabs } from '@/features/settings/components/settings-tabs';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { LinkButton } from '@/ui/controls/link-button';
import { instantText } from '@/ui/format/dates';
import { PageHeader } from '@/ui/layout/page-header';
import { Section } from '@/ui/layout/section';

export const metadata: Metadata = { title: 'Day and time of the review' };

/** What the form suggests where nobody has said anything yet. */
const SUGGESTED = { weekday: 2, minuteOfDay: 540, minutes: 30, videoLink: null, active: true };

export default async function ReviewSettingsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant: slug } = await params;
  const { schedule, feedSince, zone, may } = await callOrNotFound(showSchedule, slug, {});
  const values = schedule ?? { ...SUGGESTED, zone };
  return (
    <>
      <SettingsTabs slug={slug} active="reviews" readSettings={may.settings} />
      <PageHeader
        title="The weekly review"
        lead="Its day and time. The reviews of the next four weeks exist by themselves; who is not ready is reminded a day and two hours before."
        actions={<LinkButton href={`/t/${slug}/reviews`}>The reviews to come</LinkButton>}
      />
      {may.change ? (
        <ScheduleForm
          slug={slug}
          schedule={{
            weekday: values.weekday,
            minuteOfDay: values.minuteOfDay,
            zone: values.zone,
            minutes: values.minutes,
            videoLink: values.videoLink,
            active: values.active,
          }}
          version={schedule?.version ?? 0}
          zones={zonesFor(zone, values.zone)}
        />
      ) : (
        <ScheduleFacts schedule={schedule} />
      )}
      {may.renewFeed ? (
        <Section
          title="Your calendar address"
          lead="For the calendar on your phone or computer. It is yours alone and ends when you leave the company."
        >
          <CalendarAddress slug={slug} since={feedSince ? instantText(feedSince, zone) : null} />
        </Section>
      ) : null}
    </>
  );
}
