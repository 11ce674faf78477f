import { parseRate, type MonthlyRate, type Rate, type RateBook } from '@/domain/revenue/fx';
import type { Period } from '@/domain/values/fiscal-calendar';
import type { Instant } from '@/platform/clock/clock';
import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';

type BookRow = { monthly: [string, number, string][] | null; constant: [string, string][] | null };

/** The company's exchange rates, the newest of each month, and the rates that constant currency is reckoned at. One statement. */
export async function readRateBook(unit: Unit, currency: string): Promise<RateBook> {
  const [row] = await unit.sql<BookRow>(
    `SELECT (SELECT json_agg(json_build_array(currency, period, rate::text) ORDER BY currency, period)
         FROM (SELECT DISTINCT ON (currency, period) currency, period, rate FROM fx_rate WHERE tenant_id = $1
           ORDER BY currency, period, recorded_at DESC, id DESC) newest) AS monthly,
       (SELECT json_agg(json_build_array(currency, constant_rate::text)) FROM foreign_currency WHERE tenant_id = $1) AS constant`,
    [unit.tenantId],
  );
  const monthly = new Map<string, MonthlyRate[]>();
  for (const [of, period, rate] of row?.monthly ?? []) {
    const known = monthly.get(of);
    if (known) known.push({ period, rate: toRate(rate) });
    else monthly.set(of, [{ period, rate: toRate(rate) }]);
  }
  const constant = new Map((row?.constant ?? []).map(([of, rate]): [string, Rate] => [of, toRate(rate)]));
  return { currency, monthly, constant };
}

/** The rate of a column, which the database keeps above 0 and at ten decimals. */
export function toRate(column: string): Rate {
  const rate = parseRate(column);
  if (rate === null) throw new Error(`Not an exchange rate: ${column}`);
  return rate;
}

/**
 * Keeps the first rate that the company used of each of these currencies, if there is none yet: that of its earliest contract on its first day.
 * Constant currency is reckoned at it from then on, whatever is recorded later. Call it with the ledger locked.
 */
export async function keepConstantRates(
  unit: Unit,
  currencies: readonly string[],
  now: Instant,
): Promise<void> {
  await unit.execute(
    `INSERT INTO foreign_currency (tenant_id, currency, constant_rate, recorded_at)
     SELECT $1::uuid, first_used.currency, first_used.rate, $3::timestamptz FROM (
       SELECT DISTINCT ON (c.source_currency) c.source_currency AS currency, coalesce(
         (SELECT f.rate FROM fx_rate f WHERE f.tenant_id = $1 AND f.currency = c.source_currency
            AND f.period <= extract(year FROM c.start_on)::int * 12 + extract(month FROM c.start_on)::int - 1
          ORDER BY f.period DESC, f.recorded_at DESC, f.id DESC LIMIT 1), c.fx_rate) AS rate
       FROM contract c WHERE c.tenant_id = $1 AND c.state = 'live' AND c.source_currency = ANY($2::text[])
       ORDER BY c.source_currency, c.start_on, c.id) first_used
     ON CONFLICT (tenant_id, currency) DO NOTHING`,
    [unit.tenantId, currencies, now],
  );
}

/** The customers whose ledger rates of this currency touch: `postMovements` for them follows every new rate. */
export async function customersOfCurrency(unit: Unit, currency: string): Promise<string[]> {
  const rows = await unit.sql<{ id: string }>(
    `SELECT DISTINCT customer_id AS id FROM contract WHERE tenant_id = $1 AND source_currency = $2 AND state = 'live'`,
    [unit.tenantId, currency],
  );
  return rows.map(({ id }) => id);
}

/** A rate that counts: the newest of its currency and month, by whom and when. */
export type StandingRate = {
  currency: string;
  period: Period;
  rate: string;
  recordedAt: Instant;
  recordedBy: string | null;
};

/** The rate of each currency and month that counts, the latest month first. */
export async function listRates(unit: Unit): Promise<StandingRate[]> {
  return unit.sql<StandingRate>(
    `SELECT n.currency, n.period, trim_scale(n.rate)::text AS rate, n.recorded_at AS "recordedAt",
       (SELECT u.name FROM app_user u WHERE u.id = n.recorded_by) AS "recordedBy"
     FROM (SELECT DISTINCT ON (currency, period) currency, period, rate, recorded_at, recorded_by FROM fx_rate WHERE tenant_id = $1
       ORDER BY currency, period, recorded_at DESC, id DESC) n ORDER BY n.period DESC, n.currency`,
    [unit.tenantId],
  );
}

export type ForeignCurrency = { currency: string; contracts: number; constantRate: string | null };

/** Currencies that live contracts are in, how many, and the rate at which constant currency reckons each. */
export async function listForeignCurrencies(unit: Unit): Promise<ForeignCurrency[]> {
  return unit.sql<ForeignCurrency>(
    `SELECT c.source_currency AS currency, count(*)::int AS contracts,
       (SELECT trim_scale(f.constant_rate)::text FROM foreign_currency f WHERE f.tenant_id = $1 AND f.currency = c.source_currency)
         AS "constantRate"
     FROM contract c WHERE c.tenant_id = $1 AND c.state = 'live' AND c.source_currency IS NOT NULL GROUP BY c.source_currency ORDER BY 1`,
    [unit.tenantId],
  );
}

/** The rate of a month that counts now, as exact text; null where there is none. */
export async function findRate(unit: Unit, currency: string, period: Period): Promise<string | null> {
  const [row] = await unit.sql<{ rate: string }>(
    `SELECT trim_scale(rate)::text AS rate FROM fx_rate WHERE tenant_id = $1 AND currency = $2 AND period = $3
     ORDER BY recorded_at DESC, id DESC LIMIT 1`,
    [unit.tenantId, currency, period],
  );
  return row?.rate ?? null;
}

/** Writes the next rate of a month. `postMovements` for `customersOfCurrency` follows. */
export async function insertRate(
  unit: Unit,
  { currency, period, rate }: { currency: string; period: Period; rate: string },
  by: { userId: string | null; at: Instant },
): Promise<void> {
  await unit.execute(
    `INSERT INTO fx_rate (tenant_id, id, currency, period, rate, recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [unit.tenantId, newId(), currency, period, rate, by.at, by.userId],
  );
}
