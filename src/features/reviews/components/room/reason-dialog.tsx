'use client';

import { useRef, useState } from 'react';
import { conflictOf } from '@/domain/values/conflict';
import type { Refusal } from '@/domain/values/result';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { Dialog } from '@/ui/controls/dialog';
import { formText } from '@/ui/controls/form-text';
import { TextField } from '@/ui/controls/text-field';
import type { RoomCard } from '../../room-view';
import type { ConflictPart } from './parts';
import { REASON_WORDS, type ReasonKind } from './reason-words';
import type { Seen } from './use-deeds';

export type ReasonAsked = {
  kind: ReasonKind;
  card: RoomCard;
  /** What stood on the deal when this was asked, or with the refusal that it came back with: it is decided on top of that. */
  seen: Seen;
  /** The form comes back after a refusal with what was typed. */
  typed?: string;
  refusal?: Refusal;
};

type Props = {
  asked: ReasonAsked;
  currency: string;
  ConflictPanel: ConflictPart;
  onSend: (reason: string | null) => void;
  onClose: () => void;
};

/** One line and Enter. It is gone at once; should the server refuse, it is back with the reason. */
export default function ReasonDialog({ asked, currency, ConflictPanel, onSend, onClose }: Props) {
  const { kind, card, refusal } = asked;
  const words = REASON_WORDS[kind];
  const conflict = refusal ? conflictOf(refusal) : null;
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(asked.typed ?? words.first(card));
  return (
    <Dialog
      title={`${words.title}: ${card.name}`}
      description={words.description(card)}
      open
      focusFirst={() => field.current}
      onOpenChange={(open) => (open ? undefined : onClose())}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          // After a conflict it is decided on top of what has changed, which stands above the button.
          onSend(formText(new FormData(event.currentTarget), 'reason'));
        }}
      >
        <TextField
          ref={field}
          label={words.label}
          name="reason"
          value={text}
          maxLength={1000}
          required={words.required}
          optional={!words.required}
          autoComplete="off"
          // What stands there already is replaced by the first letter.
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Suggestions kind={kind} card={card} onChoose={setText} />
        {refusal && conflict ? (
          <ConflictPanel
            refusal={refusal}
            mine={words.mine}
            currency={currency}
            onSave={() => {
              onSend(text.trim() === '' ? null : text);
              return Promise.resolve(null);
            }}
            onDone={onClose}
          />
        ) : refusal ? (
          <Alert tone="look" live title={refusal.message}>
            {refusal.remedy}
          </Alert>
        ) : null}
        <div className="flex justify-end">
          <Button type="submit" variant={kind === 'lost' ? 'danger' : 'primary'} size="large">
            {words.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** What is said again and again, for a thumb. */
function Suggestions({
  kind,
  card,
  onChoose,
}: Pick<ReasonAsked, 'kind' | 'card'> & { onChoose: (text: string) => void }) {
  const texts = REASON_WORDS[kind].suggestions(card);
  if (texts.length === 0) return null;
  return (
    <ul aria-label="Often said" className="-mt-1 flex flex-wrap gap-1.5">
      {texts.map((text) => (
        <li key={text}>
          <Button size="small" onClick={() => onChoose(text)}>
            {text}
          </Button>
        </li>
      ))}
    </ul>
  );
}
