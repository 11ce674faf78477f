import { STAGE_IDS, type Outcome } from '@/domain/deals/deal';
import type { Category } from '@/domain/deals/probability';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { SnapshotDeal } from './snapshot';
import {
  FORECAST_CATEGORIES,
  FORECAST_COLUMNS,
  type ClockFinding,
  type ClockStep,
  type ForecastRow,
} from './types';

// Records as text: lists of values in a fixed order, and what is said often once, in a table that they point into (0: none). A later form
// gets another number; what is stored is never rewritten.

const FORM = 1;
const OUTCOMES: readonly Outcome[] = ['open', 'won', 'lost'];
const CATEGORIES: readonly (Category | null)[] = [null, 'commit', 'bestCase', 'pipeline'];
const STEPS: readonly ClockStep[] = ['po', 'ship', 'install', 'activation', 'milestone', 'close'];

/** A whole number, as text where a JSON number would lose some of it. */
type Amount = number | string;
/** Where a text stands in the table; 0 is none. */
type Text = number;

type LineText = [lineId: string | null, column: number, realised: Amount];
type RowText = [
  line: number,
  period: number,
  actual: 0 | 1,
  category: number,
  amount: Amount,
  weighted: Amount,
  bp: number,
  committed: 0 | 1,
  date: Text,
  days: number | null,
  why: Text,
];
type FindingText = [line: number, step: number, dueOn: Text, movedTo: Text];
type DealText = [
  id: string,
  name: string,
  owners: [repId: Text, repName: Text, customerId: Text, customerName: Text, product: Text],
  state: [stage: number, outcome: number, category: number, bp: number, flags: number],
  days: [closeOn: Text, poOn: Text, shipOn: Text, activationOn: Text],
  lines: LineText[],
  rows: RowText[],
  findings: FindingText[],
];
type PartText = { form: number; texts: string[]; deals: DealText[] };

/** A part of a snapshot as text; parseDeals gives the same records back. */
export function serialiseDeals(deals: readonly SnapshotDeal[]): string {
  const table = new TextTable();
  const written = deals.map((deal) => writeDeal(deal, table));
  return JSON.stringify({ form: FORM, texts: table.texts, deals: written } satisfies PartText);
}

/** The records of a part. Throws on text that no snapshot has written. */
export function parseDeals(text: string): SnapshotDeal[] {
  const part = JSON.parse(text) as PartText;
  if (part.form !== FORM) throw new Error(`A part of a snapshot has the unknown form ${String(part.form)}`);
  const { texts } = part;
  const read: ReadText = (place) => (place === 0 ? null : (texts[place - 1] ?? null));
  return part.deals.map((deal) => readDeal(deal, read));
}

class TextTable {
  readonly texts: string[] = [];
  readonly #places = new Map<string, Text>();

  place(text: string | null): Text {
    if (text === null) return 0;
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    const place = this.texts.push(text);
    this.#places.set(text, place);
    return place;
  }
}

function writeDeal(deal: SnapshotDeal, table: TextTable): DealText {
  const at = (text: string | null) => table.place(text);
  const flags = (deal.committed ? 1 : 0) + (deal.knockedDown ? 2 : 0) + (deal.isZombie ? 4 : 0);
  const outcome = OUTCOMES.indexOf(deal.outcome);
  const category = CATEGORIES.indexOf(deal.category);
  const lines = new Map(deal.lines.map(({ lineId }, i) => [lineId, i]));
  return [
    deal.dealId,
    deal.name,
    [at(deal.repId), at(deal.repName), at(deal.customerId), at(deal.customerName), at(deal.product)],
    [STAGE_IDS.indexOf(deal.stage), outcome, category, deal.bp, flags],
    [at(deal.closeOn), at(deal.poOn), at(deal.shipOn), at(deal.activationOn)],
    deal.lines.map(({ lineId, column, realisedMinor }) => [
      lineId,
      FORECAST_COLUMNS.indexOf(column),
      amountText(realisedMinor),
    ]),
    deal.rows.map((row) => writeRow(row, lines, table)),
    deal.findings.map(({ lineId, step, dueOn, movedTo }) => [
      lineId === null ? -1 : (lines.get(lineId) ?? -1),
      STEPS.indexOf(step),
      at(dueOn),
      at(movedTo),
    ]),
  ];
}

function writeRow(row: ForecastRow, lines: ReadonlyMap<string | null, number>, table: TextTable): RowText {
  const line = lines.get(row.lineId);
  if (line === undefined) throw new Error('A row of a forecast belongs to no line of its deal');
  return [
    line,
    row.period,
    row.kind === 'actual' ? 1 : 0,
    FORECAST_CATEGORIES.indexOf(row.category),
    amountText(row.amountMinor),
    amountText(row.weightedMinor),
    row.probabilityBp,
    row.committed ? 1 : 0,
    table.place(row.date),
    row.days,
    table.place(row.why),
  ];
}

type ReadText = (place: Text) => string | null;

function readDeal(written: DealText, read: ReadText): SnapshotDeal {
  const [dealId, name, owners, state, days, lineTexts, rowTexts, findingTexts] = written;
  const [stage, outcome, category, bp, flags] = state;
  const [repId, repName, customerId, customerName, product] = owners;
  const [closeOn, poOn, shipOn, activationOn] = days;
  const lines = lineTexts.map(([lineId, column, realised]) => ({
    lineId,
    column: known(FORECAST_COLUMNS[column]),
    realisedMinor: BigInt(realised),
  }));
  return {
    dealId,
    name,
    repId: read(repId),
    repName: read(repName),
    customerId: read(customerId),
    customerName: read(customerName),
    product: read(product),
    stage: known(STAGE_IDS[stage]),
    outcome: known(OUTCOMES[outcome]),
    category: CATEGORIES[category] ?? null,
    committed: (flags & 1) !== 0,
    bp,
    knockedDown: (flags & 2) !== 0,
    closeOn: readDay(closeOn, read),
    poOn: readDay(poOn, read),
    shipOn: readDay(shipOn, read),
    activationOn: readDay(activationOn, read),
    isZombie: (flags & 4) !== 0,
    lines,
    rows: rowTexts.map((row) => readRow(row, dealId, known(lines[row[0]]), read)),
    findings: findingTexts.map((finding) => {
      const lineId = lines[finding[0]]?.lineId ?? null;
      return readFinding(finding, { dealId, lineId }, read);
    }),
  };
}

function readRow(
  written: RowText,
  dealId: string,
  line: Pick<ForecastRow, 'lineId' | 'column'>,
  read: ReadText,
): ForecastRow {
  const [, period, actual, category, amount, weighted, probabilityBp, committed, date, days, why] = written;
  return {
    dealId,
    lineId: line.lineId,
    column: line.column,
    period,
    kind: actual === 1 ? 'actual' : 'open',
    category: known(FORECAST_CATEGORIES[category]),
    amountMinor: BigInt(amount),
    weightedMinor: BigInt(weighted),
    probabilityBp,
    committed: committed === 1,
    date: readDay(date, read),
    days,
    why: read(why) ?? '',
  };
}

function readFinding(
  [, step, dueOn, movedTo]: FindingText,
  of: Pick<ClockFinding, 'dealId' | 'lineId'>,
  read: ReadText,
): ClockFinding {
  const [due, moved] = [known(readDay(dueOn, read)), known(readDay(movedTo, read))];
  return { ...of, step: known(STEPS[step]), dueOn: due, movedTo: moved };
}

/** Days were days when they were written; the part's hash says that they still are. */
function readDay(place: Text, read: ReadText): CalendarDate | null {
  return read(place) as CalendarDate | null;
}

function amountText(minor: bigint): Amount {
  const number = Number(minor);
  return Number.isSafeInteger(number) ? number : minor.toString();
}

function known<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('A part of a snapshot is not whole');
  return value;
}
