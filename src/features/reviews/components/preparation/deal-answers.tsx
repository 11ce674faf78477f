'use client';

import type { Question } from '@/domain/reviews/answers';
import { AnswerBox, KeepSuggestion } from './answer-box';
import type { AnswerFields } from './answer-fields';
import type { CardProps } from './deal-card';
import { DisputedAnswer } from './disputed-answer';
import { EvidenceAnswer } from './evidence-answer';
import { shownFields } from './lane';
import { NextStepAnswer } from './next-step-answer';
import { RiskAnswer } from './risk-answer';

/** The three answers about one deal. Each saves itself. */
export function DealAnswers(props: CardProps) {
  const { deal, lane, desk, today, disabled, record } = props;
  const { dealId } = deal;
  const answer = (question: Question) => (fields: AnswerFields, held?: boolean) =>
    desk.type(dealId, question, fields, held);
  const box = (question: Question) => ({
    id: questionId(dealId, question),
    question,
    refused: lane.drafts[question]?.refused ?? null,
    waiting: lane.trouble !== null && lane.drafts[question] !== undefined,
  });
  const suggested = (question: Question) =>
    !disabled && lane.prefilled.includes(question) && !lane.drafts[question];
  const keep = (question: Question) =>
    suggested(question) ? (
      <KeepSuggestion onKeep={() => desk.type(dealId, question, shownFields(lane, question))} />
    ) : null;
  const { disputed } = lane;
  return (
    <>
      {disputed ? (
        <DisputedAnswer
          disputed={disputed}
          mine={shownFields(lane, disputed.question)}
          evidence={deal.evidence}
          onChoose={(side) => desk.resolve(dealId, side)}
        />
      ) : null}
      <AnswerBox {...box('nextStep')}>
        <NextStepAnswer
          fields={shownFields(lane, 'nextStep')}
          on={lane.drafts.nextStep ? null : lane.answers.nextStepOn}
          suggested={suggested('nextStep')}
          {...{ today, disabled }}
          onAnswer={answer('nextStep')}
          onGood={(fields) => desk.release(dealId, 'nextStep', fields)}
        />
      </AnswerBox>
      <AnswerBox {...box('evidence')}>
        <EvidenceAnswer
          fields={shownFields(lane, 'evidence')}
          {...{ deal, disabled, record }}
          onAnswer={answer('evidence')}
        />
        {keep('evidence')}
      </AnswerBox>
      <AnswerBox {...box('risk')}>
        <RiskAnswer
          fields={shownFields(lane, 'risk')}
          leadTime={deal.leadTime}
          disabled={disabled}
          onAnswer={answer('risk')}
        />
        {keep('risk')}
      </AnswerBox>
    </>
  );
}

/** Where a question stands on the page: what says that it is missing leads there. */
export function questionId(dealId: string, question: Question): string {
  return `deal-${dealId}-${question}`;
}
