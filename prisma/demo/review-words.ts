import type { Catalogue } from './company';
import type { Chance } from './random';

/** Next steps as a review asks for them: an action, an object, and a day that is put behind. */
const STEPS = {
  lead: [
    'Call the site manager about the number of {unit}s',
    'Book the demo with their operations lead',
    'Send the case study to their plant manager',
  ],
  demo: [
    'Send the quote for {n} {unit}s with both delivery options to their buyer',
    'Show the weekly report to their finance lead',
    'Send the data processing agreement to their IT',
  ],
  quote: [
    'Send the revised quote with {n}-unit pricing to their buyer',
    'Get the PO number from purchasing',
    'Agree the payment terms with their finance lead',
    'Review the signed terms with their lawyer',
    'Present the payback sheet to their board',
  ],
  ordered: [
    'Confirm the ship date with the contract manufacturer',
    'Send the packing list of {n} {unit}s to the site manager',
  ],
} as const;

export type StepPhase = keyof typeof STEPS;

export function reviewStep(
  chance: Chance,
  phase: StepPhase,
  { catalogue, units }: { catalogue: Catalogue; units: number },
): string {
  return chance.pick(STEPS[phase]).replace('{n}', String(units)).replace('{unit}', catalogue.unit);
}

export const CHALLENGES = [
  'Who signs, and where is the PO number?',
  'A yes on the phone is no order',
  'Nothing in the record carries this figure',
] as const;

export const KNOCKED = [
  'No PO: it counts what its stage carries',
  'The buyer has not answered for two weeks',
  'The order number was promised last week too',
] as const;

export const PARKED = [
  'Their buyer is away until next week',
  'The steering committee meets on Thursday',
] as const;

export const HELD = ['The step is exact and the quote stands', 'The PO is on record'] as const;

export const RISKS = ['budget', 'competitor', 'lead_time'] as const;

export const ACTIONS = [
  'Ask their finance lead for the approval limit',
  'Check the lead time with the contract manufacturer',
  'Write the price list for the second order',
  'Introduce the CEO to their managing director',
] as const;

export const SKIP_REASON = 'All of sales is at the trade fair this week';
