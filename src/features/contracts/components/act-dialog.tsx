'use client';

import { useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { compareEdits, conflictOf, type ConflictDetails } from '@/domain/values/conflict';
import type { Refusal } from '@/domain/values/result';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { Dialog } from '@/ui/controls/dialog';
import { toast } from '@/ui/controls/toast';
import { undoContractAction } from '../actions';
import { fieldWord, valueWord } from '../contract-words';
import { MovePreview, type PlainMove } from './move-preview';

type Answer<O> = { ok: true; value: O } | { ok: false; refusal: Refusal };
type Contract = { contractId: string; version: number };
/** What a command answers: one contract, or several. */
type Moved = { moves: readonly PlainMove[] } & (Contract | { contracts: readonly Contract[] });

export type ActDialogProps = {
  slug: string;
  title: string;
  description?: ReactNode;
  trigger: ReactElement<Record<string, unknown>>;
  /** On the button that sends the form. */
  submit: string;
  danger?: boolean;
  /** The company's, in which the ledger moves. */
  currency: string;
  /** Does what the form says, or with `dryRun` answers what it would move. What cannot be read is a refusal, too. */
  act: (form: FormData, dryRun: boolean) => Answer<Moved> | Promise<Answer<Moved>>;
  /** What to say afterwards. */
  said: string;
  /** Fields, given what is wrong with each. */
  children: (errors: Record<string, string>) => ReactNode;
};

/** Milliseconds after the last key before the effect is asked for. */
const PAUSE = 350;

/** Something that happens to contracts: a few fields, what it would move in ARR while one types, one button. */
export function ActDialog(props: ActDialogProps) {
  const [open, setOpen] = useState(false);
  const { title, description, trigger } = props;
  return (
    <Dialog title={title} description={description} open={open} onOpenChange={setOpen} trigger={trigger}>
      {open ? <ActForm {...props} onDone={() => setOpen(false)} /> : null}
    </Dialog>
  );
}

function ActForm(props: ActDialogProps & { onDone: () => void }) {
  const { slug, submit, danger, currency, act, said, children, onDone } = props;
  const form = useRef<HTMLFormElement>(null);
  const { moves, ask } = usePreview(form, (data) => act(data, true));
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);

  async function send(data: FormData) {
    setBusy(true);
    const result = await act(data, false);
    setBusy(false);
    if (!result.ok) return setRefusal(result.refusal);
    onDone();
    const { value } = result;
    const changed = 'contracts' in value ? value.contracts[0] : value;
    toast({ title: said, undo: changed ? () => void takeBack(slug, changed) : undefined });
  }

  const errors = refusal?.fields ?? {};
  const conflict = refusal ? conflictOf(refusal) : null;
  return (
    <form
      ref={form}
      className="flex flex-col gap-4"
      onChange={ask}
      onSubmit={(event) => {
        event.preventDefault();
        void send(new FormData(event.currentTarget));
      }}
    >
      {children(errors)}
      <div className="min-h-5 rounded-lg bg-sunken p-3 text-sm" aria-live="polite">
        {moves ? (
          <MovePreview moves={moves} currency={currency} />
        ) : (
          <p className="text-muted">Fill in the fields to see what it moves in ARR.</p>
        )}
      </div>
      {refusal && Object.keys(errors).length === 0 ? (
        <Alert live tone="look" title={refusal.message}>
          {conflict ? <Differences conflict={conflict} /> : refusal.remedy}
        </Alert>
      ) : null}
      <div className="flex justify-end">
        <Button type="submit" variant={danger ? 'danger' : 'primary'} busy={busy}>
          {submit}
        </Button>
      </div>
    </form>
  );
}

/** Asks for the effect when nothing was typed for a moment; an answer that was overtaken is dropped. */
function usePreview(
  form: React.RefObject<HTMLFormElement | null>,
  rehearse: (data: FormData) => Answer<Moved> | Promise<Answer<Moved>>,
) {
  const [moves, setMoves] = useState<readonly PlainMove[] | null>(null);
  const latest = useRef({ rehearse, asked: 0, timer: 0 });
  latest.current.rehearse = rehearse;

  function ask() {
    const state = latest.current;
    window.clearTimeout(state.timer);
    state.asked += 1;
    const mine = state.asked;
    state.timer = window.setTimeout(() => {
      if (!form.current) return;
      void Promise.resolve(state.rehearse(new FormData(form.current))).then((result) => {
        if (mine === state.asked) setMoves(result.ok ? result.value.moves : null);
      });
    }, PAUSE);
  }

  useEffect(() => {
    const state = latest.current;
    ask();
    return () => window.clearTimeout(state.timer);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, for what the fields begin with
  }, []);
  return { moves, ask };
}

/** Both values of what somebody else changed meanwhile. */
function Differences({ conflict }: { conflict: ConflictDetails }) {
  const rows = compareEdits(conflict, conflict.seen ?? {});
  return (
    <>
      <ul>
        {rows.map(({ field, mine, theirs }) => (
          <li key={field}>
            {fieldWord(field)}: was {valueWord(field, mine)}, is {valueWord(field, theirs)}
          </li>
        ))}
      </ul>
      <p>
        {conflict.changedBy ? `${conflict.changedBy} saved first. ` : ''}Close this and open it again to go on
        from there.
      </p>
    </>
  );
}

async function takeBack(slug: string, { contractId, version }: Contract) {
  const result = await undoContractAction(slug, { contractId, version });
  if (result.ok) return toast({ title: 'Undone' });
  toast({ title: result.refusal.message, description: result.refusal.remedy, tone: 'act' });
}
