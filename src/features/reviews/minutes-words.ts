import type { EvidenceKind, StageId } from '@/domain/deals/deal';
import { percentText } from '@/domain/deals/stages';
import type { CardStanding } from '@/domain/reviews/events';
import type { MinutesDeal, MinutesPromise } from '@/domain/reviews/minutes';
import { dayUnsaid } from '@/domain/reviews/step-day';
import { countOf } from '@/ui/format/counts';
import { dateText } from '@/ui/format/dates';
import { moneyWhole } from '@/ui/format/money';
import { PROMISE_WORDS, RISK_WORDS } from './outcome-words';

const DOCUMENT_WORDS: Record<EvidenceKind, string> = {
  demo: 'Demo',
  quote: 'Hardware quote',
  po: 'Hardware PO',
  order_confirmation: 'Hardware order confirmation',
  sow: 'Signed SOW',
  order_form: 'Signed order form',
  shipment: 'Shipment',
  activation: 'Activation',
  milestone: 'Milestone certificate',
};

/** "Hardware PO 4711". A kind that these words do not know stands for itself: minutes outlive them. */
export function documentText(kind: string, reference: string | null): string {
  const word = (DOCUMENT_WORDS as Record<string, string>)[kind] ?? kind;
  return reference ? `${word} ${reference}` : word;
}

/** “Send the quote” by 27 Nov 2026: kept (Cara Cro). */
export function promiseText({ text, on, result, judgedBy }: MinutesPromise): string {
  const unsaid = dayUnsaid(text, on);
  const day = unsaid ? ` by ${dateText(unsaid)}` : '';
  const verdict = result === null ? 'not due yet' : PROMISE_WORDS[result];
  return `“${text}”${day}: ${verdict} (${judgedBy ?? 'by the record'})`;
}

export function nextStepText({ nextStep, nextStepOn }: MinutesDeal['answers']): string | null {
  if (nextStep === null) return null;
  const unsaid = dayUnsaid(nextStep, nextStepOn);
  return unsaid ? `${nextStep} (${dateText(unsaid)})` : nextStep;
}

export function evidenceText({ evidenceAnswer, evidence }: MinutesDeal['answers']): string | null {
  if (evidenceAnswer === null) return null;
  if (evidenceAnswer === 'none_yet') return 'Nothing yet';
  if (evidence.length === 0) return 'Linked, but none of it stands any more';
  return evidence
    .map(({ kind, reference, on }) => `${documentText(kind, reference)} of ${dateText(on)}`)
    .join('; ');
}

export function riskText({ riskKind, riskNote }: MinutesDeal['answers']): string | null {
  if (riskKind === null) return riskNote;
  const word = RISK_WORDS[riskKind];
  return riskNote ? `${word}: ${riskNote}` : word;
}

/** What was brought, and what of it evidence carried; null where nothing was brought as commit. */
export function claimText({ claimed, carried }: MinutesDeal, currency: string): string | null {
  const money = (minor: string) => moneyWhole({ minor: BigInt(minor), currency });
  const said = [
    ...(claimed.bp === null ? [] : [`${percentText(claimed.bp)} claimed`]),
    ...(claimed.verbalYesOn ? [`verbal yes of ${dateText(claimed.verbalYesOn)}`] : []),
  ];
  if (claimed.commitMinor === '0') return said.length > 0 ? `${said.join(', ')}; not as commit` : null;
  const carriedBy = carried.document
    ? `${documentText(carried.document.kind, carried.document.reference)} carries ${money(carried.commitMinor)}`
    : 'no PO carries it';
  const how = said.length > 0 ? ` (${said.join(', ')})` : '';
  return `${money(claimed.commitMinor)} brought${how}; ${carriedBy}`;
}

/** "Demo, 20 % → Hardware Quote Sent, 40 %"; what stays is said once: "Demo, 20 % → 10 %". */
export function standingText(
  before: CardStanding,
  after: CardStanding,
  labels: Record<StageId, string>,
): string {
  const [was, is] = [percentText(before.bp), percentText(after.bp)];
  if (before.stage === after.stage) return `${labels[after.stage]}, ${changed(was, is)}`;
  return `${labels[before.stage]}, ${was} → ${labels[after.stage]}, ${is}`;
}

/** "$72,800 → $36,400 of $182,000". */
export function weightText(before: CardStanding, after: CardStanding, currency: string): string {
  const money = (minor: string) => moneyWhole({ minor: BigInt(minor), currency });
  const weighted = changed(money(before.weightedMinor), money(after.weightedMinor));
  return `${weighted} of ${changed(money(before.amountMinor), money(after.amountMinor))}`;
}

function changed(before: string, after: string): string {
  return before === after ? after : `${before} → ${after}`;
}

export function closeText({ closeOn, pushes, pushedDays }: MinutesDeal): string | null {
  if (closeOn === null) return pushes === 0 ? null : 'None';
  const pushed = pushes === 1 ? 'pushed once' : `pushed ${pushes} times`;
  return pushes === 0
    ? dateText(closeOn)
    : `${dateText(closeOn)}, ${pushed} by ${countOf(pushedDays, 'day')} since the review before`;
}

/** "27 of 30 minutes", "34 of 30 minutes, 4 over". Begun minutes count. */
export function timeText(secondsUsed: number, secondsPlanned: number): string {
  const used = Math.ceil(secondsUsed / 60);
  const planned = Math.round(secondsPlanned / 60);
  const over = used > planned ? `, ${used - planned} over` : '';
  return `${used} of ${countOf(planned, 'minute')}${over}`;
}
