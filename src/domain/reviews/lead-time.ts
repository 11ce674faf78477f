import type { DealFacts } from '@/domain/deals/deal';
import { dealClock, type ClockDay } from '@/domain/forecast/clocks';
import { leadTimesFor, type FoundLeadTimes } from '@/domain/forecast/find-lead-times';
import type { LeadTimeBook } from '@/domain/forecast/lead-times';
import { addDays, dayText, type CalendarDate } from '@/domain/values/calendar-date';

/** Whether something of a deal still lands in the quarter, by four of five lead times. `on` null: no day can be told. */
export type Landing = { on: CalendarDate | null; fact: boolean; inQuarter: boolean | null; why: string };

export type LeadTimeFacts = {
  lastDay: CalendarDate;
  /** Days from PO to shipment and from installation to activation that four of five keep. */
  hardwareDays: number;
  activationDays: number;
  /** Where those days come from, in words: "default", "12 shipments of TempSense", "set for Nordchip", and who is late. */
  source: string;
  /** null: the deal has no hardware. */
  ship: Landing | null;
  /** null: the deal has no software. */
  activation: Landing | null;
  /** The last day on which the PO may come for the hardware to ship in the quarter; null where it is there, or a ship day is promised. */
  poBy: CalendarDate | null;
  /** What to read beside the quarter's end. */
  text: string;
};

/**
 * The risk of the lead time in days: when the deal ships and is activated if its PO came today and the p80 lead times held, beside the
 * last day of the quarter. Promised days and what has happened go first, as on every clock of the forecast (forecast/clocks.ts); a
 * close date does not: it is the hope that this is held against. The book's lead times of the hardware that would ship first.
 */
export function leadTimeFacts(
  facts: DealFacts,
  book: LeadTimeBook,
  { today, lastDay }: { today: CalendarDate; lastDay: CalendarDate },
): LeadTimeFacts {
  const clock = dealClock({ ...facts, closeOn: today }, today, book, 'p80');
  const { hardwareDays, activationDays, delayDays, source } = leadOf(facts, book);
  const software = facts.lines.length === 0 || facts.lines.some(({ stream }) => stream === 'software');
  const ship = facts.hasHardware ? landing(clock.ship, lastDay) : null;
  const activation = software ? landing(clock.activation, lastDay) : null;
  const wholeDays = hardwareDays + delayDays;
  const waits = clock.po?.fact !== true && ship !== null && ship.on === addDays(today, wholeDays);
  const poBy = waits ? addDays(lastDay, -wholeDays) : null;
  return {
    lastDay,
    hardwareDays,
    activationDays,
    source,
    ship,
    activation,
    poBy,
    text: textOf({ ship, activation, poBy, today, lastDay }),
  };
}

type Lead = Pick<LeadTimeFacts, 'hardwareDays' | 'activationDays' | 'source'> & { delayDays: number };

function leadOf(facts: DealFacts, book: LeadTimeBook): Lead {
  const software = leadTimesFor(book, facts.lines.find(({ stream }) => stream === 'software') ?? null, facts);
  const { activationDays } = software.p80;
  const physical = facts.lines.filter(({ stream, recurring }) => stream === 'hardware' && !recurring);
  const found = (physical.length === 0 ? [null] : physical).map((line) => leadTimesFor(book, line, facts));
  const daysOf = ({ p80, delayDays }: FoundLeadTimes) => p80.hardwareDays + delayDays;
  const [first = software] = found.toSorted((a, b) => daysOf(a) - daysOf(b));
  const late = first.delayWhy === '' ? '' : `, ${first.delayWhy}`;
  const source = facts.hasHardware ? `${first.of.hardware.why}${late}` : software.of.activation.why;
  return { hardwareDays: first.p80.hardwareDays, activationDays, delayDays: first.delayDays, source };
}

function landing(day: ClockDay | null, lastDay: CalendarDate): Landing {
  if (day === null) return { on: null, fact: false, inQuarter: null, why: 'No day is known' };
  return { on: day.on, fact: day.fact, inQuarter: day.on <= lastDay, why: day.why };
}

type Said = Pick<LeadTimeFacts, 'ship' | 'activation' | 'poBy' | 'lastDay'> & { today: CalendarDate };

function textOf({ ship, activation, poBy, today, lastDay }: Said): string {
  const parts = [landed(ship, 'Shipped', 'Ships'), landed(activation, 'Activated', 'Active')];
  const said = parts.filter((part) => part !== null);
  if (said.length === 0) return `Nothing here ships or is activated. The quarter ends ${dayText(lastDay)}.`;
  const late =
    poBy === null
      ? ''
      : poBy < today
        ? ` To ship in the quarter the PO had to be there by ${dayText(poBy)}.`
        : ` To ship in the quarter the PO has to be there by ${dayText(poBy)}.`;
  return `${said.join('. ')}. The quarter ends ${dayText(lastDay)}.${late}`;
}

function landed(day: Landing | null, past: string, future: string): string | null {
  if (day === null || day.on === null) return null;
  if (day.fact) return `${past} ${dayText(day.on)}`;
  return `${future} about ${dayText(day.on)}, ${day.inQuarter ? 'in' : 'after'} the quarter`;
}
