'use client';

import { useParams } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/ui/controls/button';
import { TextAreaField } from '@/ui/controls/text-area-field';
import { toast } from '@/ui/controls/toast';
import { askForApprovalAction } from '../actions';

/** Asks the CRO where the gate said no. It stands inside the form of the move, so it is no form itself. */
export function FloorAsk({ dealId }: { dealId: string }) {
  const { tenant } = useParams<{ tenant: string }>();
  const [note, setNote] = useState('');
  const [state, setState] = useState<'asking' | 'busy' | 'asked'>('asking');

  async function ask() {
    setState('busy');
    const result = await askForApprovalAction(tenant, { dealId, note: note.trim() || null });
    setState(result.ok ? 'asked' : 'asking');
    toast(result.ok ? { title: 'On the CRO’s desk' } : { title: result.refusal.message, tone: 'act' });
  }

  if (state === 'asked')
    return <p className="text-sm">The CRO has been asked. You find the answer on the deal.</p>;
  return (
    <div className="flex flex-col gap-2">
      <TextAreaField
        label="Why it is worth it"
        value={note}
        onChange={(event) => setNote(event.target.value)}
        rows={2}
        optional
      />
      <div>
        <Button busy={state === 'busy'} onClick={() => void ask()}>
          Ask the CRO
        </Button>
      </div>
    </div>
  );
}
