import type { Question } from '@/domain/reviews/answers';
import type { Answers } from '@/domain/reviews/review';

/** What a person types or ticks; the day of the next step is read from its text. */
export type AnswerFields = Partial<Omit<Answers, 'nextStepOn'>>;
type Field = keyof AnswerFields;

/** Each question is sent by itself: a next step that is refused keeps nothing else from being saved. */
const FIELDS: Record<Question, readonly Field[]> = {
  nextStep: ['nextStep'],
  evidence: ['evidenceAnswer', 'evidenceIds'],
  risk: ['riskKind', 'riskNote'],
};

/** The fields of one question out of all answers. */
export function fieldsOf(answers: Readonly<Record<string, unknown>>, question: Question): AnswerFields {
  return Object.fromEntries(FIELDS[question].map((field) => [field, answers[field]])) as AnswerFields;
}

/** Nothing answered: what was seen where the form only showed a suggestion. */
export function unanswered(question: Question): AnswerFields {
  return Object.fromEntries(
    FIELDS[question].map((field) => [field, field === 'evidenceIds' ? [] : null]),
  ) as AnswerFields;
}

/** Whether two answers say the same: blank ends and the order of records say nothing. */
export function sameFields(a: AnswerFields, b: AnswerFields): boolean {
  return asText(a) === asText(b);
}

function asText(fields: AnswerFields): string {
  const said = Object.entries(fields)
    .map(([field, value]) => [field, plain(value)] as const)
    .filter(([, value]) => value !== '');
  return JSON.stringify(said.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function plain(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return Array.isArray(value) ? value.map(String).sort().join(' ') : '';
}
