import {
  insertContract,
  lockContract,
  PLAIN_TERMS,
  updateContract,
  type ContractFields,
} from '@/data/contracts';
import { ensureCustomer } from '@/data/customers';
import { closedThrough, insertClose, readClosing, readCloses } from '@/data/ledger-closes';
import { postMovements } from '@/data/movements';
import { lockLedger } from '@/data/roll-ups';
import { storedPrice } from '@/domain/revenue/contract-price';
import { parseRate } from '@/domain/revenue/fx';
import { addDays, addMonths, date, type CalendarDate } from '@/domain/values/calendar-date';
import { periodOf } from '@/domain/values/fiscal-calendar';
import { STREAMS } from '@/domain/values/stream';
import { newId } from '@/platform/db/ids';
import { withUnit, type Unit } from '@/platform/db/unit-of-work';
import { dice, type Dice } from '../../domain/revenue/random-ledgers';
import { makeTenant } from '../../support/tenants';

const FIRST = date('2022-01-01');
const RATES = { EUR: ['1', '1.085', '0.9333333333', '1.2'], JPY: ['0.0067', '0.0071', '0.0065432101'] };
type Foreign = keyof typeof RATES;

/** A company in the database whose contracts, rates and closed months come one after the other, each posted at once. */
export class GrownLedger {
  private readonly known: {
    id: string;
    endOn: CalendarDate | null;
    stream: ContractFields['stream'];
    customer: string;
  }[] = [];
  private readonly followed = new Set<string>();

  private constructor(
    readonly tenantId: string,
    private readonly roll: Dice,
  ) {}

  /** The ledger number `seed` after so many changes. Of each change the instant is `instantOf(i)`. */
  static async grow(seed: number, steps: number): Promise<GrownLedger> {
    const { id } = await makeTenant();
    const ledger = new GrownLedger(id, dice(seed));
    for (let i = 0; i < steps; i += 1)
      await withUnit({ tenantId: id, mode: 'write' }, (unit) => ledger.step(unit, instantOf(i)));
    return ledger;
  }

  private async step(unit: Unit, now: string): Promise<void> {
    const what = this.roll(10);
    if (what >= 8) return this.close(unit, now);
    if (what >= 6) return this.rate(unit, now);
    const customerIds = await this.contract(unit, now);
    await postMovements(unit, { customerIds, importId: null, now });
  }

  private async contract(unit: Unit, now: string): Promise<string[]> {
    const customer = `Customer ${this.roll(3)}`;
    const customerId = await ensureCustomer(unit, customer, now);
    const old = this.known[this.roll(this.known.length + 3)];
    const stored = old ? await lockContract(unit, old.id) : null;
    if (!old || !stored) {
      const fields = this.fields(customer, customerId);
      const id = await insertContract(unit, fields, now);
      this.known.push({ id, endOn: fields.endOn, stream: fields.stream, customer });
      return [customerId];
    }
    if (this.roll(3) === 0)
      await updateContract(
        unit,
        stored,
        { ...stored, state: 'removed', followsId: null, followKind: null },
        now,
      );
    else {
      old.endOn = addDays(stored.startOn, this.roll(20) * 31);
      await updateContract(unit, stored, { ...stored, endOn: old.endOn, freeUntilOn: null }, now);
    }
    return [stored.customerId];
  }

  /** Starts meet ends often, and prices are in three currencies. */
  private fields(customer: string, customerId: string): ContractFields {
    const before = this.known.filter((one) => one.customer === customer && one.endOn !== null)[this.roll(6)];
    const startOn = before?.endOn ?? addDays(addMonths(FIRST, this.roll(40)), this.roll(4) === 0 ? 14 : 0);
    const currency = ['USD', 'USD', 'EUR', 'EUR', 'JPY'][this.roll(5)] ?? 'USD';
    const price = {
      amountMinor: BigInt([0, 100, 1_000, 1_333, 50_000][this.roll(5)] ?? 0),
      periodMonths: [1, 3, 12][this.roll(3)] ?? 1,
      currency,
    };
    const follows =
      before !== undefined && this.roll(2) === 0 && !this.followed.has(before.id) ? before.id : null;
    if (follows) this.followed.add(follows);
    return {
      ...PLAIN_TERMS,
      externalId: null,
      customerId,
      dealId: null,
      stream: before?.stream ?? STREAMS[this.roll(3)] ?? 'software',
      plan: null,
      signedOn: null,
      startOn,
      endOn: this.roll(3) === 0 ? null : addDays(startOn, [0, 31, 61, 92, 365][this.roll(5)] ?? 0),
      currency: 'USD',
      state: 'live',
      followsId: follows,
      followKind: follows === null ? null : 'currency',
      ...storedPrice(price, 'USD', currency === 'USD' ? null : parseRate(this.rateOf(currency as Foreign))),
    };
  }

  private rateOf(currency: Foreign): string {
    return RATES[currency][this.roll(RATES[currency].length)] ?? '1';
  }

  private async rate(unit: Unit, now: string): Promise<void> {
    const currency: Foreign = this.roll(2) === 0 ? 'EUR' : 'JPY';
    const period = periodOf(FIRST) + this.roll(45);
    await unit.execute(
      'INSERT INTO fx_rate (tenant_id, id, currency, period, rate, recorded_at) VALUES ($1, $2, $3, $4, $5, $6)',
      [unit.tenantId, newId(), currency, period, this.rateOf(currency), now],
    );
    await postMovements(unit, { customerIds: 'all', importId: null, now });
  }

  private async close(unit: Unit, now: string): Promise<void> {
    await lockLedger(unit, now);
    const last = (await readCloses(unit))[0] ?? null;
    const period = ((await closedThrough(unit)) ?? periodOf(FIRST) + this.roll(20)) + 1;
    await insertClose(unit, await readClosing(unit, period, last), { userId: null, now });
  }
}

/** The instant of the change number `i`. */
export function instantOf(i: number): string {
  return `2026-01-01T00:00:${String(i).padStart(2, '0')}.000Z`;
}
