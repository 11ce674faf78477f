import type { SignedLine } from '@/domain/revenue/contracted';
import { arrAtConstant, arrOn, type Worth } from '@/domain/revenue/contract-price';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Stream } from '@/domain/values/stream';
import type { Unit } from '@/platform/db/unit-of-work';
import { readRateBook } from './fx-rates';

type Question = {
  /** The company's. */
  currency: string;
  asOf: CalendarDate;
  stream: Stream | null;
  customerId: string | null;
  constant: boolean;
};

type Row = Omit<SignedLine, 'arrMinor' | 'followedMinor'> & { price: PriceRow; followed: PriceRow | null };

/** Amounts are text: JSON has no whole numbers beyond 2^53. */
type PriceRow = Omit<Worth, 'arrMinor' | 'sourceAmountMinor'> & {
  arrMinor: string;
  sourceAmountMinor: string | null;
};

function priceOf(line: string): string {
  return `jsonb_build_object('arrMinor', ${line}.arr_minor::text, 'periodMonths', ${line}.period_months, 'sourceCurrency', ${line}.source_currency,
    'sourceAmountMinor', ${line}.source_amount_minor::text, 'fxRate', trim_scale(${line}.fx_rate)::text)`;
}

/**
 * All lines signed (by the day of the start where no signature is recorded) that have not begun when `asOf` ends, soonest first; a line that
 * one goes on from counts while it runs on that day, or is signed itself. Both are worth what they are at that day's rates, as live ARR is,
 * or at the constant ones: else what rates did since the signature would look like something that is yet to come.
 */
export async function readSignedLines(unit: Unit, question: Question): Promise<SignedLine[]> {
  const { asOf, stream, customerId, constant } = question;
  const rows = await unit.sql<Row>(
    `SELECT k.id, k.customer_id AS "customerId", c.name AS customer, k.stream, k.signed_on AS "signedOn", k.start_on AS "startOn",
       ${priceOf('k')} AS price, CASE WHEN o.id IS NOT NULL THEN ${priceOf('o')} END AS followed
     FROM contract k JOIN customer c ON c.tenant_id = $1 AND c.id = k.customer_id
     LEFT JOIN contract o ON o.tenant_id = $1 AND o.id = k.follows_id AND o.state = 'live' AND (o.end_on IS NULL OR o.end_on > $2::date)
       AND (o.start_on <= $2::date OR o.signed_on <= $2::date)
     WHERE k.tenant_id = $1 AND k.state = 'live' AND k.start_on > $2::date AND k.signed_on <= $2::date AND k.arr_minor >= 0
       AND (k.end_on IS NULL OR k.end_on > k.start_on) AND ($3::text IS NULL OR k.stream = $3) AND ($4::uuid IS NULL OR k.customer_id = $4)
     ORDER BY k.start_on, k.id`,
    [unit.tenantId, asOf, stream, customerId],
  );
  if (rows.length === 0) return [];
  const book = await readRateBook(unit, question.currency);
  const worth = (row: PriceRow) => {
    const price = toWorth(row);
    return constant ? arrAtConstant(price, book) : arrOn(price, book, asOf);
  };
  return rows.map(({ price, followed, ...line }) => ({
    ...line,
    arrMinor: worth(price),
    followedMinor: followed === null ? null : worth(followed),
  }));
}

function toWorth({ arrMinor, sourceAmountMinor, ...price }: PriceRow): Worth {
  return {
    ...price,
    arrMinor: BigInt(arrMinor),
    sourceAmountMinor: sourceAmountMinor === null ? null : BigInt(sourceAmountMinor),
  };
}
