'use client';

import type { Question } from '@/domain/reviews/answers';
import { ConflictChoice } from '@/ui/controls/conflict-choice';
import { documentText } from '../../minutes-words';
import type { EvidenceOnRecord } from '../../preparation-view';
import { RISK_WORDS } from '../../outcome-words';
import type { AnswerFields } from './answer-fields';
import type { Disputed } from './lane';
import { QUESTION_WORDS } from './words';

type Props = {
  disputed: Disputed;
  mine: AnswerFields;
  evidence: readonly EvidenceOnRecord[];
  onChoose: (side: 'mine' | 'theirs') => void;
};

/** The same question answered twice at once, by two people or in two tabs: both answers, and the choice. */
export function DisputedAnswer({ disputed, mine, evidence, onChoose }: Props) {
  const { question, theirs, by } = disputed;
  return (
    <section aria-label="Two edits at once" className="rounded-lg border border-look-line bg-look-soft p-4">
      <ConflictChoice
        rows={[{ field: question, mine, theirs, changed: 'both' }]}
        label={() => QUESTION_WORDS[question]}
        show={(_field, value) => answerText(question, value as AnswerFields, evidence)}
        by={by}
        onSave={(choice) => onChoose(choice[question] ?? 'mine')}
      />
    </section>
  );
}

function answerText(question: Question, fields: AnswerFields, evidence: readonly EvidenceOnRecord[]): string {
  if (question === 'nextStep') return fields.nextStep ?? 'none';
  if (question === 'risk')
    return [fields.riskKind ? RISK_WORDS[fields.riskKind] : 'none', fields.riskNote]
      .filter(Boolean)
      .join(': ');
  if (fields.evidenceAnswer === 'none_yet') return 'Nothing yet';
  const ids = fields.evidenceIds ?? [];
  const names = evidence
    .filter(({ id }) => ids.includes(id))
    .map(({ kind, reference }) => documentText(kind, reference));
  return names.length > 0 ? names.join(', ') : 'none';
}
