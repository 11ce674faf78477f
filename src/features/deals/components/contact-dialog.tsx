'use client';

import { useState } from 'react';
import type { Refusal } from '@/domain/values/result';
import { Button } from '@/ui/controls/button';
import { Dialog } from '@/ui/controls/dialog';
import { formText } from '@/ui/controls/form-text';
import { TextField } from '@/ui/controls/text-field';
import { toast } from '@/ui/controls/toast';
import { saveContactAction } from '../actions';
import { ConflictPanel } from './conflict-panel';

export type Contact = { id: string; name: string; email: string | null; title: string | null };
type Person = Omit<Contact, 'id'>;
type Props = { slug: string; dealId: string; /** null: a new one. */ contact: Contact | null };

/** Adds a person at the customer, or changes one. */
export function ContactDialog(props: Props) {
  const [open, setOpen] = useState(false);
  const { contact } = props;
  return (
    <Dialog
      title={contact ? `Change ${contact.name}` : 'Add a contact'}
      open={open}
      onOpenChange={setOpen}
      trigger={
        contact ? (
          <Button size="small" variant="quiet" aria-label={`Change ${contact.name}`}>
            Change
          </Button>
        ) : (
          <Button size="small" className="no-print self-start">
            Add a contact
          </Button>
        )
      }
    >
      {open ? <ContactForm {...props} onDone={() => setOpen(false)} /> : null}
    </Dialog>
  );
}

function ContactForm({ slug, dealId, contact, onDone }: Props & { onDone: () => void }) {
  const [seen] = useState<Person | null>(() => (contact ? personOf(contact) : null));
  const [conflict, setConflict] = useState<{ refusal: Refusal; mine: Person } | null>(null);
  const [busy, setBusy] = useState(false);

  async function send(person: Person, base: Person | null): Promise<Refusal | null> {
    const contactId = contact?.id ?? null;
    const result = await saveContactAction(slug, { dealId, contactId, ...person, seen: base });
    if (!result.ok) return result.refusal;
    // The way back is the same command with what stood before.
    const undo = seen ? () => void send(seen, person) : undefined;
    toast({ title: contact ? 'Contact saved' : `${person.name} added`, undo });
    return null;
  }

  async function submit(form: FormData) {
    const mine = {
      name: formText(form, 'name') ?? '',
      email: formText(form, 'email'),
      title: formText(form, 'title'),
    };
    setBusy(true);
    const refusal = await send(mine, seen);
    setBusy(false);
    if (refusal) setConflict({ refusal, mine });
    else onDone();
  }

  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(new FormData(event.currentTarget));
      }}
    >
      <TextField label="Name" name="name" defaultValue={seen?.name ?? ''} required />
      <TextField label="Role" name="title" defaultValue={seen?.title ?? ''} optional />
      <TextField label="E-mail" name="email" type="email" defaultValue={seen?.email ?? ''} optional />
      {conflict ? (
        <ConflictPanel
          {...conflict}
          currency=""
          // What stays mine goes on top of what stands now, which is then what was seen.
          onSave={(fields) => {
            const theirs = theirsOf(conflict.refusal, conflict.mine);
            return send({ ...theirs, ...fields }, theirs);
          }}
          onDone={onDone}
        />
      ) : null}
      {conflict?.refusal.code === 'conflict' ? null : (
        <Button type="submit" variant="primary" busy={busy} className="self-end">
          Save
        </Button>
      )}
    </form>
  );
}

function personOf({ name, email, title }: Contact): Person {
  return { name, email, title };
}

function theirsOf(refusal: Refusal, mine: Person): Person {
  return { ...mine, ...(refusal.details?.theirs as Partial<Person> | undefined) };
}
