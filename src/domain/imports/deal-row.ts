import { dealLines, type Promises } from './deal-lines';
import { outcomeOf } from './deal-outcome';
import { rowStanding } from './deal-standing';
import { MAX_NAME, stagedCustomer, stagedName } from './row-names';
import type { RowReader } from './row-reader';
import type { StagedDeal } from './staged';
import { stageMeaning } from './stages';
import type { ImportOutcome, StageMeaning } from './types';
import { readStatus } from './words';

/** Stage words that the first pass did not see are looked up once each, up to so many. */
const MAX_MET_STAGES = 1000;

/** A deal out of the record that the reader stands on. `externalId` is settled by the caller. Problems are left with the reader. */
export function readDeal(reader: RowReader, externalId: string): StagedDeal {
  const customer = stagedCustomer(reader);
  const product = reader.text('product', MAX_NAME);
  const sourceStage = reader.text('stage', 200);
  const meaning = sourceStage === null ? null : meaningOf(reader, sourceStage);
  const said = readOutcome(reader, meaning);
  const termMonths = readTerm(reader);
  const { done, promises } = readDelivery(reader);
  const { lines, amount, hasHardware } = dealLines(reader, product, termMonths, promises);
  warnOfLostPromises(reader, lines.length, promises);
  const po = readPo(reader);
  const name = reader.text('name', MAX_NAME) ?? madeName(customer?.name ?? null, product) ?? externalId;
  const dates = readDates(reader, said);
  const proof = {
    lines,
    hasHardware,
    termMonths,
    quote: readQuote(reader),
    po,
    demoOn: reader.fact('demoOn').on,
    contact: stagedName(reader, 'contact'),
    amount,
    closeOn: dates.closeOn,
    nextStep: reader.note('nextStep'),
    nextStepOn: dates.nextStepOn,
    isPilot: reader.boolean('pilot') ?? false,
    ...done,
  };
  const { stage, outcome } = rowStanding(said, meaning, proof, reader.plan.asOf, reader.model);
  return {
    rowNo: reader.rowNo,
    externalId,
    name,
    customer,
    rep: stagedName(reader, 'rep'),
    stage,
    outcome,
    sourceStage,
    sourceOutcome: sourceSaysOutcome(reader) || meaning?.outcome ? said : null,
    sourceProbabilityBp: reader.percent('probability'),
    sourceCategory: reader.text('forecastCategory', 100),
    ...dates,
    closedOn: outcome === 'open' ? null : dates.closedOn,
    verbalYesOn: readVerbalYes(reader, dates),
    product,
    lostReason: outcome === 'lost' ? reader.note('lostReason') : null,
    ...proof,
  };
}

type Delivery = Pick<StagedDeal, 'shipment' | 'activationOn' | 'completionOn'>;

/** What was delivered by as-of, and the days after it, which are promises. */
function readDelivery(reader: RowReader): { done: Delivery; promises: Promises } {
  const ship = reader.fact('shipOn');
  const activation = reader.fact('activationOn');
  const completion = reader.fact('completionOn');
  const units = reader.integer('unitsShipped') || reader.integer('units') || null;
  return {
    done: {
      shipment: ship.on === null ? null : { on: ship.on, units },
      activationOn: activation.on,
      completionOn: completion.on,
    },
    promises: { hardware: ship.later, software: activation.later, services: completion.later },
  };
}

function meaningOf(reader: RowReader, word: string): StageMeaning {
  const { stages, stageChoices } = reader.plan;
  const key = word.toLowerCase();
  const known = Object.hasOwn(stages, key) ? stages[key] : reader.metStages.get(key);
  if (known) return known;
  const met = stageMeaning(word, stageChoices);
  if (reader.metStages.size < MAX_MET_STAGES) reader.metStages.set(key, met);
  return met;
}

function sourceSaysOutcome(reader: RowReader): boolean {
  return (
    reader.value('isWon') !== null || reader.value('isClosed') !== null || reader.value('status') !== null
  );
}

function readOutcome(reader: RowReader, meaning: StageMeaning | null): ImportOutcome {
  const statusWord = reader.value('status');
  const outcome = outcomeOf({
    isWon: reader.boolean('isWon'),
    isClosed: reader.boolean('isClosed'),
    status: statusWord === null ? null : readStatus(statusWord),
    stage: meaning?.outcome ?? null,
  });
  if (outcome !== null) return outcome;
  reader.warning(
    'isClosed',
    reader.raw('isClosed'),
    'says closed, and nothing says won or lost; taken as open',
    null,
  );
  return 'open';
}

function readTerm(reader: RowReader): number {
  const term = reader.integer('termMonths');
  if (term === null) return 12;
  if (term >= 1 && term <= 240) return term;
  reader.warning('termMonths', String(term), 'is not a term of 1 to 240 months; 12 is taken', null);
  return 12;
}

function madeName(customer: string | null, product: string | null): string | null {
  const parts = [customer, product].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' – ').slice(0, MAX_NAME);
}

function readDates(reader: RowReader, outcome: ImportOutcome) {
  const closeOn = reader.date('closeOn');
  const closedOn = reader.date('closedOn');
  const ended = outcome === 'open' ? null : (closedOn ?? closeOn);
  if (ended !== null && ended > reader.plan.asOf) {
    const target = closedOn === null ? 'closeOn' : 'closedOn';
    reader.warning(
      target,
      reader.raw(target),
      `lies after ${reader.plan.asOf}, and the deal is closed`,
      'Correct the close date.',
    );
  }
  return {
    closeOn: closeOn ?? ended,
    closedOn: ended,
    createdOn: reader.date('createdOn'),
    engagedOn: reader.date('engagedOn'),
    stageEnteredOn: reader.date('stageEnteredOn'),
    lastActivityOn: reader.date('lastActivityOn'),
    nextStepOn: reader.date('nextStepOn'),
  };
}

/** A verbal yes without its day is as old as the last thing known about the deal. */
function readVerbalYes(reader: RowReader, dates: ReturnType<typeof readDates>) {
  const on = reader.date('verbalYesOn');
  if (on !== null || reader.boolean('verbalYes') !== true) return on;
  const standIn = dates.lastActivityOn ?? dates.stageEnteredOn ?? dates.createdOn;
  const what = standIn === null ? 'has no day and was left out' : `has no day; ${standIn} stands in`;
  reader.warning('verbalYes', reader.raw('verbalYes'), what, 'Add the day of the verbal yes.');
  return standIn;
}

function readQuote(reader: RowReader) {
  const { on } = reader.fact('quoteOn');
  const reference = reader.text('quoteReference', 200);
  const amount = reader.money('quoteAmount');
  if (on === null) return null;
  return {
    reference,
    on,
    amountMinor: amount === null || amount.minor.startsWith('-') ? null : amount.minor,
  };
}

/** Number, date and amount, all three, the date not after as-of: anything less is no PO, and says what is missing. */
function readPo(reader: RowReader): StagedDeal['po'] {
  const reference = reader.text('poNumber', 200);
  const { on, later } = reader.fact('poOn');
  const amount = reader.money('poAmount');
  const paid = amount !== null && amount.minor !== '0' && !amount.minor.startsWith('-');
  if (reference === null) return null;
  if (on !== null && paid) return { reference, on, amountMinor: amount.minor };
  const missing = [
    on === null && (later ? 'its date lies in the future' : 'its date is missing'),
    !paid && 'its amount is missing',
  ];
  const why = missing.filter((part) => part !== false).join(' and ');
  reader.warning(
    'poNumber',
    reference,
    `is no proof yet: ${why}`,
    'Fill in PO number, PO date and PO amount.',
  );
  return null;
}

function warnOfLostPromises(reader: RowReader, lines: number, promises: Promises): void {
  if (lines > 0 || !(promises.hardware ?? promises.software ?? promises.services)) return;
  const targets = { hardware: 'shipOn', software: 'activationOn', services: 'completionOn' } as const;
  for (const stream of ['hardware', 'software', 'services'] as const) {
    const target = targets[stream];
    if (promises[stream]) {
      reader.warning(
        target,
        reader.raw(target),
        'lies in the future: a promise, not a fact; without amounts per stream it was left out',
        null,
      );
    }
  }
}
