'use client';

import { Paperclip } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState, type ReactElement } from 'react';
import type { Refusal } from '@/domain/values/result';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { Dialog } from '@/ui/controls/dialog';
import { formText } from '@/ui/controls/form-text';
import { SelectField } from '@/ui/controls/select-field';
import { toast } from '@/ui/controls/toast';
import { attachFileAction } from '../actions';
import { FileField } from './file-field';
import type { FilesOf } from './send-file';

/** A record that a file can be given to. */
export type Provable = { id: string; name: string; hasFile: boolean };

type FormProps = FilesOf & {
  records: readonly Provable[];
  /** The record that is chosen at first; none: the deal itself. */
  record?: string;
  file?: File | null;
};

type DialogProps = FormProps & { trigger?: ReactElement<Record<string, unknown>> } & (
    { open?: undefined; onOpenChange?: undefined } | { open: boolean; onOpenChange: (open: boolean) => void }
  );

/** Brings a file to a deal, and to the record that it proves. */
export function AttachDialog({ trigger, open: controlled, onOpenChange, ...form }: DialogProps) {
  const [own, setOwn] = useState(false);
  const open = controlled ?? own;
  const setOpen = onOpenChange ?? setOwn;
  return (
    <Dialog title="Attach a file" open={open} onOpenChange={setOpen} trigger={trigger}>
      {open ? <AttachForm {...form} onDone={() => setOpen(false)} /> : null}
    </Dialog>
  );
}

function AttachForm({
  slug,
  dealId,
  records,
  record = '',
  file,
  onDone,
}: FormProps & { onDone: () => void }) {
  const router = useRouter();
  const [evidenceId, setEvidenceId] = useState(record);
  const [refused, setRefused] = useState<Pick<Refusal, 'message' | 'remedy'> | null>(null);
  const [busy, setBusy] = useState(false);
  const chosen = records.find(({ id }) => id === evidenceId);

  async function submit(form: FormData) {
    const fileId = formText(form, 'file');
    if (!fileId) return setRefused({ message: 'Choose a file first.' });
    if (chosen) {
      setBusy(true);
      const result = await attachFileAction(slug, { evidenceId: chosen.id, fileId });
      setBusy(false);
      if (!result.ok) return setRefused(result.refusal);
    } else router.refresh();
    toast({ title: chosen ? `Attached to ${chosen.name}` : 'Kept with the deal' });
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
      <FileField slug={slug} dealId={dealId} name="file" label="File" first={file} />
      <SelectField
        label="What it proves"
        name="evidence"
        value={evidenceId}
        onChange={(event) => setEvidenceId(event.target.value)}
        options={[
          ...records.map(({ id, name, hasFile }) => ({
            value: id,
            label: hasFile ? `${name} (in place of its file)` : name,
          })),
          { value: '', label: 'Nothing yet: keep it with the deal' },
        ]}
      />
      {refused ? (
        <Alert tone="look" live title={refused.message}>
          {refused.remedy}
        </Alert>
      ) : null}
      <div className="flex justify-end">
        <Button
          type="submit"
          variant="primary"
          busy={busy}
          icon={<Paperclip aria-hidden className="size-4" />}
        >
          Attach
        </Button>
      </div>
    </form>
  );
}
