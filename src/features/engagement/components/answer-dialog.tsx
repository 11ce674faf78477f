'use client';

import {
  READINESS_ANSWERS,
  type ReadinessAnswer,
  type ReadinessQuestion,
} from '@/domain/engagement/readiness';
import { Button } from '@/ui/controls/button';
import { FormDialog } from '@/ui/controls/form-dialog';
import { formText } from '@/ui/controls/form-text';
import { SelectField } from '@/ui/controls/select-field';
import { TextAreaField } from '@/ui/controls/text-area-field';
import { toast } from '@/ui/controls/toast';
import { answerReadinessAction } from '../actions';
import { ANSWER_WORDS, QUESTION_REASONS, QUESTION_WORDS } from '../readiness-words';

type Props = {
  slug: string;
  question: ReadinessQuestion;
  given: { answer: ReadinessAnswer; note: string | null } | null;
};

/** Answers a question, or answers it anew. */
export function AnswerDialog({ slug, question, given }: Props) {
  return (
    <FormDialog
      title={QUESTION_WORDS[question]}
      description={QUESTION_REASONS[question]}
      trigger={
        <Button size="small" aria-label={`${given ? 'Answer anew' : 'Answer'}: ${QUESTION_WORDS[question]}`}>
          {given ? 'Answer anew' : 'Answer'}
        </Button>
      }
      submit="Save"
      act={async (form) => {
        const answer = READINESS_ANSWERS.find((one) => one === form.get('answer')) ?? 'unknown';
        const result = await answerReadinessAction(slug, { question, answer, note: formText(form, 'note') });
        if (!result.ok) return result.refusal;
        const undo = given ? () => void putBack(slug, question, given) : undefined;
        toast({ title: 'Answer saved', undo });
        return null;
      }}
    >
      <SelectField
        label="Answer"
        name="answer"
        defaultValue={given?.answer ?? 'yes'}
        options={READINESS_ANSWERS.map((value) => ({ value, label: ANSWER_WORDS[value] }))}
      />
      <TextAreaField label="What it rests on" name="note" defaultValue={given?.note ?? ''} optional />
    </FormDialog>
  );
}

async function putBack(slug: string, question: ReadinessQuestion, given: NonNullable<Props['given']>) {
  const result = await answerReadinessAction(slug, { question, answer: given.answer, note: given.note });
  toast(result.ok ? { title: 'Answer put back' } : { title: result.refusal.message, tone: 'act' });
}
