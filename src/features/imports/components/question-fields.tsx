'use client';

import type { CheckOptions } from '@/domain/imports/report';
import type { Question } from '@/domain/imports/types';
import { Card } from '@/ui/layout/card';
import { SelectField } from '@/ui/controls/select-field';
import { TextField } from '@/ui/controls/text-field';
import type { MappingField } from './mapping-table';

type Props = {
  questions: readonly Question[];
  fields: readonly MappingField[];
  onAnswer: (change: CheckOptions) => void;
};

/** What the file cannot tell by itself. Nothing is guessed where a wrong guess would change the figures. */
export function QuestionFields({ questions, onAnswer }: Props) {
  if (questions.length === 0) return null;
  return (
    <Card>
      <h2 className="mb-3 text-base font-semibold">The file cannot tell</h2>
      <div className="grid gap-4 sm:grid-cols-2">
        {questions.map((question) => (
          <QuestionField
            key={`${question.id}${question.field ?? ''}`}
            question={question}
            onAnswer={onAnswer}
          />
        ))}
      </div>
    </Card>
  );
}

function QuestionField({
  question,
  onAnswer,
}: {
  question: Question;
  onAnswer: (change: CheckOptions) => void;
}) {
  const name = `question-${question.id}-${question.field ?? ''}`;
  if (question.options.length === 0) {
    return (
      <TextField
        label={question.message}
        name={name}
        onChange={(event) => onAnswer(answerOf(question, event.target.value))}
      />
    );
  }
  return (
    <SelectField
      label={question.message}
      name={name}
      placeholder="Choose"
      defaultValue=""
      onChange={(event) => onAnswer(answerOf(question, event.target.value))}
      options={question.options}
    />
  );
}

/** The option of the dry run that answers a question. */
function answerOf(question: Question, value: string): CheckOptions {
  switch (question.id) {
    case 'dates':
      return { dates: value as CheckOptions['dates'] };
    case 'numbers':
      return { decimal: value as CheckOptions['decimal'] };
    case 'key':
      return { key: value.split(',').map((name) => name.trim()) };
    case 'mapping':
      return question.field ? { map: { [value]: question.field } } : {};
    case 'currency':
      return { rates: question.field ? { [question.field]: value } : {} };
    case 'period':
    case 'stream':
      return { set: { [question.field ?? question.id]: value } };
  }
}
