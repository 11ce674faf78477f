'use client';

import { UserPlus } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import type { Refusal } from '@/domain/values/result';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { Copyable } from '@/ui/controls/copyable';
import { Dialog } from '@/ui/controls/dialog';
import { SelectField } from '@/ui/controls/select-field';
import { TextField } from '@/ui/controls/text-field';
import { inviteMemberAction } from '../actions';
import { ROLE_OPTIONS } from './role-names';

type Props = { slug: string; freeReps: readonly { id: string; name: string }[] };
type Sent = { email: string; link: string | null };

/** Invites a person. Where no mail goes out, the link is shown once, to be handed over. */
export function InviteDialog({ slug, freeReps }: Props) {
  const [sent, setSent] = useState<Sent | null>(null);
  return (
    <Dialog
      title="Invite a person"
      description="The invitation works once, for seven days, for this address only."
      onOpenChange={(open) => (open ? setSent(null) : undefined)}
      trigger={
        <Button variant="primary" icon={<UserPlus aria-hidden className="size-4" />}>
          Invite
        </Button>
      }
    >
      {sent ? <SentNotice sent={sent} /> : <InviteForm slug={slug} freeReps={freeReps} onSent={setSent} />}
    </Dialog>
  );
}

function SentNotice({ sent: { email, link } }: { sent: Sent }) {
  if (link === null) {
    return (
      <Alert live title={`The invitation is on its way to ${email}.`}>
        It is in the list of open invitations until it is accepted.
      </Alert>
    );
  }
  return (
    <Alert live tone="look" title={`Give this link to ${email}.`}>
      <p>No mail was sent. The link is shown only now; whoever has it can accept.</p>
      <p className="mt-2 font-mono text-xs break-all text-text">
        <Copyable text={link}>{link}</Copyable>
      </p>
    </Alert>
  );
}

function InviteForm({ slug, freeReps, onSent }: Props & { onSent: (sent: Sent) => void }) {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const [role, setRole] = useState('REP');

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const text = textOf(new FormData(event.currentTarget));
    setBusy(true);
    const repId = text('repId') || null;
    const result = await inviteMemberAction(slug, { email: text('email'), name: text('name'), role, repId });
    setBusy(false);
    if (result.ok) onSent(result.value);
    else setRefusal(result.refusal);
  }

  const errors = refusal?.fields ?? {};
  return (
    <form onSubmit={(event) => void onSubmit(event)} className="flex flex-col gap-4">
      {refusal ? (
        <Alert live tone="act" title={refusal.message}>
          {refusal.remedy}
        </Alert>
      ) : null}
      <TextField name="name" label="Name" required autoComplete="off" error={errors['name']} />
      <TextField
        name="email"
        label="E-mail"
        type="email"
        required
        autoComplete="off"
        error={errors['email']}
      />
      <SelectField
        name="role"
        label="Role"
        options={ROLE_OPTIONS}
        value={role}
        onChange={(event) => setRole(event.target.value)}
        error={errors['role']}
      />
      {role === 'REP' && freeReps.length > 0 ? (
        <SelectField
          name="repId"
          label="Deals of"
          hint="The owner of his deals in the imported CRM."
          placeholder="The rep of the same name, or a new one"
          options={freeReps.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
      <Button type="submit" variant="primary" busy={busy}>
        Invite
      </Button>
    </form>
  );
}

function textOf(form: FormData): (name: string) => string {
  return (name) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
}
