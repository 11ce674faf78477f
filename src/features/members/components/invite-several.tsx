'use client';

import { useState, type FormEvent } from 'react';
import { readInvitees } from '@/domain/tenants/invite-list';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { Copyable } from '@/ui/controls/copyable';
import { HEARD } from '@/ui/controls/heard-form';
import { SelectField } from '@/ui/controls/select-field';
import { TextAreaField } from '@/ui/controls/text-area-field';
import { inviteMemberAction } from '../actions';
import { ROLE_OPTIONS } from './role-names';

type Outcome = { email: string; link: string | null; refused: string | null };

/** Several people of one role at once: each gets an invitation of his own, and each answer is shown. */
export function InviteSeveral({ slug }: { slug: string }) {
  const [outcomes, setOutcomes] = useState<Outcome[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const text = (name: string) => {
      const value = data.get(name);
      return typeof value === 'string' ? value : '';
    };
    const { people, wrong, tooMany } = readInvitees(text('people'));
    if (wrong.length > 0) return setProblem(`No e-mail address: ${wrong.join(', ')}`);
    if (tooMany) return setProblem('At most twenty at once.');
    setProblem(null);
    setBusy(true);
    const done: Outcome[] = [];
    for (const person of people) {
      const result = await inviteMemberAction(slug, { ...person, role: text('role'), repId: null });
      done.push(
        result.ok
          ? { ...result.value, refused: null }
          : { email: person.email, link: null, refused: result.refusal.message },
      );
    }
    setBusy(false);
    setOutcomes(done);
    if (done.every(({ refused }) => refused === null)) form.reset();
  }

  return (
    <form {...HEARD} onSubmit={(event) => void send(event)} className="flex max-w-lg flex-col gap-3">
      <TextAreaField
        name="people"
        label="People"
        rows={3}
        required
        hint="One a line: Ann Lee <ann@acme.example>, or the address alone."
        error={problem ?? undefined}
      />
      <SelectField name="role" label="Role of all of them" defaultValue="REP" options={ROLE_OPTIONS} />
      <div>
        <Button type="submit" variant="secondary" busy={busy}>
          Invite them
        </Button>
      </div>
      {outcomes.length > 0 ? <Outcomes outcomes={outcomes} /> : null}
    </form>
  );
}

function Outcomes({ outcomes }: { outcomes: readonly Outcome[] }) {
  const links = outcomes.some(({ link }) => link !== null);
  return (
    <Alert
      live
      tone={links ? 'look' : 'info'}
      title={links ? 'No mail was sent: hand these links over. They are shown only now.' : 'Invited.'}
    >
      <ul className="flex flex-col gap-1">
        {outcomes.map(({ email, link, refused }) => (
          <li key={email} className="wrap-anywhere">
            {email}: {refused ?? (link === null ? 'on its way' : <Copyable text={link}>{link}</Copyable>)}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
