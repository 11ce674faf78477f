'use client';

import { useState } from 'react';
import type { EvidenceKind } from '@/domain/deals/deal';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { Dialog } from '@/ui/controls/dialog';
import { SelectField } from '@/ui/controls/select-field';
import { toast } from '@/ui/controls/toast';
import { useOpener } from '@/ui/keyboard/use-actions';
import { recordEvidenceAction } from '../actions';
import { EvidenceFields, readEvidence } from './evidence-fields';
import { EVIDENCE_WORDS } from './evidence-words';

type Props = {
  slug: string;
  dealId: string;
  currency: string;
  today: string;
  lines: readonly { id: string; description: string }[];
  /** What this member may record. */
  kinds: readonly EvidenceKind[];
  /** It is being recorded: when it is on the deal, the page comes anew with it. */
  onRecording?: () => void;
};

/** Records one piece of evidence without moving the deal. */
export function RecordDialog(props: Props) {
  const [open, setOpen] = useState(false);
  useOpener('Record evidence', 'r', setOpen);
  return (
    <Dialog
      title="Record evidence"
      open={open}
      onOpenChange={setOpen}
      trigger={<Button>Record evidence</Button>}
    >
      {open ? <RecordForm {...props} onDone={() => setOpen(false)} /> : null}
    </Dialog>
  );
}

function RecordForm({ onDone, ...props }: Props & { onDone: () => void }) {
  const { slug, dealId, currency, today, lines, kinds, onRecording } = props;
  const [kind, setKind] = useState<EvidenceKind>(kinds.includes('po') ? 'po' : (kinds[0] ?? 'shipment'));
  const [lineId, setLineId] = useState('');
  const [problem, setProblem] = useState<{ message: string; remedy?: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const need = { kind, lineId: lineId || null };

  async function submit(form: FormData) {
    const evidence = readEvidence(form, [need], currency);
    if (evidence.length === 0)
      return setProblem({ message: `Add the day: ${EVIDENCE_WORDS[kind].date.toLowerCase()}.` });
    setBusy(true);
    onRecording?.();
    const result = await recordEvidenceAction(slug, { dealId, evidence });
    setBusy(false);
    if (!result.ok) return setProblem(result.refusal);
    toast({ title: `${EVIDENCE_WORDS[kind].label} recorded` });
    onDone();
  }

  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(new FormData(event.currentTarget));
      }}
    >
      <SelectField
        label="What"
        name="kind"
        value={kind}
        onChange={(event) => setKind(event.target.value as EvidenceKind)}
        options={kinds.map((value) => ({ value, label: EVIDENCE_WORDS[value].label }))}
      />
      {lines.length > 0 ? (
        <SelectField
          label="For"
          name="lineId"
          value={lineId}
          onChange={(event) => setLineId(event.target.value)}
          options={[
            { value: '', label: 'The whole deal' },
            ...lines.map((line) => ({ value: line.id, label: line.description })),
          ]}
        />
      ) : null}
      <EvidenceFields
        key={kind}
        need={need}
        index={0}
        currency={currency}
        today={today}
        files={{ slug, dealId }}
      />
      {problem ? (
        <Alert tone="look" live title={problem.message}>
          {problem.remedy}
        </Alert>
      ) : null}
      <div className="flex justify-end">
        <Button type="submit" variant="primary" busy={busy}>
          Record
        </Button>
      </div>
    </form>
  );
}
