'use client';

import { STAGE_IDS, type StageMeaning } from '@/domain/imports/types';
import { STAGE_LABELS } from '@/domain/deals/stages';
import { SelectField } from '@/ui/controls/select-field';

type Props = {
  stages: readonly StageMeaning[];
  chosen: Readonly<Record<string, string>>;
  onChange: (word: string, stage: string) => void;
};

const WITHOUT_PO = new Set(['lead', 'demo', 'hardware_quote_sent', 'closed_lost']);

/** The CRM's stages beside ours. Without PO number, date and amount on the row none goes beyond Quote Sent, whatever is chosen. */
export function StageMap({ stages, chosen, onChange }: Props) {
  const options = STAGE_IDS.map((stage) => ({
    value: stage,
    label: WITHOUT_PO.has(stage) ? STAGE_LABELS[stage] : `${STAGE_LABELS[stage]} (rows with a PO only)`,
  }));
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-base font-semibold">Stages</h2>
      <p className="text-sm text-muted">
        A source&apos;s word is believed up to Quote Sent. From the PO on, only a PO number, date and amount
        on the row count.
      </p>
      <ul className="divide-y rounded-lg border bg-surface">
        {stages.map((meaning) => (
          <li
            key={meaning.word}
            className="grid items-center gap-x-4 gap-y-1 px-4 py-2 sm:grid-cols-[minmax(0,1fr)_16rem]"
          >
            <span>
              <span className="font-medium break-words">{meaning.word}</span>
              <span className="block text-xs text-muted">
                {meaning.outcome && meaning.outcome !== 'open'
                  ? `counts as ${meaning.outcome}`
                  : meaning.reason}
              </span>
            </span>
            <SelectField
              label={`Our stage for "${meaning.word}"`}
              hideLabel
              name={`stage-${meaning.word}`}
              value={chosen[meaning.word] ?? meaning.stage}
              onChange={(event) => onChange(meaning.word, event.target.value)}
              options={options}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
