import type { SaveKind, SaveOutcome, SaveState } from '@/domain/devices/silent-churn';
import { countOf, countText } from '@/ui/format/counts';
import { moneyCompact } from '@/ui/format/money';
import type { SaveTotals } from './queries';

export const KIND_TITLES: Record<SaveKind, string> = {
  connected_not_paying: 'Connected, not paying',
  paying_not_connected: 'Paying, not connected',
};

export const KIND_LEADS: Record<SaveKind, string> = {
  connected_not_paying: 'Their devices still report, and they pay nothing: they count as churned.',
  paying_not_connected: 'They pay, and none of their devices reports: the next renewal is at risk.',
};

export const STATE_NAMES: Record<SaveState, string> = {
  open: 'In hand',
  saved: 'Saved',
  lost: 'Lost',
  explained: 'Explained',
};

export const OUTCOME_HINTS: Record<SaveOutcome, string> = {
  saved: 'They pay again, or report again. Until that shows they stay on the list.',
  lost: 'Nothing more will be done.',
  explained: 'Nothing is wrong: a device on the shelf, a pilot, a season.',
};

/** What the list says in one sentence. */
export function saveSentence(totals: Record<SaveKind, SaveTotals>, currency: string): string {
  const { connected_not_paying: unpaid, paying_not_connected: silent } = totals;
  if (unpaid.customers + silent.customers === 0)
    return 'Every customer whose devices report pays, and every one who pays reports.';
  const amount = (minor: bigint | null, words: string) =>
    minor === null || minor === 0n ? '' : ` (${moneyCompact({ minor, currency })} ${words})`;
  const parts = [
    unpaid.customers > 0 &&
      `${countOf(unpaid.customers, 'customer is', 'customers are')} connected and ${unpaid.customers === 1 ? 'pays' : 'pay'} nothing${amount(unpaid.arrMinor, 'of ARR lost')}`,
    silent.customers > 0 &&
      `${countOf(silent.customers, 'pays and is', 'pay and are')} silent${amount(silent.arrMinor, 'of ARR at risk')}`,
  ].filter(Boolean);
  return `${parts.join('; ')}. ${countText(unpaid.toSave + silent.toSave)} still to save.`;
}
