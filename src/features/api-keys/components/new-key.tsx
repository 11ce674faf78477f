'use client';

import { useState } from 'react';
import { Button } from '@/ui/controls/button';
import { FormDialog } from '@/ui/controls/form-dialog';
import { formText } from '@/ui/controls/form-text';
import { TextField } from '@/ui/controls/text-field';
import { toast } from '@/ui/controls/toast';
import { Card } from '@/ui/layout/card';
import { makeKeyAction } from '../actions';

type Props = { slug: string };

/** Makes a key and shows it this once: the server keeps its hash, so it cannot be shown again. */
export function NewKey({ slug }: Props) {
  const [made, setMade] = useState<{ name: string; key: string } | null>(null);
  return (
    <div className="flex flex-col gap-3">
      {made ? (
        <Card className="flex flex-col gap-3 text-sm">
          <p className="font-medium">Copy the key of {made.name} now: it is shown this once.</p>
          <div className="flex flex-wrap items-center gap-2">
            <input
              readOnly
              aria-label={`The key of ${made.name}`}
              value={made.key}
              onFocus={(event) => event.target.select()}
              className="min-w-0 flex-1 basis-64 rounded-md border bg-sunken px-3 py-2 font-mono text-xs"
            />
            <Button variant="primary" onClick={() => void copy(made.key)}>
              Copy
            </Button>
            <Button onClick={() => setMade(null)}>Done</Button>
          </div>
        </Card>
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

async function copy(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  toast({ title: 'Copied' });
}
