import type { EvidenceKind } from '@/domain/deals/deal';
import type { HandoffStanding } from '@/domain/deployments/handoff';

export const STANDING_NAMES: Record<HandoffStanding, string> = {
  missing: 'Missing',
  offered: 'Waits for delivery',
  returned: 'Returned',
  accepted: 'Accepted',
};

/** What commits a deal, in front of its number. */
export const DOCUMENT_NAMES: Partial<Record<EvidenceKind, string>> = {
  po: 'PO',
  order_form: 'Order form',
  sow: 'SOW',
};

/** Why a list is empty, and that this is well. */
export const EMPTY_WORDS: Record<HandoffStanding, { title: string; why: string }> = {
  missing: {
    title: 'No handoff is missing',
    why: 'Every open deal with a live PO has told delivery what was promised, or runs already.',
  },
  offered: {
    title: 'Nothing waits for delivery',
    why: 'What a rep hands over at the PO comes here until delivery accepts or returns it.',
  },
  returned: {
    title: 'Nothing was returned',
    why: 'What delivery cannot begin with goes back to the rep, with what is missing.',
  },
  accepted: {
    title: 'Nothing was accepted yet',
    why: 'An accepted handoff is a deployment with its value acceleration plan.',
  },
};
