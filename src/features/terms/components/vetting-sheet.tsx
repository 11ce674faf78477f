import { COMMIT_STAGE, DEFAULT_STAGE_MODEL, OPEN_STAGES, percentText } from '@/domain/deals/stages';
import { ENTERED_WHEN, VETTING_QUESTIONS } from '../vetting-questions';

/** Eleven questions with what a good answer says. */
export function VettingQuestions() {
  return (
    <ol className="grid gap-x-8 gap-y-5 sm:grid-cols-2 print:block print:columns-2 print:gap-6">
      {VETTING_QUESTIONS.map(({ question, good, careful }, index) => (
        <li key={question} className="keep-together flex gap-3 print:mb-1.5">
          <span aria-hidden className="w-5 shrink-0 text-end font-semibold text-accent tabular-nums">
            {index + 1}
          </span>
          <div className="flex min-w-0 flex-col gap-1 print:gap-0">
            <h3 className="font-semibold text-pretty">{question}</h3>
            <p className="text-pretty">{good}</p>
            <p className="text-pretty text-muted">
              <span className="font-medium">Be careful:</span> {careful}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

/** The table to start with. The heavy line is the commit: above it is talk. */
export function SampleStageTable() {
  return (
    <table className="w-full border-collapse text-start print:[&_:is(td,th)]:py-1">
      <caption className="sr-only">Sample stage-probability table</caption>
      <thead>
        <tr className="border-b border-line-strong text-xs text-muted print:text-[8pt]">
          <th scope="col" className="py-1.5 pe-4 text-start font-medium">
            Stage
          </th>
          <th scope="col" className="py-1.5 pe-4 text-end font-medium">
            Counts
          </th>
          <th scope="col" className="py-1.5 text-start font-medium">
            Entered when
          </th>
        </tr>
      </thead>
      <tbody>
        {OPEN_STAGES.map((stage) => (
          <tr
            key={stage}
            className={
              stage === COMMIT_STAGE ? 'border-t-2 border-text font-semibold' : 'border-t border-line'
            }
          >
            <th
              scope="row"
              className={`py-1.5 pe-4 text-start ${stage === COMMIT_STAGE ? 'font-semibold' : 'font-normal'}`}
            >
              {DEFAULT_STAGE_MODEL.labels[stage]}
            </th>
            <td className="py-1.5 pe-4 text-end tabular-nums">
              {percentText(DEFAULT_STAGE_MODEL.probabilityBp[stage])}
            </td>
            <td className="py-1.5">{ENTERED_WHEN[stage]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
