'use client';

import { useState } from 'react';
import { Button } from '@/ui/controls/button';
import { FormDialog } from '@/ui/controls/form-dialog';
import { formText } from '@/ui/controls/form-text';
import { NumberField } from '@/ui/controls/number-field';
import { ShownOnce } from '@/ui/controls/shown-once';
import { TextField } from '@/ui/controls/text-field';
import { makeLinkAction } from '../actions';

type Props = { slug: string; month: string; monthName: string; days: number; mostDays: number };

type Made = { label: string; address: string; lastDay: string };

/** Makes a link and shows its address this once: the server keeps its hash, so it cannot be shown again. */
export function NewLink({ slug, month, monthName, days, mostDays }: Props) {
  const [made, setMade] = useState<Made | null>(null);
  return (
    <div className="flex flex-col gap-3">
      {made ? (
        <ShownOnce
          text={`Copy the link for ${made.label} now: it is shown this once. It opens until ${made.lastDay}.`}
          label={`The link for ${made.label}`}
          secret={made.address}
          onDone={() => setMade(null)}
        />
      ) : null}
      <div>
        <FormDialog
          title="A link to this page"
          description={`Whoever has it reads the page of ${monthName}, and nothing else. No account is needed.`}
          trigger={<Button>New link</Button>}
          submit="Make the link"
          act={async (form) => {
            const label = formText(form, 'label') ?? '';
            const typed = Number(formText(form, 'days') ?? days);
            const result = await makeLinkAction(slug, { month, label, days: typed });
            if (!result.ok) return result.refusal;
            setMade({ label, address: result.value.address, lastDay: result.value.until });
            return null;
          }}
        >
          <TextField
            label="For whom"
            name="label"
            hint="Such as “Anna Berg, investor”. Only your team sees it."
            maxLength={100}
            required
          />
          <NumberField
            label="Opens for how many days"
            name="days"
            defaultValue={String(days)}
            hint={`At most ${mostDays}. You can revoke it at any time.`}
            required
          />
        </FormDialog>
      </div>
    </div>
  );
}
