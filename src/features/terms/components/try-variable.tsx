'use client';

import { useState } from 'react';
import { Button } from '@/ui/controls/button';
import { moneyWhole } from '@/ui/format/money';
import { showCompensationAction } from '../actions';
import type { PlainTerms } from './typed-terms';

type Props = { slug: string; terms: PlainTerms; currency: string };

/** What the terms in the form would have paid, before they are saved. */
export function TryVariable({ slug, terms, currency }: Props) {
  const { variableShareBp, variableFloorMinor, variableCapMinor } = terms;
  const asked = `${variableShareBp} ${variableFloorMinor} ${variableCapMinor}`;
  const [answer, setAnswer] = useState<{ asked: string; text: string } | null>(null);
  const [busy, setBusy] = useState(false);
  if (variableShareBp === null) return null;

  async function ask(shareBp: number) {
    setBusy(true);
    const input = { shareBp, floorMinor: variableFloorMinor, capMinor: variableCapMinor };
    const result = await showCompensationAction(slug, input);
    setBusy(false);
    if (!result.ok) return setAnswer({ asked, text: result.refusal.message });
    const { preview } = result.value;
    const parts = preview.quarters.map(
      ({ label, payMinor, state }) =>
        `${label} ${moneyWhole({ minor: BigInt(payMinor), currency })}${state === 'not_over' ? ' so far' : ''}`,
    );
    setAnswer({ asked, text: preview.reason ?? `It would have paid: ${parts.join(', ')}.` });
  }

  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button busy={busy} onClick={() => void ask(variableShareBp)}>
        What would it have paid?
      </Button>
      <p className="min-w-48 flex-1 text-sm tabular-nums" role="status">
        {answer?.asked === asked ? answer.text : ''}
      </p>
    </div>
  );
}
