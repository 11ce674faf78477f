import { END_REASONS, type EndReason } from '@/domain/revenue/contract-life';
import { arrAt, parseRate } from '@/domain/revenue/fx';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { multiplyRatio } from '@/domain/values/money';
import type { RowReader } from './row-reader';
import type { StagedMoney } from './staged';

const MAX_NOTE = 1000;

/** Words that files use for a reason; what is none of them is "other", in its own words. */
const REASON_WORDS: [RegExp, EndReason][] = [
  [/deploy|onboard|implementation|installation|roll ?out|quality/i, 'deployment_quality'],
  [/hand ?-?(off|over)|kick ?-?off/i, 'handoff'],
  [/hardware|device|sensor|gateway|defect|broken|failure/i, 'hardware_failure'],
  [/pric|cost|expensive|budget|cheap|discount|teuer|preis|caro|prix|cher/i, 'price'],
  [/product|feature|functional|software|usability|competitor|switched/i, 'product'],
  [/business|bankrup|insolven|acqui|merger|closed|went under|out of/i, 'customer_business'],
];

export type StagedTerms = {
  freeUntilOn: CalendarDate | null;
  autoRenews: boolean;
  endReason: EndReason | null;
  endNote: string | null;
};

/** What a contract's row says beyond its price and days. What cannot be is left out with a warning, never the row. */
export function readTerms(
  reader: RowReader,
  { startOn, endOn }: { startOn: CalendarDate | null; endOn: CalendarDate | null },
): StagedTerms {
  const free = reader.date('freeUntilOn');
  const fits = free === null || startOn === null || free > startOn;
  if (!fits)
    reader.warning(
      'freeUntilOn',
      reader.raw('freeUntilOn'),
      'is not after the start: it was left out',
      'Correct the day, if there was free time.',
    );
  const said = reader.text('endReason', MAX_NOTE);
  const note = reader.text('endNote', MAX_NOTE);
  const reason = said === null || endOn === null ? null : reasonOf(said);
  return {
    freeUntilOn: fits ? free : null,
    autoRenews: reader.boolean('autoRenews') ?? false,
    endReason: reason,
    endNote: endOn === null ? null : (note ?? (reason === 'other' ? said : null)),
  };
}

function reasonOf(text: string): EndReason {
  const word = text.toLowerCase().replaceAll(/[\s-]+/g, '_');
  return (
    END_REASONS.find((reason) => reason === word) ??
    REASON_WORDS.find(([pattern]) => pattern.test(text))?.[1] ??
    'other'
  );
}

/** A year of a price in the company's currency: of one in its own currency rounded once, as the ledger values it. */
export function yearOf(amount: StagedMoney, periodMonths: number, company: string): bigint {
  const rate = amount.rate === null ? null : parseRate(amount.rate);
  if (amount.sourceMinor === null || amount.sourceCurrency === null || rate === null)
    return multiplyRatio(BigInt(amount.minor), 12n, BigInt(periodMonths));
  const own = {
    currency: amount.sourceCurrency,
    amountMinor: BigInt(amount.sourceMinor),
    periodMonths,
    rate,
  };
  return arrAt(own, rate, company);
}
