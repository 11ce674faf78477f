'use client';

import { useId } from 'react';
import type { LeadTimeFacts } from '@/domain/reviews/lead-time';
import { RISK_KINDS, type RiskKind } from '@/domain/reviews/review';
import { TextField } from '@/ui/controls/text-field';
import { RISK_WORDS } from '../../outcome-words';
import type { AnswerFields } from './answer-fields';
import { useTyped } from './use-typed';

type Props = {
  fields: AnswerFields;
  leadTime: LeadTimeFacts;
  disabled: boolean;
  onAnswer: (fields: AnswerFields) => void;
};

/** What could stop the deal: one kind, and a few words. A long lead time is shown in days beside the quarter's end. */
export function RiskAnswer({ fields, leadTime, disabled, onAnswer }: Props) {
  const name = useId();
  const { riskKind = null, riskNote = null } = fields;
  const note = useTyped(riskNote ?? '');
  return (
    <>
      <div role="radiogroup" aria-label="What could stop it" className="flex flex-wrap gap-2">
        {RISK_KINDS.map((kind) => (
          <Choice
            key={kind}
            {...{ name, kind, disabled }}
            chosen={riskKind === kind}
            onChoose={() => onAnswer({ riskKind: kind, riskNote })}
          />
        ))}
      </div>
      {riskKind === 'lead_time' ? <LeadTime facts={leadTime} /> : null}
      {riskKind ? (
        <TextField
          label={riskKind === 'other' ? 'What is it?' : 'What exactly?'}
          optional={riskKind !== 'other'}
          maxLength={1000}
          disabled={disabled}
          value={note.text}
          onFocus={note.focus}
          onBlur={note.blur}
          onChange={(event) => {
            note.set(event.target.value);
            onAnswer({ riskKind, riskNote: event.target.value || null });
          }}
        />
      ) : null}
    </>
  );
}

type ChoiceProps = {
  name: string;
  kind: RiskKind;
  chosen: boolean;
  disabled: boolean;
  onChoose: () => void;
};

function Choice({ name, kind, chosen, disabled, onChoose }: ChoiceProps) {
  return (
    <label className="answer-chip" data-chosen={chosen || undefined}>
      <input
        type="radio"
        name={name}
        checked={chosen}
        disabled={disabled}
        onChange={onChoose}
        className="accent-accent"
      />
      {RISK_WORDS[kind]}
    </label>
  );
}

/** By the lead times that four of five orders keep (p80), beside the quarter's end. */
function LeadTime({ facts }: { facts: LeadTimeFacts }) {
  const late = facts.ship?.inQuarter === false || facts.activation?.inQuarter === false;
  const days = facts.ship ? facts.hardwareDays : facts.activationDays;
  return (
    <p className="text-sm text-muted">
      <span className={late ? 'text-look' : undefined}>{facts.text}</span> Four of five take no more than{' '}
      {days} days ({facts.source}).
    </p>
  );
}
