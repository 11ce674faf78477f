import type { DeploymentFact } from '@/domain/deployments/deployment';
import { LIFE_STEPS } from '@/domain/deployments/steps';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { dateText } from '@/ui/format/dates';
import { STEP_NAMES } from '../deployment-words';

type Props = { deployment: DeploymentFact; asOf: CalendarDate };

/** Five dots from the signature to the first value; those that have happened by the day are filled. Read out as words. */
export function LifeTrack({ deployment, asOf }: Props) {
  const done = LIFE_STEPS.filter(({ field }) => happened(deployment[field], asOf));
  const words = done
    .map(({ step, field }) => `${STEP_NAMES[step]} ${dateText(deployment[field])}`)
    .join(', ');
  const last = done.at(-1);
  return (
    <span className="inline-flex flex-col gap-1" title={words || 'Nothing recorded'}>
      <span aria-hidden className="inline-flex items-center">
        {LIFE_STEPS.map(({ step, field }, index) => (
          <span key={step} className="inline-flex items-center">
            {index === 0 ? null : (
              <span
                className={`h-px w-4 ${happened(deployment[field], asOf) ? 'bg-accent' : 'bg-line-strong'}`}
              />
            )}
            <span
              className={`size-2 rounded-full border ${happened(deployment[field], asOf) ? 'border-accent bg-accent' : 'border-line-strong'}`}
            />
          </span>
        ))}
      </span>
      <span className="text-xs text-muted">{last ? STEP_NAMES[last.step] : 'Not signed'}</span>
    </span>
  );
}

function happened(day: CalendarDate | null, asOf: CalendarDate): boolean {
  return day !== null && day <= asOf;
}
