'use client';

import { useState } from 'react';
import type { StageId } from '@/domain/deals/deal';
import { SKIPPABLE_STAGES } from '@/domain/deals/stage-model';
import { STAGE_LABELS, type DealCondition, type GateSubject } from '@/domain/deals/stages';
import { Checkbox } from '@/ui/controls/checkbox';
import { NumberField } from '@/ui/controls/number-field';
import { TextField } from '@/ui/controls/text-field';
import {
  CONDITION_WORDS,
  FIXED_GATE_WORDS,
  offeredConditions,
  offeredGates,
  SUBJECT_WORDS,
} from '../model-words';
import { toggleGate, toggleSkip, type ModelDraft } from './model-draft';

type Props = {
  stage: StageId;
  draft: ModelDraft;
  problems: Readonly<Record<string, string>>;
  onChange: (draft: ModelDraft) => void;
};

/** One stage of a draft: its name, what it counts, what more it asks for, and which deals skip it. */
export function StageEditor({ stage, draft, problems, onChange }: Props) {
  const own = STAGE_LABELS[stage];
  return (
    <fieldset className="grid min-w-0 gap-x-4 gap-y-3 border-t py-4 first:border-t-0 md:grid-cols-[minmax(0,1fr)_7rem_minmax(0,2fr)]">
      <legend className="sr-only">{own}</legend>
      <TextField
        label={`Name of ${own}`}
        value={draft.labels[stage]}
        maxLength={60}
        required
        error={problems[`label.${stage}`]}
        onChange={(event) => onChange({ ...draft, labels: { ...draft.labels, [stage]: event.target.value } })}
      />
      {stage === 'closed_lost' ? (
        <p className="text-sm text-muted md:pt-6">Counts 0 %</p>
      ) : (
        <NumberField
          label="Counts"
          suffix="%"
          decimals
          required
          value={draft.percent[stage]}
          error={problems[stage]}
          onChange={(event) =>
            onChange({ ...draft, percent: { ...draft.percent, [stage]: event.target.value } })
          }
        />
      )}
      <div className="flex min-w-0 flex-col gap-2 text-sm">
        <p>
          <span className="text-muted">Always asks for</span> {FIXED_GATE_WORDS[stage]}.
        </p>
        {stage === 'lead' || stage === 'closed_lost' ? null : (
          <Gates stage={stage} draft={draft} onChange={onChange} />
        )}
        {SKIPPABLE_STAGES.includes(stage) ? <Skips stage={stage} draft={draft} onChange={onChange} /> : null}
      </div>
    </fieldset>
  );
}

function Gates({ stage, draft, onChange }: Omit<Props, 'problems'>) {
  const chosen = draft.gates.filter((gate) => gate.stage === stage).map(({ subject }) => subject);
  const [opened] = useState(chosen.length > 0);
  const offered = [...new Set<GateSubject>([...offeredGates(stage), ...chosen])];
  return (
    <details open={opened}>
      <summary className="cursor-pointer text-accent">
        Ask for more{chosen.length > 0 ? ` (${chosen.length})` : ''}
      </summary>
      <div className="grid gap-x-4 sm:grid-cols-2">
        {offered.map((subject) => (
          <Checkbox
            key={subject}
            label={SUBJECT_WORDS[subject]}
            checked={chosen.includes(subject)}
            onChange={() => onChange(toggleGate(draft, { stage, subject }))}
          />
        ))}
      </div>
    </details>
  );
}

function Skips({ stage, draft, onChange }: Omit<Props, 'problems'>) {
  const chosen = draft.notApplicable.filter((rule) => rule.stage === stage).map(({ when }) => when);
  const [opened] = useState(chosen.length > 0);
  const offered = [...new Set<DealCondition>([...offeredConditions(stage), ...chosen])];
  return (
    <details open={opened}>
      <summary className="cursor-pointer text-accent">
        Leave it out{chosen.length > 0 ? ` (${chosen.length})` : ''}
      </summary>
      <div className="grid gap-x-4 sm:grid-cols-2">
        {offered.map((when) => (
          <Checkbox
            key={when}
            label={`of ${CONDITION_WORDS[when]}`}
            checked={chosen.includes(when)}
            onChange={() => onChange(toggleSkip(draft, { stage, when }))}
          />
        ))}
      </div>
    </details>
  );
}
