'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { IMPORT_KINDS, type ImportKind } from '@/domain/imports/types';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { FileDrop } from '@/ui/controls/file-drop';
import { HEARD } from '@/ui/controls/heard-form';
import { ProgressBar } from '@/ui/controls/progress-bar';
import { RadioGroup } from '@/ui/controls/radio-group';
import { KIND_WORDS } from '../import-words';
import { TemplateLinks } from './template-links';

const LIMIT = 500 * 1024 * 1024;

type Refused = { message: string; remedy?: string };

/** Sends the file as it is; nothing is written to the company's data before the dry run was looked at. */
export function UploadForm({ slug, initialKind }: { slug: string; initialKind: ImportKind }) {
  const router = useRouter();
  const [kind, setKind] = useState<string>(initialKind);
  const [file, setFile] = useState<File | null>(null);
  const [sent, setSent] = useState<number | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);

  async function submit() {
    if (!file) return setRefused({ message: 'Choose a file first.' });
    setRefused(null);
    setSent(0);
    const answer = await send(
      `/api/t/${slug}/imports?kind=${kind}&name=${encodeURIComponent(file.name)}`,
      file,
      setSent,
    );
    if ('importId' in answer) return router.push(`/t/${slug}/imports/${answer.importId}`);
    setSent(null);
    setRefused(answer);
  }

  return (
    <form
      {...HEARD}
      className="flex max-w-2xl flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <RadioGroup
        label="What is in the file?"
        name="kind"
        value={kind}
        onChange={(event) => setKind(event.target.value)}
        options={IMPORT_KINDS.map((value) => ({ value, ...KIND_WORDS[value] }))}
      />
      <FileDrop
        name="file"
        label="CSV file or workbook"
        hint="Comma, semicolon or tab, any encoding, up to 500 MB; of a workbook (.xlsx, up to 20 MB) the first sheet."
        accept=".csv,.tsv,.txt,.xlsx,text/csv"
        maxBytes={LIMIT}
        onFile={setFile}
      />
      <TemplateLinks slug={slug} />
      {sent === null ? null : (
        <ProgressBar
          label={sent < 100 ? 'Sending the file' : 'Looking at the file'}
          value={sent < 100 ? sent : null}
        />
      )}
      {refused ? (
        <Alert tone="look" live title={refused.message}>
          {refused.remedy}
        </Alert>
      ) : null}
      <div>
        <Button type="submit" variant="primary" busy={sent !== null} disabled={!file}>
          Continue
        </Button>
      </div>
    </form>
  );
}

/** XMLHttpRequest, because fetch tells nothing of how much of a body has been sent. */
function send(
  url: string,
  file: File,
  onProgress: (percent: number) => void,
): Promise<{ importId: string } | Refused> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.responseType = 'json';
    request.upload.onprogress = (event) =>
      onProgress(Math.round((event.loaded * 100) / Math.max(1, event.total)));
    request.onerror = () =>
      resolve({ message: 'The connection broke. Nothing was imported.', remedy: 'Try again.' });
    request.onload = () => {
      const body = request.response as { importId?: string; error?: Refused } | null;
      if (body?.importId) resolve({ importId: body.importId });
      else resolve(body?.error ?? { message: 'The file could not be taken in.', remedy: 'Try again.' });
    };
    request.send(file);
  });
}
