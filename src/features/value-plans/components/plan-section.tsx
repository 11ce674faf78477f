import { PHASE_WORDS } from '@/domain/deployments/value-plan';
import { Alert } from '@/ui/controls/alert';
import { Badge } from '@/ui/controls/badge';
import { countOf } from '@/ui/format/counts';
import { dateText } from '@/ui/format/dates';
import { Card } from '@/ui/layout/card';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { Section } from '@/ui/layout/section';
import type { ValuePlan } from '../queries';
import { BeginButton } from './begin-button';
import { ExplainDialog } from './explain-dialog';
import { StepButtons } from './step-buttons';
import { AddStep } from './step-dialog';

type Props = { slug: string; plan: ValuePlan };
type Step = ValuePlan['steps'][number];

/** On a deployment's page: what brings its customer value, by whom, until when; and what of it comes before the hardware. */
export function PlanSection({ slug, plan: shown }: Props) {
  const { plan, deploymentId, owners, may } = shown;
  if (!plan) return <NoPlan slug={slug} plan={shown} />;
  return (
    <Section
      title="Value acceleration plan"
      lead={`${plan.done} of ${countOf(plan.steps, 'step')} done.`}
      actions={
        <>
          {may.rule ? <ExplainDialog {...{ slug, deploymentId, plan }} /> : null}
          {may.write ? <AddStep {...{ slug, deploymentId, owners }} /> : null}
        </>
      }
    >
      <EarlyValueNote plan={plan} />
      <Card flush>
        <Steps slug={slug} plan={shown} />
      </Card>
    </Section>
  );
}

function NoPlan({ slug, plan: { deploymentId, may } }: Props) {
  return (
    <Section title="Value acceleration plan">
      <Card className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose text-sm text-muted">
          Nobody has planned yet what this customer gets before the devices run. A plan begins with the steps
          of your template, among them one that needs no device.
        </p>
        {may.write ? <BeginButton slug={slug} deploymentId={deploymentId} /> : null}
      </Card>
    </Section>
  );
}

function EarlyValueNote({ plan }: { plan: NonNullable<ValuePlan['plan']> }) {
  if (plan.early === 'explained')
    return (
      <p className="text-sm text-muted">
        No value before the hardware: {plan.noEarlyStepReason}
        {plan.reasonBy ? ` (${plan.reasonBy})` : null}
      </p>
    );
  if (plan.early === 'late')
    return (
      <Alert tone="look" title="The hardware stands, and nothing of value came before it.">
        A simulation or a preview no longer helps here. Bring the first value itself forward.
      </Alert>
    );
  return null;
}

function Steps({ slug, plan: { steps, owners, may, today } }: Props) {
  const columns: Column<Step>[] = [
    { key: 'step', header: 'Step', width: '36%', cell: (step) => <Titled step={step} /> },
    { key: 'phase', header: 'When', cell: ({ phase }) => PHASE_WORDS[phase] },
    { key: 'owner', header: 'Owner', cell: ({ owner }) => owner ?? 'Nobody' },
    { key: 'due', header: 'Due', cell: ({ dueOn }) => (dueOn ? dateText(dueOn) : '–') },
    { key: 'stands', header: 'Stands', cell: (step) => <StepMark step={step} /> },
    ...(may.write
      ? [
          {
            key: 'do',
            header: 'What to do',
            align: 'end' as const,
            cell: (step: Step) => <StepButtons {...{ slug, step, owners, today }} />,
          },
        ]
      : []),
  ];
  return (
    <DataTable
      caption="Steps of the value acceleration plan"
      columns={columns}
      rows={steps}
      rowKey={({ id }) => id}
      empty={<p className="p-4 text-sm text-muted">No step is planned.</p>}
    />
  );
}

function Titled({ step }: { step: Step }) {
  return (
    <span className="flex flex-col">
      <span>{step.title}</span>
      {step.note ? <span className="text-xs text-muted">{step.note}</span> : null}
    </span>
  );
}

function StepMark({ step: { standing, doneOn } }: { step: Step }) {
  if (standing === 'done' && doneOn) return <>Done {dateText(doneOn)}</>;
  return standing === 'overdue' ? (
    <Badge tone="act">Overdue</Badge>
  ) : (
    <span className="text-muted">Open</span>
  );
}
