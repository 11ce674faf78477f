'use client';

import { Check } from 'lucide-react';
import { useRef, useState } from 'react';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { Button } from '@/ui/controls/button';
import { TextAreaField } from '@/ui/controls/text-area-field';
import { dateText } from '@/ui/format/dates';
import { KeepSuggestion } from './answer-box';
import type { AnswerFields } from './answer-fields';
import { judgeStep, prepareToJudge, type JudgedStep } from './judge-step';
import { useTyped } from './use-typed';
import { useWhilePressed } from './use-while-pressed';
import { weekdayText } from './words';

type Props = {
  fields: AnswerFields;
  /** The day of the step as it is stored; null while it is being written. */
  on: CalendarDate | null;
  /** The text is the record's: nobody has said it for this review. */
  suggested: boolean;
  today: CalendarDate;
  disabled: boolean;
  /** `held`: it is not to be sent before `onGood`. */
  onAnswer: (fields: AnswerFields, held: boolean) => void;
  onGood: (fields: AnswerFields) => void;
};

/** The pause after which a text is read; what is wrong with it is said only after the longer one, or when the field is left. */
const READ_MS = 300;
const SAY_MS = 1500;

/** The exact next step. What was understood shows while typing; what is missing is said once the person rests, with an example. */
export function NextStepAnswer({ fields, on, suggested, today, disabled, onAnswer, onGood }: Props) {
  const typed = useTyped(fields.nextStep ?? '');
  const [last, setLast] = useState<{ text: string; judged: JudgedStep | null } | null>(null);
  const [resting, setResting] = useState(true);
  const timers = useRef<ReturnType<typeof setTimeout>[]>([]);
  const judged = last?.text === typed.text ? last.judged : null;
  const said = useWhilePressed({ judged, resting, on, suggested });

  // Runs on although the card may have been closed meanwhile: what was typed there is to be saved all the same.
  async function judge(text: string) {
    const answer = await judgeStep(text, today);
    setLast({ text, judged: answer });
    if (answer?.good !== false) onGood({ nextStep: text });
  }

  function write(text: string) {
    const empty = text.trim() === '';
    onAnswer({ nextStep: empty ? null : text }, !empty);
    for (const timer of timers.current) clearTimeout(timer);
    setResting(false);
    if (empty) return;
    timers.current = [
      setTimeout(() => void judge(text), READ_MS),
      setTimeout(() => setResting(true), SAY_MS),
    ];
  }

  return (
    <>
      <TextAreaField
        label="What exactly, with what, by which day"
        rows={2}
        maxLength={500}
        disabled={disabled}
        placeholder="Send revised quote with 500-unit pricing by Wednesday"
        enterKeyHint="done"
        value={typed.text}
        onFocus={() => {
          typed.focus();
          prepareToJudge();
        }}
        onBlur={() => {
          typed.blur();
          setResting(true);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          event.currentTarget.blur();
        }}
        onChange={(event) => {
          typed.set(event.target.value);
          write(event.target.value);
        }}
      />
      <StepSaid
        {...said}
        today={today}
        onKeep={() => {
          write(typed.text);
          setResting(true);
        }}
        onTake={(text) => {
          typed.blur();
          write(text);
        }}
      />
    </>
  );
}

type SaidProps = Pick<Props, 'on' | 'suggested' | 'today'> & {
  judged: JudgedStep | null;
  /** The person has stopped typing: what is missing may be said. */
  resting: boolean;
  onKeep: () => void;
  onTake: (text: string) => void;
};

/** What stands below the field: how it was understood, or what it lacks. */
function StepSaid({ judged, resting, on, suggested, today, onKeep, onTake }: SaidProps) {
  return (
    <>
      {suggested && (on === null || on < today) ? (
        <p className="text-sm text-look">
          {on ? `From the record, but ${dateText(on)} has passed.` : 'From the record, but it names no day.'}{' '}
          By which day now?
        </p>
      ) : null}
      {suggested && on !== null && on >= today ? <KeepSuggestion onKeep={onKeep} /> : null}
      <div role="status" className="text-sm">
        {judged?.good ? (
          <p className="flex items-start gap-1.5 text-muted">
            <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
            {judged.understood}
          </p>
        ) : null}
        {judged === null && on && !suggested ? <p className="text-muted">By {weekdayText(on)}</p> : null}
        {judged?.good === false && resting ? <Better judged={judged} onTake={onTake} /> : null}
      </div>
    </>
  );
}

/** What is missing, and a better sentence that one press takes over. */
function Better({
  judged,
  onTake,
}: {
  judged: JudgedStep & { good: false };
  onTake: (text: string) => void;
}) {
  const { reason, example } = judged;
  return (
    <div className="flex flex-col gap-1 text-look">
      <p>{reason}</p>
      {example ? (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-text">
          <q className="wrap-anywhere">{example}</q>
          <Button size="small" onClick={() => onTake(example)}>
            Use this
          </Button>
        </p>
      ) : null}
    </div>
  );
}
