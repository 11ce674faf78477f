import type { Outcome } from '../deals/deal';
import type { CalendarDate } from '../values/calendar-date';
import { refuse, type Refusal } from '../values/result';

export const FIRST_VALUE_KINDS = ['data', 'insight', 'saving'] as const;
export type FirstValueKind = (typeof FIRST_VALUE_KINDS)[number];

/** What first value can be (product.md §6, TTFV): the words on every screen. */
export const FIRST_VALUE_WORDS: Record<FirstValueKind, string> = {
  data: 'First data transmission',
  insight: 'First operational insight',
  saving: 'First cost saved',
};

export const HANDOFF_STATES = ['returned', 'offered', 'accepted'] as const;
export type HandoffState = (typeof HANDOFF_STATES)[number];

/** How a deal's handoff stands; `missing` is a finding: a live PO, and delivery has been told nothing. */
export const HANDOFF_STANDINGS = ['missing', ...HANDOFF_STATES] as const;
export type HandoffStanding = (typeof HANDOFF_STANDINGS)[number];

/** What the rep hands over to delivery at the PO. */
export type HandoffFields = {
  promised: string;
  site: string;
  network: string;
  firstValueKind: FirstValueKind;
  firstValueEvent: string;
  devices: number | null;
  neededOn: CalendarDate | null;
};

/** What a deal says of its own handoff. `reached`: one of its deployments is activated or gave its first value. */
export type HandoffDeal = { outcome: Outcome; committed: boolean; reached: boolean };

/**
 * How the handoff of a deal stands, or null where none is due: nothing is ordered, the deal is over, or what would be handed over runs
 * already. What was handed over stays so whatever becomes of the deal.
 */
export function standingOf(deal: HandoffDeal, state: HandoffState | null): HandoffStanding | null {
  if (state !== null) return state;
  return deal.outcome === 'open' && deal.committed && !deal.reached ? 'missing' : null;
}

/** Why a deal cannot be handed over now, with the way out; null where it can. */
export function refuseOffer(
  deal: Pick<HandoffDeal, 'outcome' | 'committed'> & { hasHardware: boolean },
  state: HandoffState | null,
): { ok: false; refusal: Refusal } | null {
  if (state === 'accepted')
    return refuse('rule', 'Delivery has accepted this handoff: it cannot be changed any more.', {
      remedy: 'Tell delivery what is different. They change the deployment.',
    });
  if (deal.outcome === 'lost') return refuse('rule', 'This deal is lost: there is nothing to hand over.');
  if (!deal.committed)
    return refuse(
      'rule',
      `There is no ${deal.hasHardware ? 'PO' : 'signed order form'} yet, so there is nothing to hand over.`,
      { remedy: 'Record it on the deal first.' },
    );
  return null;
}

type Line = { stream: string; description: string; units: number | null; recurring: boolean };

/** What can be filled in from the deal: its lines are what was promised, their hardware the devices. Empty text where nobody has said it. */
export function draftOf(deal: {
  lines: readonly Line[];
  customer: string | null;
}): Pick<HandoffFields, 'promised' | 'devices'> & { site: string } {
  const promised = deal.lines.map(({ description, units, recurring }) => {
    const count = units === null ? '' : `${units} × `;
    return `${count}${description}${recurring ? ', each year' : ''}`;
  });
  const counted = deal.lines.filter((line) => line.stream === 'hardware' && line.units !== null);
  const devices = counted.reduce((sum, { units }) => sum + (units ?? 0), 0);
  return {
    promised: promised.join('\n').slice(0, 2000),
    devices: devices > 0 ? devices : null,
    site: deal.customer ?? '',
  };
}
