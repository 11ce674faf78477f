'use client';

import { useState } from 'react';
import { SelectField } from '@/ui/controls/select-field';
import { toast } from '@/ui/controls/toast';
import { assignContractsAction } from '../actions';
import type { Choices } from '../queries';

type Props = {
  slug: string;
  contracts: { contractId: string; version: number }[];
  ownerId: string | null;
  owners: Choices['owners'];
  /** Whose contract it is, for whoever hears the page. */
  of: string;
};

/** Who answers for a renewal. Choosing saves at once, and can be taken back. */
export function OwnerSelect({ slug, contracts, ownerId, owners, of }: Props) {
  const [busy, setBusy] = useState(false);

  async function assign(list: Props['contracts'], to: string | null, back: string | null) {
    setBusy(true);
    const result = await assignContractsAction(slug, { contracts: list, ownerId: to });
    setBusy(false);
    if (!result.ok) return toast({ title: result.refusal.message, tone: 'act' });
    const name = owners.find(({ id }) => id === to)?.name;
    const next = result.value.contracts;
    toast({
      title: name ? `${name} answers for ${of}` : `Nobody answers for ${of}`,
      undo: () => void assign(next, back, to),
    });
  }

  return (
    <SelectField
      label={`Owner of ${of}`}
      hideLabel
      className="w-40 max-w-full"
      value={ownerId ?? ''}
      placeholder="Nobody yet"
      aria-busy={busy || undefined}
      disabled={busy}
      options={owners.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(event) => void assign(contracts, event.target.value || null, ownerId)}
    />
  );
}
