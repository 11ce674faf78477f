import type { ContractTerm } from '@/domain/revenue/contract-term';
import { parseRate, rateOn, type OwnPrice, type Rate } from '@/domain/revenue/fx';
import { movementsOf } from '@/domain/revenue/movements';
import { postings, type LedgerRow } from '@/domain/revenue/postings';
import type { CustomerMovement } from '@/domain/revenue/roll-ups';
import { addDays, date } from '@/domain/values/calendar-date';
import { periodOf, startOfPeriod, type Period } from '@/domain/values/fiscal-calendar';
import { STREAMS } from '@/domain/values/stream';

export const FIRST_MONTH: Period = periodOf(date('2024-01-01'));
export const MONTHS = 30;
const COMPANY = 'USD';

/** Numbers from 0 up to `below`, the same for the same seed on every machine (mulberry32). */
export function dice(seed: number): (below: number) => number {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}
export type Dice = ReturnType<typeof dice>;

/** A close with all that the ledger said when it was made. */
export type TestClose = { period: Period; rows: CustomerMovement[] };

/** A company's ledger as it grew: contracts, rates and closes came one after the other, each posted at once. */
export class RandomLedger {
  readonly contracts = new Map<string, ContractTerm[]>();
  readonly rows = new Map<string, LedgerRow[]>();
  readonly closes: TestClose[] = [];
  readonly book = {
    currency: COMPANY,
    monthly: new Map<string, { period: Period; rate: Rate }[]>(),
    constant: new Map<string, Rate>(),
  };
  private ids = 0;

  constructor(private readonly roll: Dice) {}

  get closedThrough(): Period | null {
    return this.closes.at(-1)?.period ?? null;
  }

  /** All rows of all customers. */
  all(): CustomerMovement[] {
    return [...this.rows].flatMap(([customerId, rows]) => rows.map((row) => ({ ...row, customerId })));
  }

  /** Appends what the customer's contracts ask for; returns the number of rows. */
  post(customerId: string): number {
    const contracts = this.contracts.get(customerId) ?? [];
    for (const { own, startOn } of contracts)
      if (own && !this.book.constant.has(own.currency))
        this.book.constant.set(own.currency, rateOn(this.book, own, startOn));
    const known = this.rows.get(customerId) ?? [];
    const { reversals, additions } = postings(known, movementsOf(contracts, this.book), this.closedThrough);
    const appended: LedgerRow[] = [
      ...reversals,
      ...additions.map((row) => ({ ...row, reversesId: null })),
    ].map((row) => ({
      ...row,
      id: this.nextId(),
    }));
    this.rows.set(customerId, [...known, ...appended]);
    return appended.length;
  }

  private nextId(): string {
    this.ids += 1;
    return `${this.ids}`;
  }

  step(): void {
    const what = this.roll(10);
    if (what < 6) this.changeContracts(`customer-${this.roll(3)}`);
    else if (what < 8) this.newRate();
    else this.close();
  }

  private changeContracts(customerId: string): void {
    const own = [...(this.contracts.get(customerId) ?? [])];
    const at = this.roll(own.length + 2);
    const known = own[at];
    if (!known) own.push(this.contract(own));
    else if (this.roll(3) === 0) own.splice(at, 1);
    else own[at] = { ...known, endOn: addDays(known.startOn, this.roll(14) * 30) };
    this.contracts.set(customerId, own);
    this.post(customerId);
  }

  /** Starts meet ends often: renewals, changes of price and of currency without a gap. */
  private contract(others: readonly ContractTerm[]): ContractTerm {
    const before = this.roll(2) === 0 ? others[this.roll(others.length)] : undefined;
    const stream = before?.stream ?? STREAMS[this.roll(3)] ?? 'software';
    const startOn =
      before?.endOn ?? addDays(startOfPeriod(FIRST_MONTH + this.roll(24)), this.roll(4) === 0 ? 14 : 0);
    const own = this.ownPrice();
    return {
      id: this.nextId(),
      stream,
      startOn,
      endOn: this.roll(3) === 0 ? null : addDays(startOn, [0, 31, 61, 92, 365][this.roll(5)] ?? 0),
      arrMinor: BigInt(this.roll(4)) * 1_000n,
      own,
      changesCurrencyOf: before?.endOn && this.roll(2) === 0 ? before.id : null,
    };
  }

  private ownPrice(): OwnPrice | null {
    const currency = [null, null, 'EUR', 'EUR', 'JPY'][this.roll(5)] ?? null;
    if (currency === null) return null;
    const amountMinor = BigInt([0, 100, 1_000, 1_333, 50_000][this.roll(5)] ?? 0);
    return { currency, amountMinor, periodMonths: [1, 3, 12][this.roll(3)] ?? 1, rate: this.rate(currency) };
  }

  private rate(currency: string): Rate {
    const text =
      currency === 'JPY' ? ['0.0067', '0.0071', '0.0065432101'] : ['1', '1.085', '0.9333333333', '1.2'];
    return parseRate(text[this.roll(text.length)] ?? '1') ?? 1n;
  }

  private newRate(): void {
    const currency = this.roll(2) === 0 ? 'EUR' : 'JPY';
    const period = FIRST_MONTH + this.roll(MONTHS);
    const others = (this.book.monthly.get(currency) ?? []).filter((entry) => entry.period !== period);
    const entries = [...others, { period, rate: this.rate(currency) }].sort((a, b) => a.period - b.period);
    this.book.monthly.set(currency, entries);
    for (const customerId of this.contracts.keys()) this.post(customerId);
  }

  private close(): void {
    const period =
      (this.closedThrough ?? FIRST_MONTH - 1) + 1 + (this.closes.length === 0 ? this.roll(12) : 0);
    if (period < FIRST_MONTH + MONTHS - 2) this.closes.push({ period, rows: this.all() });
  }
}

/** The ledger number `seed`: three customers at most, up to sixteen changes. */
export function randomLedger(seed: number): RandomLedger {
  const roll = dice(seed);
  const ledger = new RandomLedger(roll);
  for (let left = 4 + roll(13); left > 0; left -= 1) ledger.step();
  return ledger;
}
