import type { CustomerMonth, MovementMonth, RetentionMonth, RollUps } from '@/domain/revenue/roll-ups';

/** Roll-ups added up cell by cell. Memory: months × streams × kinds, whatever the number of rows behind them. */
export class RollUpSums {
  private readonly months = new Map<string, MovementMonth>();
  private readonly customers = new Map<number, CustomerMonth>();
  private readonly retention = new Map<string, RetentionMonth>();

  /** Adds roll-ups, or takes them away. */
  add(part: RollUps, sign: 1 | -1): void {
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

  /** The cells that are not 0, in the order of the tables' keys, so that two writers never wait for each other crosswise. */
  rows(): RollUps {
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
}

function slot<K, R>(rows: Map<K, R>, key: K, zero: R): R {
  const known = rows.get(key);
  if (known) return known;
  rows.set(key, zero);
  return zero;
}
