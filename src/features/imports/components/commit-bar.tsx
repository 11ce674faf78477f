'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { LinkButton } from '@/ui/controls/link-button';
import { toast } from '@/ui/controls/toast';
import { countOf } from '@/ui/format/counts';
import { cancelImportAction, commitImportAction } from '../actions';
import { LiveProgress } from './live-progress';

type Props = { slug: string; importId: string; rows: number; nothingNew: boolean };

/** All accepted rows or none. */
export function CommitBar({ slug, importId, rows, nothingNew }: Props) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ message: string; remedy?: string } | null>(null);

  async function commit() {
    setBusy(true);
    const result = await commitImportAction(slug, { importId }, `commit-${importId}`);
    setBusy(false);
    if (!result.ok) return setRefused(result.refusal);
    toast({ title: `${countOf(rows, 'row')} imported` });
  }

  async function giveUp() {
    const result = await cancelImportAction(slug, { importId });
    if (result.ok) router.push(`/t/${slug}/imports`);
    else setRefused(result.refusal);
  }

  return (
    <div className="flex flex-col gap-3">
      {busy ? <LiveProgress slug={slug} importId={importId} label="Importing" /> : null}
      {refused ? (
        <Alert tone="look" live title={refused.message}>
          {refused.remedy}
        </Alert>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" busy={busy} onClick={() => void commit()}>
          {nothingNew ? 'Finish: nothing changes' : `Import ${countOf(rows, 'row')}`}
        </Button>
        <LinkButton href={`/t/${slug}/imports/${importId}?mapping=1`}>Change the mapping</LinkButton>
        <Button variant="quiet" disabled={busy} onClick={() => void giveUp()}>
          Give up
        </Button>
      </div>
    </div>
  );
}
