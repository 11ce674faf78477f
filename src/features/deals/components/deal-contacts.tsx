'use client';

import { useState } from 'react';
import { Badge } from '@/ui/controls/badge';
import { Button } from '@/ui/controls/button';
import { toast } from '@/ui/controls/toast';
import { chooseContactAction } from '../actions';
import { ContactDialog, type Contact } from './contact-dialog';
import { undoToast } from './undo-toast';

type Props = {
  slug: string;
  dealId: string;
  version: number;
  contacts: readonly Contact[];
  /** Name of the deal's own contact. */
  main: string | null;
  customer: string | null;
  mayEdit: boolean;
};

/** The people at the customer; one of them is the deal's main contact. */
export function DealContacts({ slug, dealId, version, contacts, main, customer, mayEdit }: Props) {
  const [busy, setBusy] = useState<string | null>(null);

  async function choose({ id, name }: Contact) {
    setBusy(id);
    const result = await chooseContactAction(slug, { dealId, version, contactId: id });
    setBusy(null);
    if (!result.ok)
      return toast({ title: result.refusal.message, description: result.refusal.remedy, tone: 'act' });
    undoToast({ title: `${name} is the main contact`, slug, dealId, version: result.value.version });
  }

  if (!customer) return <p className="text-sm text-muted">This deal has no customer yet.</p>;
  return (
    <div className="flex flex-col gap-3">
      <ul className="flex flex-col divide-y divide-line text-sm">
        {contacts.map((contact) => (
          <li key={contact.id} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 py-2">
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2 font-medium wrap-anywhere">
                {contact.name}
                {contact.name === main ? <Badge tone="accent">Main contact</Badge> : null}
              </p>
              <p className="text-xs text-muted wrap-anywhere">
                {[contact.title, contact.email].filter(Boolean).join(' · ') || 'No role or e-mail yet'}
              </p>
            </div>
            {mayEdit ? (
              <div className="no-print flex gap-1">
                {contact.name === main ? null : (
                  <Button
                    size="small"
                    variant="quiet"
                    busy={busy === contact.id}
                    aria-label={`Make ${contact.name} the main contact`}
                    onClick={() => void choose(contact)}
                  >
                    Make main
                  </Button>
                )}
                <ContactDialog slug={slug} dealId={dealId} contact={contact} />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {contacts.length === 0 ? (
        <p className="text-sm text-muted">Nobody yet. A deal needs a contact to be a Lead.</p>
      ) : null}
      {mayEdit ? <ContactDialog slug={slug} dealId={dealId} contact={null} /> : null}
    </div>
  );
}
