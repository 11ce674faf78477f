import { LIFE_STEPS } from '@/domain/deployments/steps';
import { daysBetween, type CalendarDate } from '@/domain/values/calendar-date';
import { toDecimal } from '@/domain/values/money';
import { Alert } from '@/ui/controls/alert';
import { countOf } from '@/ui/format/counts';
import { Day } from '@/ui/format/day';
import { Card } from '@/ui/layout/card';
import { Section } from '@/ui/layout/section';
import { FAULT_NAMES, FIRST_VALUE_NAMES, STEP_NAMES } from '../deployment-words';
import type { DeploymentPage } from '../queries-show';
import { EditDialog } from './edit-dialog';
import { RecordStep } from './record-step';

type Props = { slug: string; page: DeploymentPage };

/** The days of its life, from the signature to the first value, with how long each step took. */
export function DatesSection({ slug, page }: Props) {
  const { deployment, currency, today, next, faults, may } = page;
  const { acvMinor, firstValueKind, firstValueProof } = deployment;
  const acv = acvMinor === null ? null : toDecimal({ minor: acvMinor, currency });
  return (
    <Section
      title="Life"
      lead={leadOf(page)}
      actions={
        may.write ? (
          <>
            {next ? (
              <RecordStep slug={slug} deployment={deployment} step={next} today={today} prominent />
            ) : null}
            <EditDialog slug={slug} deployment={{ ...deployment, acv }} currency={currency} today={today} />
          </>
        ) : undefined
      }
    >
      {faults.length > 0 ? (
        <Alert tone="look" title="The days contradict each other.">
          {faults.map((fault) => FAULT_NAMES[fault]).join(' ')} Until they are corrected the deployment is
          listed apart and counts in no average.
        </Alert>
      ) : null}
      <Card>
        <ol className="grid gap-3 sm:grid-cols-5">
          {stepsOf(page).map((step) => (
            <Step key={step.name} {...step} />
          ))}
        </ol>
        {firstValueKind ? (
          <p className="mt-4 text-sm">
            <span className="font-medium">{FIRST_VALUE_NAMES[firstValueKind]}.</span>{' '}
            {firstValueProof ?? <span className="text-look">Nobody has said how one knows.</span>}
          </p>
        ) : null}
        {deployment.endedOn ? (
          <p className="mt-2 text-sm text-muted">
            Without service from <Day date={deployment.endedOn} />.
          </p>
        ) : null}
      </Card>
    </Section>
  );
}

function leadOf({ clock, blocked }: DeploymentPage): string {
  if (clock.state === 'none') {
    return {
      pilot: 'A pilot has a decision date of its own; the clock to first value is for production.',
      unsigned: 'Without the day of the signature its clock has no start.',
      fault: 'First value lies before the signature: its clock cannot be read.',
    }[clock.why];
  }
  const off = blocked.total > 0 ? `, ${countOf(blocked.total, 'day')} of them blocked` : '';
  const days = countOf(clock.days, 'day');
  if (clock.state === 'arrived') return `${days} from the signature to the first value${off}.`;
  if (clock.state === 'lost') return `Ended after ${days} without first value${off}.`;
  return `${days} since the signature, and no first value yet${off}.`;
}

type StepShown = { name: string; day: CalendarDate | null; took: number | null; passed: boolean };

/** Each step with the days since the one before that has a day. */
function stepsOf({ deployment, asOf }: DeploymentPage): StepShown[] {
  let before: CalendarDate | null = null;
  const last = LIFE_STEPS.findLastIndex(({ field }) => deployment[field] !== null);
  return LIFE_STEPS.map(({ step, field }, index): StepShown => {
    const recorded = deployment[field];
    const day = recorded !== null && recorded <= asOf ? recorded : null;
    const took = day !== null && before !== null ? daysBetween(before, day) : null;
    before = day ?? before;
    return { name: STEP_NAMES[step], day, took, passed: recorded === null && index < last };
  });
}

function Step({ name, day, took, passed }: StepShown) {
  return (
    <li className="flex gap-2 sm:flex-col">
      <span
        aria-hidden
        className={`mt-1 size-3 shrink-0 rounded-full border-2 sm:mt-0 ${day ? 'border-accent bg-accent' : passed ? 'border-look-fill' : 'border-line-strong'}`}
      />
      <span className="flex flex-col">
        <span className="text-xs text-muted">{name}</span>
        <span className="text-sm font-medium">
          {day ? <Day date={day} /> : passed ? 'Not recorded' : '–'}
        </span>
        {took === null ? null : <span className="text-xs text-muted">after {countOf(took, 'day')}</span>}
      </span>
    </li>
  );
}
