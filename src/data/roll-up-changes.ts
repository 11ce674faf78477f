import {
  rollUps,
  type CustomerMonth,
  type CustomerMovement,
  type MovementMonth,
  type RetentionMonth,
  type RollUps,
} from '@/domain/revenue/roll-ups';

/**
 * What some customers' postings change in the roll-ups: their contribution after less their contribution before. Contributions of
 * different customers add up, so many batches become one upsert. Memory: months × streams × kinds, whatever the number of rows.
 */
export class RollUpChanges {
  private readonly months = new Map<string, MovementMonth>();
  private readonly customers = new Map<number, CustomerMonth>();
  private readonly retention = new Map<string, RetentionMonth>();

  constructor(private readonly lookbacks: readonly number[]) {}

  replace(before: readonly CustomerMovement[], after: readonly CustomerMovement[]): void {
    this.add(rollUps(before, this.lookbacks), -1);
    this.add(rollUps(after, this.lookbacks), 1);
  }

  /** Only what changed, in the order of the tables' keys, so that two writers never wait for each other crosswise. */
  changes(): RollUps {
    const inOrder = <R>(rows: Map<string, R>) =>
      [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
    return {
      movementMonths: inOrder(this.months).filter((row) => row.n !== 0 || row.amountMinor !== 0n),
      customerMonths: [...this.customers.values()]
        .filter((row) => row.activeDelta !== 0)
        .sort((a, b) => a.period - b.period),
      retentionMonths: inOrder(this.retention).filter(
        (row) => row.startMinor !== 0n || row.retainedMinor !== 0n || row.endMinor !== 0n,
      ),
    };
  }

  private add(part: RollUps, sign: 1 | -1): void {
    const times = BigInt(sign);
    for (const row of part.movementMonths) {
      const known = slot(this.months, `${row.period} ${row.stream} ${row.kind}`, {
        ...row,
        amountMinor: 0n,
        n: 0,
      });
      known.amountMinor += times * row.amountMinor;
      known.n += sign * row.n;
    }
    for (const row of part.customerMonths) {
      slot(this.customers, row.period, { ...row, activeDelta: 0 }).activeDelta += sign * row.activeDelta;
    }
    for (const row of part.retentionMonths) {
      const zero = { ...row, startMinor: 0n, retainedMinor: 0n, endMinor: 0n };
      const known = slot(this.retention, `${row.period} ${row.lookback} ${row.stream}`, zero);
      known.startMinor += times * row.startMinor;
      known.retainedMinor += times * row.retainedMinor;
      known.endMinor += times * row.endMinor;
    }
  }
}

function slot<K, R>(rows: Map<K, R>, key: K, zero: R): R {
  const known = rows.get(key);
  if (known) return known;
  rows.set(key, zero);
  return zero;
}
