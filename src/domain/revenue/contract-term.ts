import type { CalendarDate } from '../values/calendar-date';
import type { Stream } from '../values/stream';
import type { OwnPrice } from './fx';

/**
 * What the ledger needs of a recurring contract line. `endOn` is the first unpaid day, null = open-ended; ARR in minor units of the
 * company's currency. `own` is the price in another currency: then the ledger values it by the rates, not by `arrMinor`.
 * `changesCurrencyOf` names the line that it goes on from in another currency: what the change is worth is the effect of rates.
 */
export type ContractTerm = {
  id: string;
  stream: Stream;
  startOn: CalendarDate;
  endOn: CalendarDate | null;
  arrMinor: bigint;
  own: OwnPrice | null;
  changesCurrencyOf: string | null;
};
