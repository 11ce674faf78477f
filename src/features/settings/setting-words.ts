import type { SettingId } from '@/domain/settings/settings';

type Words = {
  label: string;
  /** days, months or %. */
  unit: string;
  hint: string;
};

/** Each number in the words of the screen and of the log. */
export const SETTING_WORDS: Readonly<Record<SettingId, Words>> = {
  negotiationDays: {
    label: 'Negotiation',
    unit: 'days',
    hint: 'A deal in negotiation for longer is a finding of the audit.',
  },
  zombieDays: {
    label: 'Zombie',
    unit: 'days',
    hint: 'Quiet for longer, and the deal is closed as lost unless the rep writes why not.',
  },
  graceDays: {
    label: 'Grace after the PO',
    unit: 'days',
    hint: 'How long a planned shipment, activation or milestone may be late before a quiet deal counts as a zombie.',
  },
  verbalYesDays: {
    label: 'Verbal yes',
    unit: 'days',
    hint: 'A verbal yes without a PO that is older is a finding.',
  },
  quoteToleranceBp: {
    label: 'PO against quote',
    unit: '%',
    hint: 'A PO that differs from the quote by more is a finding.',
  },
  hardwareLeadP50: {
    label: 'PO to shipment',
    unit: 'days',
    hint: 'Every second order has shipped by then. The forecast counts with it.',
  },
  hardwareLeadP80: {
    label: 'PO to shipment, four of five',
    unit: 'days',
    hint: 'Four of five orders have shipped by then.',
  },
  installDays: { label: 'Shipment to installation', unit: 'days', hint: 'From the shipment to installed.' },
  activationLagP50: {
    label: 'Installation to activation',
    unit: 'days',
    hint: 'Every second installation is active by then. The forecast counts with it.',
  },
  activationLagP80: {
    label: 'Installation to activation, four of five',
    unit: 'days',
    hint: 'Four of five installations are active by then.',
  },
  hardwareLifeMonths: {
    label: 'Life of hardware',
    unit: 'months',
    hint: 'The long window of retention. Changing it counts the retention of all months anew.',
  },
  silentDays: {
    label: 'Connected',
    unit: 'days',
    hint: 'A device that reported within this time is connected. Connected without a paying contract is silent churn.',
  },
  renewalDays: {
    label: 'Renewals due',
    unit: 'days',
    hint: 'Contracts that end within this time are listed as up for renewal.',
  },
};

/** A stored number as people read it: 60 → "60 days", 1000 basis points → "10 %". */
export function settingText(id: SettingId, value: number): string {
  return `${shownNumber(id, value)} ${SETTING_WORDS[id].unit}`;
}

/** As it is typed: the tolerance is stored in basis points. */
export function shownNumber(id: SettingId, value: number): string {
  return String(id === 'quoteToleranceBp' ? value / 100 : value);
}

/** The numbers in the order of the screen. */
export const SETTING_GROUPS: readonly { title: string; ids: readonly SettingId[] }[] = [
  {
    title: 'The audit',
    ids: ['negotiationDays', 'zombieDays', 'graceDays', 'verbalYesDays', 'quoteToleranceBp'],
  },
  {
    title: 'Lead times of the forecast',
    ids: ['hardwareLeadP50', 'hardwareLeadP80', 'installDays', 'activationLagP50', 'activationLagP80'],
  },
  { title: 'Retention', ids: ['hardwareLifeMonths', 'silentDays', 'renewalDays'] },
];
