import type { Ruling } from '@/domain/deals/probability';
import { percentText } from '@/domain/deals/stages';
import { Alert } from '@/ui/controls/alert';
import { BringDocument } from './bring-document';
import type { MoveGate } from './move-form';
import { WithdrawClaim } from './withdraw-claim';

type Props = {
  rulings: readonly Ruling[];
  slug: string;
  dealId: string;
  version: number;
  /** What commits this deal: "PO", or "order form" where there is no hardware. */
  document: string;
  mayEdit: boolean;
  /** The form of the move to the commit stage; null: this member may not make it. */
  gate: MoveGate | null;
};

/** A claim that evidence does not carry: claimed, counts, missing, and the two ways out. It stays until one of them is taken. */
export function Claims({ rulings, mayEdit, gate, document, ...deal }: Props) {
  return rulings.map((ruling, index) => (
    <Alert
      key={ruling.kind}
      tone="look"
      title={claimWords(ruling)}
      action={
        mayEdit || gate ? (
          <>
            {mayEdit ? <WithdrawClaim {...deal} kind={ruling.kind} /> : null}
            {gate && index === 0 ? <BringDocument {...deal} gate={gate} document={document} /> : null}
          </>
        ) : undefined
      }
    >
      {ruling.missing.map((item) => item.remedy).join(' ')}
    </Alert>
  ));
}

/** "Claimed 80 % · counts 20 % · missing: PO with number, date and amount". */
function claimWords({ kind, claimedBp, countedBp, missing }: Ruling): string {
  const claim = kind === 'claim' && claimedBp !== null ? `Claimed ${percentText(claimedBp)}` : 'Verbal yes';
  const lacks = missing.map(({ code }) => LACKS[code] ?? code.replaceAll('_', ' '));
  return [
    claim,
    `counts ${percentText(countedBp)}`,
    ...(lacks.length > 0 ? [`missing: ${lacks.join(', ')}`] : []),
  ].join(' · ');
}

const LACKS: Partial<Record<string, string>> = {
  po: 'PO number, date, amount',
  po_incomplete: 'the rest of the PO',
  po_in_future: 'the real PO date',
  order_form: 'signed order form or SOW',
  order_form_incomplete: 'the number of the order form',
  order_form_in_future: 'the real date of the order form',
};
