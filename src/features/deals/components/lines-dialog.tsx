'use client';

import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { LineFacts } from '@/domain/deals/deal';
import { conflictOf } from '@/domain/values/conflict';
import type { Refusal } from '@/domain/values/result';
import { STREAMS } from '@/domain/values/stream';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { Dialog } from '@/ui/controls/dialog';
import { STREAM_LABEL } from '@/ui/controls/stream-mark';
import { useOpener } from '@/ui/keyboard/use-actions';
import { editDealAction } from '../actions';
import {
  draftOf,
  newDraft,
  problemOf,
  readDrafts,
  type DraftedLine,
  type DraftProblem,
  type LineDraft,
} from '../line-draft';
import { LineFields } from './line-fields';
import { LinesConflict } from './lines-conflict';
import { undoToast } from './undo-toast';

type Props = {
  slug: string;
  dealId: string;
  version: number;
  lines: readonly LineFacts[];
  currency: string;
};

/** All lines of a deal in one form: what is sold on which clock, who supplies it, how it ships and how work is paid. */
export function LinesDialog(props: Props) {
  const [open, setOpen] = useState(false);
  useOpener('Edit lines', 'i', setOpen);
  const some = props.lines.length > 0;
  return (
    <Dialog
      title="Lines"
      description="Each line moves on its own clock: hardware by shipment, software by activation, services by milestone."
      size="wide"
      open={open}
      onOpenChange={setOpen}
      trigger={<Button>{some ? 'Edit lines' : 'Split into lines'}</Button>}
    >
      {open ? <LinesForm {...props} onDone={() => setOpen(false)} /> : null}
    </Dialog>
  );
}

function LinesForm({ slug, dealId, version, lines, currency, onDone }: Props & { onDone: () => void }) {
  const router = useRouter();
  // As it was when the form opened: a page that renews itself behind it must not lend it a version that nobody saw.
  const [opened] = useState({ version, lines });
  const [drafts, setDrafts] = useState<LineDraft[]>(() => lines.map((line) => draftOf(line, currency)));
  const [problem, setProblem] = useState<DraftProblem | null>(null);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const conflict = refused ? conflictOf(refused) : null;

  async function send(read: DraftedLine[], on: number) {
    setBusy(true);
    const result = await editDealAction(slug, { dealId, version: on, lines: read });
    setBusy(false);
    if (result.ok) {
      undoToast({ title: 'Lines saved', slug, dealId, version: result.value.version });
      return onDone();
    }
    setRefused(result.refusal);
    setProblem(problemOf(result.refusal.fields, drafts));
    // What the other one saved is shown beside: the page behind the form has it once it is read again.
    if (conflictOf(result.refusal)) router.refresh();
  }

  async function save(on: number) {
    const read = readDrafts(drafts, currency);
    setRefused(null);
    setProblem(read.ok ? null : read.problem);
    if (read.ok) await send(read.lines, on);
  }

  const change = (draft: LineDraft) =>
    setDrafts(drafts.map((other) => (other.key === draft.key ? draft : other)));
  return (
    <form
      className="flex flex-col gap-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save(opened.version);
      }}
    >
      {drafts.length === 0 ? (
        <p className="text-sm text-muted">
          No lines. The deal has one amount, which stands unsplit at its close date until a line says what it
          is for.
        </p>
      ) : null}
      {drafts.map((draft) => (
        <LineFields
          key={draft.key}
          draft={draft}
          currency={currency}
          problem={problem?.key === draft.key ? problem : null}
          onChange={change}
          onRemove={() => setDrafts(drafts.filter(({ key }) => key !== draft.key))}
        />
      ))}
      <div className="flex flex-wrap gap-2">
        {STREAMS.map((stream) => (
          <Button
            key={stream}
            icon={<Plus aria-hidden className="size-4" />}
            onClick={() => setDrafts([...drafts, newDraft(stream, crypto.randomUUID())])}
          >
            {STREAM_LABEL[stream]}
          </Button>
        ))}
      </div>
      {conflict ? (
        <LinesConflict
          was={opened.lines}
          now={version >= conflict.version ? lines : null}
          by={conflict.changedBy}
          currency={currency}
          busy={busy}
          onMine={() => void save(version)}
          onTheirs={onDone}
        />
      ) : refused && !problem ? (
        <Alert tone="look" live title={refused.message}>
          {refused.remedy}
        </Alert>
      ) : null}
      {conflict ? null : (
        <Button type="submit" variant="primary" busy={busy} className="self-end">
          Save lines
        </Button>
      )}
    </form>
  );
}
