'use client';

import { Section } from '@/ui/layout/section';
import type { CompanyWeek } from '../../queries-week';
import { weekDays } from '../../week-days';
import { CompanyRow } from './company-row';
import { DayStrip } from './day-strip';
import { useZone } from './use-zone';

type Props = { weeks: readonly CompanyWeek[]; now: string; zone: string };

/** Seven days from today with their reviews, then company by company, all on the clock of whoever looks. */
export function WeekBoard({ weeks, now, zone: onServer }: Props) {
  const zone = useZone(onServer);
  return (
    <>
      <p className="text-sm text-muted">
        All times on your clock: <span data-zone="">{zone}</span>.
      </p>
      <Section title="Seven days">
        <DayStrip days={weekDays(weeks, now, zone)} />
      </Section>
      <Section title="Your companies" lead="What is on or comes next stands first.">
        <ul className="flex flex-col divide-y overflow-hidden rounded-lg border bg-surface">
          {weeks.map((week) => (
            <CompanyRow key={week.slug} week={week} zone={zone} now={now} />
          ))}
        </ul>
      </Section>
    </>
  );
}
