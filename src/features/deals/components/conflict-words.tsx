import type { ReactNode } from 'react';
import { STAGE_LABELS } from '@/domain/deals/stages';
import { STAGE_IDS } from '@/domain/deals/deal';
import { parseCalendarDate } from '@/domain/values/calendar-date';
import { dateText } from '@/ui/format/dates';
import { moneyExact } from '@/ui/format/money';

/** A deal's editable fields in the words of its forms. */
export const DEAL_FIELD_WORDS: Record<string, string> = {
  name: 'Name',
  stage: 'Stage',
  customer: 'Customer',
  contact: 'Contact',
  rep: 'Rep',
  email: 'E-mail',
  title: 'Role',
  repId: 'Rep',
  closeOn: 'Close date',
  amountMinor: 'Amount',
  nextStep: 'Next step',
  nextStepOn: 'Next step on',
  verbalYesOn: 'Verbal yes on',
  claimBp: 'Claim',
  termMonths: 'Term',
  isPilot: 'Pilot',
};

/** A field's value as people read it. `names`: what ids stand for. */
export function dealValueText(
  field: string,
  value: unknown,
  currency: string,
  names: Readonly<Record<string, string>> = {},
): string {
  if (value === null || value === undefined || value === '') return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const text =
    typeof value === 'string' ? value : typeof value === 'object' ? 'changed' : String(value as number);
  if (field === 'amountMinor') return moneyExact({ minor: BigInt(text), currency });
  if (field === 'claimBp') return `${Number(text) / 100} %`;
  if (field === 'termMonths') return `${text} months`;
  if (field === 'stage') return stageWord(text);
  const day = field.endsWith('On') ? parseCalendarDate(text) : null;
  return day ? dateText(day) : (names[text] ?? text);
}

function stageWord(text: string): string {
  const stage = STAGE_IDS.find((id) => id === text);
  return stage ? STAGE_LABELS[stage] : text;
}

/** The same, free text in quotes so that it stands apart from the sentence. */
export function showDealValue(currency: string, names?: Readonly<Record<string, string>>) {
  return (field: string, value: unknown): ReactNode => {
    const text = dealValueText(field, value, currency, names);
    return field === 'nextStep' && value ? <q>{text}</q> : text;
  };
}
