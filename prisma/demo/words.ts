import type { Catalogue } from './company';
import type { Chance } from './random';

/** What people write into a CRM, by how far the deal is. `{n}` is the number of devices, `{unit}` what they are. */
const ACTIVITIES = {
  lead: [
    'First call: how they do it today',
    'Call with operations about the last outage',
    'Sent the one-page overview they asked for',
    'Met their team at the trade fair',
    'Call: who signs for hardware',
  ],
  demo: [
    'Showed the live dashboard to the operations team',
    'Walked the site with the facilities lead',
    'Follow-up mail with the survey of the first site',
    'Call with IT about the network and data export',
    'Demo for the finance lead: cost of one incident',
  ],
  quote: [
    'Went through the quote line by line',
    'Call with purchasing about payment terms',
    'Sent the security questionnaire back',
    'Meeting on delivery slots for {n} {unit}s',
    'Legal sent their changes to the contract',
    'Call: competitor offered a lower device price',
  ],
  order: [
    'Confirmed the ship slot with the contract manufacturer',
    'Call with their site manager about installation days',
    'Checked the mounting plan of {n} {unit}s',
    'Weekly delivery call',
  ],
} as const;

const NEXT_STEPS = {
  lead: [
    'Book the demo with their operations manager',
    'Send the two reference cases they asked for',
    'Call the site manager about the number of {unit}s',
    'Get the name of the person who signs the PO',
  ],
  demo: [
    'Send the quote for {n} {unit}s with both delivery options',
    'Put five {unit}s on trial at the first site',
    'Show the weekly report to their finance lead',
    'Send the data processing agreement to their IT',
  ],
  quote: [
    'Send revised quote with {n}-unit pricing',
    'Get the PO number from purchasing',
    'Agree payment terms with their finance lead',
    'Review the signed terms with their lawyer',
    'Present the payback sheet to their board',
  ],
  ordered: [
    'Confirm the ship date with the contract manufacturer',
    'Send the packing list of {n} {unit}s to the site manager',
  ],
  shipped: ['Send the installation plan to the site manager', 'Activate the first {unit}s with their IT'],
  activated: [
    'Hold the training with both shifts',
    'Show the first month of readings to their operations lead',
  ],
} as const;

export type Phase = keyof typeof ACTIVITIES;

const KINDS = {
  lead: ['call', 'mail', 'call'],
  demo: ['meeting', 'call', 'visit', 'mail'],
  quote: ['call', 'mail', 'meeting'],
  order: ['call', 'mail'],
} as const;

type About = { catalogue: Catalogue; units: number };

export function activityOf(chance: Chance, phase: Phase, about: About) {
  return {
    kind: chance.pick<'call' | 'mail' | 'meeting' | 'visit'>(KINDS[phase]),
    subject: filled(chance.pick(ACTIVITIES[phase]), about),
  };
}

export function nextStepOf(chance: Chance, phase: keyof typeof NEXT_STEPS, about: About): string {
  return filled(chance.pick(NEXT_STEPS[phase]), about);
}

function filled(text: string, { catalogue, units }: About): string {
  return text.replace('{n}', String(units)).replace('{unit}', catalogue.unit);
}
