'use client';

import { useRef, useState } from 'react';
import { SENTENCE_LENGTH, type BoardTopic } from '@/domain/board/topics';
import { conflictOf } from '@/domain/values/conflict';
import type { Refusal } from '@/domain/values/result';
import { Alert } from '@/ui/controls/alert';
import { formText } from '@/ui/controls/form-text';
import { Button } from '@/ui/controls/button';
import { TextAreaField } from '@/ui/controls/text-area-field';
import { writeSentenceAction } from '../actions';

type Props = {
  slug: string;
  month: string;
  topic: BoardTopic;
  /** What the sentence is about, in words. */
  about: string;
  text: string;
  version: number;
  /** What the figures say by themselves, as long as nobody has said anything. */
  figuresSay: string;
};

function focus(area: HTMLTextAreaElement | null) {
  area?.focus();
}

/** The CRO's one sentence, written where it stands. */
export function SentenceBox({ slug, month, topic, about, text, version, figuresSay }: Props) {
  const [editing, setEditing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refusal | null>(null);
  /** Of what was opened; after a conflict the one that is written over. */
  const [seen, setSeen] = useState(version);
  const left = useRef(false);

  function close() {
    left.current = true;
    setEditing(false);
  }

  /** Who leaves the sentence goes on from where he came. */
  function comeBack(button: HTMLButtonElement | null) {
    if (button && left.current) button.focus();
    left.current = false;
  }

  async function save(form: FormData) {
    setBusy(true);
    const typed = formText(form, 'text');
    const result = await writeSentenceAction(slug, { month, topic, text: typed, version: seen });
    setBusy(false);
    if (result.ok) return close();
    setRefused(result.refusal);
    const conflict = conflictOf(result.refusal);
    if (conflict) setSeen(conflict.version);
  }

  if (!editing) {
    const open = () => {
      setSeen(version);
      setRefused(null);
      setEditing(true);
    };
    return (
      <>
        <p className={text === '' ? 'bs-soft' : undefined}>{text === '' ? figuresSay : text}</p>
        <Button ref={comeBack} variant="quiet" size="small" className="no-print -ms-2" onClick={open}>
          {text === '' ? 'Say something' : 'Change the sentence'}
          <span className="sr-only">{` about ${about}`}</span>
        </Button>
      </>
    );
  }
  const theirs = refused ? conflictOf(refused)?.theirs.text : undefined;
  return (
    <form
      className="no-print flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void save(new FormData(event.currentTarget));
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <TextAreaField
        label={`One sentence about ${about}`}
        name="text"
        rows={2}
        maxLength={SENTENCE_LENGTH}
        defaultValue={text}
        ref={focus}
        hint={`At most ${SENTENCE_LENGTH} characters. Empty takes it back.`}
      />
      {refused ? (
        <Alert tone="look" live title={refused.message}>
          {typeof theirs === 'string'
            ? `It says now: “${theirs}”. Save again to write over it.`
            : refused.remedy}
        </Alert>
      ) : null}
      <div className="flex gap-2">
        <Button type="submit" variant="primary" size="small" busy={busy}>
          Save
        </Button>
        <Button variant="quiet" size="small" onClick={close}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
