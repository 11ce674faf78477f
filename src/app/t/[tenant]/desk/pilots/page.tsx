import type { Metadata } from 'next';
import { DecidedPilots, RunningTable } from '@/features/pilots/components/pilot-table';
import { RepRates } from '@/features/pilots/components/rep-rates';
import { pilotBoard } from '@/features/pilots/queries';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { EmptyState } from '@/ui/controls/empty-state';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';
import { Section } from '@/ui/layout/section';
import { DeskTabs } from '../desk-tabs';

export const metadata: Metadata = { title: 'Pilots' };

type Props = { params: Promise<{ tenant: string }> };

export default async function PilotsPage({ params }: Props) {
  const { tenant: slug } = await params;
  const { pilots, reps, may, today } = await callOrNotFound(pilotBoard, slug, {});
  const of = (...stands: string[]) => pilots.filter((pilot) => stands.includes(pilot.stands));
  const groups = [
    {
      title: 'To be decided now',
      list: of('overdue'),
      lead: 'Past their day: convert, kill, or extend with a reason.',
    },
    { title: 'Running', list: of('running'), lead: 'The next decision first.' },
    {
      title: 'Not defined',
      list: of('undefined'),
      lead: 'Marked as pilots; nobody has said what success is.',
    },
  ].filter(({ list }) => list.length > 0);
  const decided = of('converted', 'killed').toSorted((a, b) =>
    (b.decidedOn ?? '').localeCompare(a.decidedOn ?? ''),
  );
  return (
    <>
      <PageHeader
        title="Desk"
        lead="A pilot has a size, a start, success criteria and a day on which it is decided."
      />
      <DeskTabs slug={slug} active="pilots" />
      {pilots.length === 0 ? (
        <EmptyState
          title="No pilots"
          why="Mark a deal as a pilot and say by when it is decided. Past that day it is converted or killed."
        />
      ) : null}
      {groups.map(({ title, list, lead }) => (
        <Section key={title} title={`${title} (${list.length})`} lead={lead}>
          <Card flush>
            <RunningTable slug={slug} caption={title} pilots={list} may={may} today={today} />
          </Card>
        </Section>
      ))}
      {decided.length > 0 ? (
        <Section title={`Decided (${decided.length})`}>
          <Card flush>
            <DecidedPilots slug={slug} pilots={decided} />
          </Card>
        </Section>
      ) : null}
      {reps.length > 0 ? (
        <Section title="Conversion by rep" lead="Converted of those decided.">
          <Card flush>
            <RepRates reps={reps} />
          </Card>
        </Section>
      ) : null}
    </>
  );
}
