import type { Answers } from './review';

/** The three questions (product: the exact next step, what proves it, the risk). */
export const QUESTIONS = ['nextStep', 'evidence', 'risk'] as const;
export type Question = (typeof QUESTIONS)[number];

export type MissingAnswer = { question: Question; message: string };

export const NO_ANSWERS: Answers = {
  nextStep: null,
  nextStepOn: null,
  evidenceAnswer: null,
  evidenceIds: [],
  riskKind: null,
  riskNote: null,
};

/**
 * What of the three answers is not there, in words. "Nothing yet" is an answer to what proves it; "linked" without a record is none, as
 * when the record was voided since. The risk "other" says in its note what it is.
 */
export function missingAnswers(answers: Answers): MissingAnswer[] {
  const missing: MissingAnswer[] = [];
  if (answers.nextStep === null || answers.nextStepOn === null)
    missing.push({
      question: 'nextStep',
      message: 'The exact next step is missing: what will be done, with what, by which day.',
    });
  if (answers.evidenceAnswer === null)
    missing.push({
      question: 'evidence',
      message:
        'What proves that it closes this quarter is missing: choose the records, or say that there is nothing yet.',
    });
  else if (answers.evidenceAnswer === 'linked' && answers.evidenceIds.length === 0)
    missing.push({
      question: 'evidence',
      message: 'No record is chosen as proof: choose one, or say that there is nothing yet.',
    });
  if (answers.riskKind === null)
    missing.push({
      question: 'risk',
      message: 'The risk is missing: name the one that could stop this deal.',
    });
  else if (answers.riskKind === 'other' && answers.riskNote === null)
    missing.push({ question: 'risk', message: 'Say in a few words what the other risk is.' });
  return missing;
}
