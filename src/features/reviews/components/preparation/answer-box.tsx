import type { ReactNode } from 'react';
import type { Question } from '@/domain/reviews/answers';
import type { Refusal } from '@/domain/values/result';
import { Button } from '@/ui/controls/button';
import { useWhilePressed } from './use-while-pressed';
import { QUESTION_WORDS } from './words';

type Props = {
  id: string;
  question: Question;
  refused: Refusal | null;
  /** It cannot be sent at the moment: said where the person types, for the notice may be out of sight. */
  waiting: boolean;
  children: ReactNode;
};

/** One of the three questions, and why its answer was refused. */
export function AnswerBox({ id, question, children, ...said }: Props) {
  const { refused, waiting } = useWhilePressed(said);
  return (
    <fieldset id={id} className="flex min-w-0 flex-col gap-2">
      <legend className="mb-2 text-sm font-semibold">{QUESTION_WORDS[question]}</legend>
      {children}
      {waiting ? <p className="text-sm text-muted">Kept here, and sent as soon as it can be.</p> : null}
      {refused ? (
        <p role="alert" className="text-sm text-look">
          {refused.fields ? Object.values(refused.fields).join(' ') : refused.message} {refused.remedy}
        </p>
      ) : null}
    </fieldset>
  );
}

/** What only the record suggests says so, and one press makes it the answer. */
export function KeepSuggestion({ onKeep }: { onKeep: () => void }) {
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
      From the record. Still right?
      <Button size="small" onClick={onKeep}>
        Yes, keep it
      </Button>
    </p>
  );
}
