import { samePlan, type FieldChange, type HistoryEntry, type LineChange } from '@/domain/deals/history';
import { STAGE_LABELS } from '@/domain/deals/stages';
import { dateText } from '@/ui/format/dates';
import { moneyExact } from '@/ui/format/money';
import { DEAL_FIELD_WORDS, dealValueText } from './conflict-words';
import { EVIDENCE_WORDS } from './evidence-words';
import { planWords } from './line-words';

type Part = HistoryEntry['parts'][number];
type Evidence = Extract<Part, { kind: 'recorded' | 'voided' }>['data'];

/** "Close date: 31 Jan 2027 → 28 Feb 2027". */
export function fieldWords({ field, was, now }: FieldChange, currency: string): string {
  const word = DEAL_FIELD_WORDS[field] ?? field;
  return `${word}: ${dealValueText(field, was, currency)} → ${dealValueText(field, now, currency)}`;
}

/** "100 gateways: 100 → 120 units, $1,000.00 → $1,200.00". */
export function lineWords({ line, was, now }: LineChange, currency: string): string {
  const money = (minor: bigint) => moneyExact({ minor, currency });
  if (now === null) return `Line gone: ${line}`;
  if (was === null) return `New line: ${line}, ${money(now.amountMinor)}`;
  const day = (version: typeof now) => (version.promisedOn ? dateText(version.promisedOn) : 'no day');
  const parts = [
    ...(was.description === now.description ? [] : [`was “${was.description}”`]),
    ...(was.units === now.units ? [] : [`${was.units ?? '–'} → ${now.units ?? '–'} units`]),
    ...(was.amountMinor === now.amountMinor ? [] : [`${money(was.amountMinor)} → ${money(now.amountMinor)}`]),
    ...(was.promisedOn === now.promisedOn ? [] : [`${day(was)} → ${day(now)}`]),
    ...(was.recurring === now.recurring ? [] : [now.recurring ? 'now recurring' : 'now once']),
    ...detailWords(was, now, currency),
  ];
  return `Line ${line}: ${parts.join(', ')}`;
}

type Version = NonNullable<LineChange['now']>;

/** What changed of a line's price, supply and work, each as a few words. */
function detailWords(was: Version, now: Version, currency: string): string[] {
  const price = ({ unitPriceMinor: minor }: Version) =>
    minor === null ? 'none' : moneyExact({ minor, currency });
  const hours = (count: number | null) => (count === null ? 'none' : `${count}`);
  const plan = (version: Version) => planWords(version.shipmentPlan) || 'none';
  const named = (word: string, a: string | null, b: string | null) =>
    a === b ? [] : [`${word} ${a ?? 'none'} → ${b ?? 'none'}`];
  return [
    ...(was.unitPriceMinor === now.unitPriceMinor ? [] : [`price of one ${price(was)} → ${price(now)}`]),
    ...named('product', was.product, now.product),
    ...named('supplier', was.supplier, now.supplier),
    ...(samePlan(was.shipmentPlan, now.shipmentPlan) ? [] : [`shipments ${plan(was)} → ${plan(now)}`]),
    ...(was.timeAndMaterials === now.timeAndMaterials
      ? []
      : [now.timeAndMaterials ? 'now by the hour' : 'now at a fixed price']),
    ...(was.expectedHours === now.expectedHours
      ? []
      : [`expected hours ${hours(was.expectedHours)} → ${hours(now.expectedHours)}`]),
    ...(was.hoursDone === now.hoursDone
      ? []
      : [`hours worked ${hours(was.hoursDone)} → ${hours(now.hoursDone)}`]),
    ...(was.overInstallation === now.overInstallation
      ? []
      : [now.overInstallation ? 'now earned over the installation' : 'now earned at its milestone']),
  ];
}

/** "Hardware PO PO-4711 of 1 Feb 2026, $93,000.00". */
export function evidenceWords(
  { evidence, reference, on, amountMinor, units }: Evidence,
  currency: string,
): string {
  const amount = amountMinor === null ? '' : `, ${moneyExact({ minor: BigInt(amountMinor), currency })}`;
  const pieces = units === null ? '' : `, ${units} units`;
  const name = [EVIDENCE_WORDS[evidence].label, reference ?? ''].join(' ').trim();
  return `${name} of ${dateText(on)}${amount}${pieces}`;
}

/** One part of an entry of the history, in words. */
export function partWords(part: Part, currency: string): string {
  switch (part.kind) {
    case 'move': {
      const to = STAGE_LABELS[part.data.to];
      const move = part.data.from ? `${STAGE_LABELS[part.data.from]} → ${to}` : `Started as ${to}`;
      const said = part.data.reason && !['created', 'undone'].includes(part.data.reason);
      return said ? `${move}: ${part.data.reason}` : move;
    }
    case 'recorded':
      return `Recorded ${evidenceWords(part.data, currency)}`;
    case 'voided':
      return `Voided ${evidenceWords(part.data, currency)}: ${part.data.reason ?? 'no reason'}`;
    case 'logged':
    case 'unlogged': {
      const { activity, on, subject } = part.data;
      const about = subject ? `: ${subject}` : '';
      const what = `${activity.charAt(0).toUpperCase()}${activity.slice(1)} on ${dateText(on)}${about}`;
      return part.kind === 'logged' ? what : `Taken off: ${what}`;
    }
    case 'noted':
      return `Note: ${part.data.text}`;
    case 'unnoted':
      return `Note removed: ${part.data.text}`;
  }
}
