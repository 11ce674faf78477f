import { STAGE_LABELS } from '@/domain/deals/stages';
import { addDays, type CalendarDate } from '@/domain/values/calendar-date';

/** A cell of the form: a word, a day, a count, or an amount in whole units of the company's currency. */
export type FormCell = string | { day: CalendarDate } | { count: number } | { amount: number } | null;

/**
 * The form in which companies keep a three-stream forecast today: one deal a row, each stream with its amount and its own day. The
 * columns as a template has them, with where each goes; the import knows them by these names (preset-three-stream.ts).
 */
export const FORM_COLUMNS = [
  { header: 'Deal ID', target: 'externalId' },
  { header: 'Deal', target: 'name' },
  { header: 'Customer', target: 'customer' },
  { header: 'Rep', target: 'rep' },
  { header: 'Stage', target: 'stage' },
  { header: 'Expected PO date', target: 'closeOn' },
  { header: 'PO number', target: 'poNumber' },
  { header: 'PO date', target: 'poOn' },
  { header: 'PO amount', target: 'poAmount' },
  { header: 'Product', target: 'product' },
  { header: 'Supplier', target: 'supplier' },
  { header: 'Hardware units', target: 'units' },
  { header: 'Hardware amount', target: 'hardwareAmount' },
  { header: 'Hardware ship date', target: 'shipOn' },
  { header: 'Software ARR', target: 'softwareAmount' },
  { header: 'Software activation date', target: 'activationOn' },
  { header: 'Services amount', target: 'servicesAmount' },
  { header: 'Services completion date', target: 'completionOn' },
  { header: 'Term (months)', target: 'termMonths' },
] as const;

/** A row of the form by target; what is left out is an empty cell. */
type FormRow = Partial<Record<(typeof FORM_COLUMNS)[number]['target'], FormCell>>;

/** The template's cells: two deals as examples, one before and one after the PO, with days around `today`. */
export function exampleRows(today: CalendarDate): FormCell[][] {
  const day = (offset: number) => ({ day: addDays(today, offset) });
  const quoted: FormRow = {
    externalId: 'EXAMPLE-1',
    name: 'Example: 200 sensors (put your deal here)',
    customer: 'Example customer',
    stage: STAGE_LABELS.hardware_quote_sent,
    closeOn: day(30),
    product: 'Temperature sensor',
    supplier: 'Example supplier',
    units: { count: 200 },
    hardwareAmount: { amount: 24_000 },
    shipOn: day(114),
    softwareAmount: { amount: 9600 },
    activationOn: day(149),
    servicesAmount: { amount: 6000 },
    completionOn: day(160),
    termMonths: { count: 36 },
  };
  const ordered: FormRow = {
    ...quoted,
    externalId: 'EXAMPLE-2',
    name: 'Example: 80 gateways, ordered (put your deal here)',
    stage: STAGE_LABELS.hardware_po_received,
    closeOn: day(-20),
    poNumber: 'PO-1001',
    poOn: day(-20),
    poAmount: { amount: 46_500 },
    product: 'Gateway',
    units: { count: 80 },
    hardwareAmount: { amount: 36_000 },
    shipOn: day(64),
    softwareAmount: { amount: 3000 },
    activationOn: day(99),
    servicesAmount: { amount: 1500 },
    completionOn: day(110),
  };
  return [quoted, ordered].map((row) => FORM_COLUMNS.map(({ target }) => row[target] ?? null));
}
