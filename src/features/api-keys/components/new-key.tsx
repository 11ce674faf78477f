'use client';

import { useState } from 'react';
import { Button } from '@/ui/controls/button';
import { FormDialog } from '@/ui/controls/form-dialog';
import { formText } from '@/ui/controls/form-text';
import { ShownOnce } from '@/ui/controls/shown-once';
import { TextField } from '@/ui/controls/text-field';
import { makeKeyAction } from '../actions';

type Props = { slug: string };

/** Makes a key and shows it this once: the server keeps its hash, so it cannot be shown again. */
export function NewKey({ slug }: Props) {
  const [made, setMade] = useState<{ name: string; key: string } | null>(null);
  return (
    <div className="flex flex-col gap-3">
      {made ? (
        <ShownOnce
          text={`Copy the key of ${made.name} now: it is shown this once.`}
          label={`The key of ${made.name}`}
          secret={made.key}
          onDone={() => setMade(null)}
        />
      ) : null}
      <div>
        <FormDialog
          title="A new key"
          description="For one machine or one platform that knows which devices reported. It can send that and read nothing."
          trigger={<Button variant={made ? 'secondary' : 'primary'}>New key</Button>}
          submit="Make the key"
          act={async (form) => {
            const name = formText(form, 'name') ?? '';
            const result = await makeKeyAction(slug, { name });
            if (!result.ok) return result.refusal;
            setMade({ name, key: result.value.key });
            return null;
          }}
        >
          <TextField
            label="Name"
            name="name"
            hint="What it is for, such as “Device platform”."
            maxLength={100}
            required
          />
        </FormDialog>
      </div>
    </div>
  );
}
