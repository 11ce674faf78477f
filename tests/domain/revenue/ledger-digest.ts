import { createHash } from 'node:crypto';
import { ledgerPeriods } from '@/domain/revenue/ledger';
import { cells } from '@/domain/revenue/roll-up-cells';
import { rollUps } from '@/domain/revenue/roll-ups';
import { date } from '@/domain/values/calendar-date';
import { randomLedger } from './random-ledgers';

const LEDGERS = 200;

/** Everything that the first random ledgers say, as one hash. */
export function digest(): string {
  const hash = createHash('sha256');
  for (let seed = 1; seed <= LEDGERS; seed += 1) {
    const rows = randomLedger(seed).all();
    const kept = rollUps(rows, [1, 3, 12]);
    const periods = ledgerPeriods({ by: 'quarter', asOf: date('2026-03-31'), fiscalStartMonth: 4, ...kept });
    const text = JSON.stringify([rows, [...cells(kept)], periods], (_, value: unknown) =>
      typeof value === 'bigint' ? value.toString() : value,
    );
    hash.update(text);
  }
  return hash.digest('hex');
}

// Run as a program of its own under another zone and locale: `tsx ledger-digest.ts print`.
if (process.argv.at(-1) === 'print') process.stdout.write(digest());
