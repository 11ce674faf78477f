import type { LineFacts, PlannedShipment } from '@/domain/deals/deal';
import { multiplyRatio, parseDecimal, toDecimal } from '@/domain/values/money';
import type { Stream } from '@/domain/values/stream';

/** A line as a form holds it: what was typed, before anybody has read it. `key` is the row's own, for as long as the form is open. */
export type LineDraft = {
  key: string;
  id: string | null;
  stream: Stream;
  recurring: boolean;
  description: string;
  units: string;
  unitPrice: string;
  amount: string;
  promisedOn: string;
  product: string;
  supplier: string;
  timeAndMaterials: boolean;
  expectedHours: string;
  hoursDone: string;
  overInstallation: boolean;
  plan: PlanDraft[];
};

export type PlanDraft = { key: string; units: string; promisedOn: string };

/** A line as the commands take it. */
export type DraftedLine = Omit<
  LineFacts,
  'id' | 'amountMinor' | 'unitPriceMinor' | 'promisedOn' | 'shipmentPlan'
> & {
  id: string | null;
  amountMinor: string;
  unitPriceMinor: string | null;
  promisedOn: string | null;
  shipmentPlan: { units: number; promisedOn: string }[];
};

export function newDraft(stream: Stream, key: string): LineDraft {
  const recurring = stream === 'software';
  const description = { hardware: 'Hardware', software: 'Software subscription', services: 'Services' }[
    stream
  ];
  return { ...EMPTY, key, stream, recurring, description, plan: [] };
}

const EMPTY = {
  id: null,
  units: '',
  unitPrice: '',
  amount: '',
  promisedOn: '',
  product: '',
  supplier: '',
  timeAndMaterials: false,
  expectedHours: '',
  hoursDone: '',
  overInstallation: false,
};

export function draftOf(line: LineFacts, currency: string): LineDraft {
  const money = (minor: bigint | null) => (minor === null ? '' : toDecimal({ minor, currency }));
  const count = (value: number | null) => (value === null ? '' : String(value));
  return {
    key: line.id,
    id: line.id,
    stream: line.stream,
    recurring: line.recurring,
    description: line.description,
    units: count(line.units),
    unitPrice: money(line.unitPriceMinor),
    amount: money(line.amountMinor),
    promisedOn: line.promisedOn ?? '',
    product: line.product ?? '',
    supplier: line.supplier ?? '',
    timeAndMaterials: line.timeAndMaterials,
    expectedHours: count(line.expectedHours),
    hoursDone: count(line.hoursDone),
    overInstallation: line.overInstallation,
    plan: line.shipmentPlan.map((shipment, i) => planDraft(shipment, `${line.id}-${i}`)),
  };
}

function planDraft({ units, promisedOn }: PlannedShipment, key: string): PlanDraft {
  return { key, units: String(units), promisedOn };
}

/** Units × price, where both can be read: the amount of a line that has no other. Minor units. */
export function pricedMinor(
  { units, unitPrice }: Pick<LineDraft, 'units' | 'unitPrice'>,
  currency: string,
): bigint | null {
  const count = readCount(units);
  const price = readMoney(unitPrice, currency);
  return count === null || price === null ? null : multiplyRatio(price, BigInt(count), 1n);
}

/** What is wrong with a draft, by `field` of the draft, in words for the person who typed it. */
export type DraftProblem = { key: string; field: keyof LineDraft; message: string };

/** The lines of a form as the commands take them, or the first thing that cannot be read. A field that the line's kind does not have is left out. */
export function readDrafts(
  drafts: readonly LineDraft[],
  currency: string,
): { ok: true; lines: DraftedLine[] } | { ok: false; problem: DraftProblem } {
  const lines: DraftedLine[] = [];
  for (const draft of drafts) {
    const read = readDraft(draft, currency);
    if ('field' in read) return { ok: false, problem: { key: draft.key, ...read } };
    lines.push(read);
  }
  return { ok: true, lines };
}

/** A refusal that names a field of a line ("lines.2.shipmentPlan"), as a problem of that line's draft; null where it names none. */
export function problemOf(
  fields: Readonly<Record<string, string>> | undefined,
  drafts: readonly LineDraft[],
): DraftProblem | null {
  for (const [path, message] of Object.entries(fields ?? {})) {
    const [head, index, name = ''] = path.split('.');
    const draft = head === 'lines' ? drafts[Number(index)] : undefined;
    if (!draft) continue;
    return { key: draft.key, field: FIELD_OF_INPUT[name] ?? 'description', message };
  }
  return null;
}

const FIELD_OF_INPUT: Record<string, keyof LineDraft> = {
  shipmentPlan: 'plan',
  amountMinor: 'amount',
  unitPriceMinor: 'unitPrice',
  units: 'units',
  expectedHours: 'expectedHours',
  hoursDone: 'hoursDone',
  promisedOn: 'promisedOn',
  product: 'product',
  supplier: 'supplier',
};

function readDraft(draft: LineDraft, currency: string): DraftedLine | Omit<DraftProblem, 'key'> {
  const unread = unreadable(draft, currency);
  if (unread) return unread;
  const amount = readMoney(draft.amount, currency) ?? pricedMinor(draft, currency);
  if (amount === null)
    return { field: 'amount', message: 'Fill in the amount, or units and the price of one.' };
  const once = !draft.recurring;
  const hourly = draft.stream === 'services' && once && draft.timeAndMaterials;
  return {
    id: draft.id,
    stream: draft.stream,
    recurring: draft.recurring,
    description: draft.description.trim(),
    units: readCount(draft.units),
    unitPriceMinor: readMoney(draft.unitPrice, currency)?.toString() ?? null,
    amountMinor: amount.toString(),
    timeAndMaterials: hourly,
    expectedHours: hourly ? readCount(draft.expectedHours) : null,
    hoursDone: hourly ? readCount(draft.hoursDone) : null,
    overInstallation: draft.stream === 'services' && once && !hourly && draft.overInstallation,
    promisedOn: draft.promisedOn || null,
    product: draft.product.trim() || null,
    supplier: draft.supplier.trim() || null,
    shipmentPlan: draft.stream === 'hardware' && once ? readPlan(draft.plan) : [],
  };
}

/** The first field that says something which is no number, no plan or nothing at all. */
function unreadable(draft: LineDraft, currency: string): Omit<DraftProblem, 'key'> | null {
  if (draft.description.trim() === '') return { field: 'description', message: 'Say what the line is.' };
  for (const field of ['units', 'expectedHours', 'hoursDone'] as const) {
    if (draft[field].trim() !== '' && readCount(draft[field]) === null)
      return { field, message: 'Write a whole number.' };
  }
  for (const field of ['amount', 'unitPrice'] as const) {
    if (draft[field].trim() !== '' && readMoney(draft[field], currency) === null)
      return { field, message: `Write an amount in ${currency}, like 1,234.50.` };
  }
  const part = draft.plan.find(
    ({ units, promisedOn }) =>
      (units.trim() === '') !== (promisedOn === '') || (units.trim() !== '' && !readCount(units)),
  );
  return part ? { field: 'plan', message: 'Each planned shipment has its units and its day.' } : null;
}

function readPlan(plan: readonly PlanDraft[]) {
  return plan.flatMap(({ units, promisedOn }) => {
    const count = readCount(units);
    return count === null || promisedOn === '' ? [] : [{ units: count, promisedOn }];
  });
}

function readCount(typed: string): number | null {
  const digits = typed.replaceAll(/[\s,']/g, '');
  return /^\d{1,8}$/.test(digits) ? Number(digits) : null;
}

function readMoney(typed: string, currency: string): bigint | null {
  const minor = parseDecimal(typed.replaceAll(/[\s,']/g, ''), currency);
  return minor === null || minor < 0n ? null : minor;
}
