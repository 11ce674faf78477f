import { PHASE_NAMES } from '@/domain/engagement/programme';
import { Badge } from '@/ui/controls/badge';
import { countOf } from '@/ui/format/counts';
import { dateText } from '@/ui/format/dates';
import { dayOfInstant } from '@/domain/values/calendar-date';
import { Card } from '@/ui/layout/card';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { Section } from '@/ui/layout/section';
import type { EngagementPage } from '../queries';
import { AddStep } from './step-dialog';
import { StepButtons } from './step-buttons';

type Begun = NonNullable<EngagementPage['begun']>;
type Step = Begun['steps'][number];
type Props = { slug: string; page: EngagementPage; begun: Begun };

/** The plan of the three months: what is left, and folded what is done. */
export function PlanSection({ slug, page: { may, today, zone }, begun: { steps, phase } }: Props) {
  const columns: Column<Step>[] = [
    { key: 'text', header: 'Step', width: '40%', cell: ({ text }) => text },
    {
      key: 'phase',
      header: 'Month',
      width: '17%',
      cell: (step) => `${step.phase}: ${PHASE_NAMES[step.phase]}`,
    },
    { key: 'due', header: 'Due', cell: (step) => <Due step={step} today={today} zone={zone} /> },
  ];
  const act: Column<Step> = {
    key: 'act',
    header: 'Change',
    numeric: true,
    cell: (step) => <StepButtons slug={slug} step={step} />,
  };
  const done = steps.filter(({ state }) => state === 'done');
  const open = steps.filter(({ state }) => state !== 'done');
  const shown = may.write ? [...columns, act] : columns;
  return (
    <Section
      title="Plan"
      lead={steps.length === 0 ? 'No step is planned.' : `${done.length} of ${steps.length} steps done.`}
      actions={may.write ? <AddStep slug={slug} phase={typeof phase === 'number' ? phase : 1} /> : undefined}
    >
      {open.length === 0 ? null : (
        <Card flush>
          <DataTable caption="Steps of the programme" columns={shown} rows={open} rowKey={({ id }) => id} />
        </Card>
      )}
      {done.length === 0 ? null : (
        <details className="rounded-lg border bg-surface">
          <summary className="min-h-11 cursor-pointer px-4 py-3 text-sm text-muted">
            {countOf(done.length, 'step')} done
          </summary>
          <div className="border-t">
            <DataTable caption="Steps that are done" columns={shown} rows={done} rowKey={({ id }) => id} />
          </div>
        </details>
      )}
    </Section>
  );
}

function Due({ step, today, zone }: { step: Step; today: string; zone: string }) {
  const { state, dueOn, settledAt, settledBy } = step;
  if (state === 'done')
    return (
      <span className="flex flex-col text-muted tabular-nums">
        <span>Done {settledAt === null ? '' : dateText(dayOfInstant(settledAt, zone))}</span>
        {settledBy === null ? null : <span className="text-xs">{settledBy}</span>}
      </span>
    );
  if (dueOn === null) return <span className="text-muted">No day</span>;
  return (
    <span className="flex flex-wrap items-center gap-2 tabular-nums">
      {dateText(dueOn)}
      {dueOn < today ? <Badge tone="look">late</Badge> : null}
    </span>
  );
}
