import type { ReactNode } from 'react';
import type { Question } from '@/domain/reviews/answers';
import type { Answers } from '@/domain/reviews/review';
import { dayUnsaid } from '@/domain/reviews/step-day';
import { dateText } from '@/ui/format/dates';
import { documentText } from '../../minutes-words';
import type { RoomCard } from '../../room-view';
import { RISK_WORDS } from '../../outcome-words';

type Props = {
  card: RoomCard;
  answers: Answers;
  currency: string;
  /** Where the rep answers; null: it is not his deal. */
  prepareHref: string | null;
};

/** The three answers, big enough to be read across a table. */
export function DealAnswers({ card, answers, prepareHref }: Props) {
  const unsaid = dayUnsaid(answers.nextStep ?? '', answers.nextStepOn);
  const brought = card.evidence.filter(({ id }) => answers.evidenceIds.includes(id));
  const missing = (question: Question) => card.missingAnswers.some((one) => one.question === question);
  return (
    <div className="room-answers">
      <Answer
        title="Next step"
        given={answers.nextStep}
        detail={unsaid ? `by ${dateText(unsaid)}` : null}
        missing={missing('nextStep')}
        record={card.nextStep}
        prepareHref={prepareHref}
      />
      <Answer
        title="What proves it closes this quarter"
        given={
          answers.evidenceAnswer === 'none_yet'
            ? 'Nothing yet'
            : brought.length > 0
              ? brought.map(({ kind, reference }) => documentText(kind, reference)).join(', ')
              : null
        }
        detail={answers.evidenceAnswer === 'none_yet' ? 'in the rep’s own words' : null}
        missing={missing('evidence')}
        prepareHref={prepareHref}
      />
      <Answer
        title="Risk"
        given={riskText(answers)}
        detail={answers.riskKind === 'lead_time' ? card.leadTime.text : riskNote(answers)}
        missing={missing('risk')}
        prepareHref={prepareHref}
      />
    </div>
  );
}

type AnswerProps = {
  title: string;
  given: string | null;
  detail: ReactNode;
  missing: boolean;
  /** What the deal itself says, where the rep has not answered. */
  record?: string | null;
  prepareHref: string | null;
};

function Answer({ title, given, detail, missing, record, prepareHref }: AnswerProps) {
  return (
    <section className="room-answer" data-missing={missing || undefined}>
      <h3 className="text-xs text-muted">{title}</h3>
      <p className="room-answer-text">{given ?? 'Not answered'}</p>
      {detail ? <p className="text-sm text-muted">{detail}</p> : null}
      {given === null && record ? <p className="text-sm text-muted">On the deal: {record}</p> : null}
      {missing && prepareHref ? (
        <a href={prepareHref} className="text-sm font-medium text-accent underline underline-offset-2">
          Answer it
        </a>
      ) : null}
    </section>
  );
}

function riskText({ riskKind, riskNote }: Answers): string | null {
  if (riskKind === null) return null;
  return riskKind === 'other' ? riskNote : RISK_WORDS[riskKind];
}

function riskNote({ riskKind, riskNote: note }: Answers): string | null {
  return riskKind === 'other' ? null : note;
}
