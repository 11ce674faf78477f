import { dayOfInstant } from '@/domain/values/calendar-date';
import { dateText } from '@/ui/format/dates';
import { Card } from '@/ui/layout/card';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { Section } from '@/ui/layout/section';
import type { ReadinessPage } from '../queries-readiness';
import { ANSWER_WORDS, QUESTION_REASONS, QUESTION_WORDS } from '../readiness-words';
import { AnswerDialog } from './answer-dialog';

type Row = ReadinessPage['questions'][number];

/** What no figure answers, and the last answer. */
export function ReadinessQuestions({ slug, page }: { slug: string; page: ReadinessPage }) {
  const { questions, zone, may } = page;
  const columns: Column<Row>[] = [
    {
      key: 'question',
      header: 'Question',
      width: '44%',
      cell: ({ question }) => (
        <span className="flex flex-col">
          {QUESTION_WORDS[question]}
          <span className="text-xs text-muted">{QUESTION_REASONS[question]}</span>
        </span>
      ),
    },
    {
      key: 'answer',
      header: 'Answer',
      cell: ({ given }) =>
        given === null ? (
          <span className="text-muted">Nobody has said</span>
        ) : (
          <span className="flex flex-col">
            <span>
              {ANSWER_WORDS[given.answer]}
              {given.note === null ? null : <span className="text-muted">: {given.note}</span>}
            </span>
            <span className="text-xs text-muted">
              {given.by ?? 'The system'}, {dateText(dayOfInstant(given.recordedAt, zone))}
            </span>
          </span>
        ),
    },
  ];
  const act: Column<Row> = {
    key: 'act',
    header: 'Change',
    numeric: true,
    cell: ({ question, given }) => <AnswerDialog slug={slug} question={question} given={given} />,
  };
  return (
    <Section title="What no figure says" lead="An answer counts where the ledger cannot; every one is kept.">
      <Card flush>
        <DataTable
          caption="Questions and answers"
          columns={may.answer ? [...columns, act] : columns}
          rows={questions}
          rowKey={({ question }) => question}
        />
      </Card>
    </Section>
  );
}
