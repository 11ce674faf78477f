import { CircleCheck, Circle, CircleDot } from 'lucide-react';
import type { ReactNode } from 'react';
import type { StartStep, StartStepId } from '@/domain/tenants/start-guide';
import { LinkButton } from '@/ui/controls/link-button';
import { instantText } from '@/ui/format/dates';
import { Card } from '@/ui/layout/card';
import { GUIDE_WORDS } from '../guide-words';

type Props = {
  slug: string;
  zone: string;
  steps: readonly StartStep[];
  next: StartStepId | null;
  /** More about a step than its words: when the review is planned, who is invited. */
  details?: Partial<Record<StartStepId, ReactNode>>;
  mayWrite: boolean;
};

/** The steps in their order, the next one with its button. */
export function GuideSteps({ slug, zone, steps, next, details = {}, mayWrite }: Props) {
  return (
    <ol className="flex flex-col gap-3">
      {steps.map(({ id, done, at }, place) => {
        const words = GUIDE_WORDS[id];
        const isNext = id === next;
        return (
          <li key={id} aria-current={isNext ? 'step' : undefined}>
            <Card className="flex flex-wrap items-start gap-x-4 gap-y-3">
              <Mark done={done} next={isNext} />
              <div className="min-w-48 flex-1 text-sm">
                <p className="font-medium">
                  {place + 1}. {words.title}
                  <span className="sr-only">{done ? ', done' : isNext ? ', next' : ', not done yet'}</span>
                </p>
                <p className="mt-0.5 text-pretty text-muted">
                  {done ? `${words.done}${at ? `, ${instantText(at, zone)}` : ''}.` : words.why}
                </p>
                {details[id] ? <div className="mt-1">{details[id]}</div> : null}
              </div>
              {mayWrite && !done ? (
                <LinkButton href={`/t/${slug}/${words.path}`} variant={isNext ? 'primary' : 'secondary'}>
                  {words.action}
                </LinkButton>
              ) : null}
            </Card>
          </li>
        );
      })}
    </ol>
  );
}

function Mark({ done, next }: { done: boolean; next: boolean }) {
  const Icon = done ? CircleCheck : next ? CircleDot : Circle;
  return (
    <Icon aria-hidden className={`mt-0.5 size-5 shrink-0 ${done || next ? 'text-accent' : 'text-faint'}`} />
  );
}
