import { describe, expect, it } from 'vitest';
import { addDays, date, type CalendarDate } from '@/domain/values/calendar-date';
import { saveListQuery } from '@/features/save-cases/queries';
import { makeTenant, value, type TestTenant } from '../../support/tenants';
import { imported, rowsOf } from '../imports/import-csv';

// Random companies, judged once more by a statement of its own over contracts and days, which knows nothing of movements, of the last report
// on a device or of the order in which files came.

const FIRST = date('2026-01-01');
const SPAN = 150;
const CUSTOMERS = 12;
const DEVICES = 40;
const REPORTS = 300;
const COMPANIES = ['one', 'two', 'three', 'four'];

/** The same draws for the same word. */
function drawsOf(word: string): (below: number) => number {
  let state = [...word].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

async function grown(word: string): Promise<{ tenant: TestTenant; silentDays: number }> {
  const draw = drawsOf(word);
  const tenant = await makeTenant();
  const day = () => addDays(FIRST, draw(SPAN));
  const contracts = Array.from({ length: CUSTOMERS * 2 }, (_, i) => {
    const start = day();
    const end = draw(3) === 0 ? '' : addDays(start, 1 + draw(90));
    const stream = ['software', 'hardware', 'services'][draw(3)];
    return `C-${i},Customer ${draw(CUSTOMERS)},${stream},${start},${end},${1 + draw(500)}.00`;
  });
  await imported(tenant, 'contracts', [
    'Contract ID,Customer,Stream,Start Date,End Date,Monthly Amount',
    ...contracts,
  ]);
  const owner = Array.from({ length: DEVICES }, () => (draw(8) === 0 ? '' : `Customer ${draw(CUSTOMERS)}`));
  const reports = Array.from({ length: REPORTS }, () => {
    const device = draw(DEVICES);
    return `SN-${device},${day()}T${String(draw(24)).padStart(2, '0')}:30:00Z,${owner[device]}`;
  });
  // In three files, none of them in the order of time.
  for (const part of [0, 1, 2]) {
    const lines = reports.filter((_, i) => i % 3 === part);
    await imported(tenant, 'heartbeats', ['Device,Timestamp,Customer', ...lines]);
  }
  return { tenant, silentDays: 30 };
}

/** Each finding by name: kind, ARR in cents, devices known by then, devices connected, last day. */
async function judged(tenant: TestTenant, asOf: CalendarDate, silentDays: number): Promise<string[]> {
  const found = await rowsOf<{ line: string }>(
    tenant,
    `WITH per_device AS (SELECT d.id, d.customer_id, max(h.day) AS last FROM device d
       JOIN heartbeat_day h ON h.tenant_id = d.tenant_id AND h.device_id = d.id AND h.day <= date '${asOf}'
       WHERE d.tenant_id = $1 GROUP BY d.id, d.customer_id),
     heard AS (SELECT customer_id, count(*) AS devices, max(last) AS last,
       count(*) FILTER (WHERE date '${asOf}' - last <= ${silentDays}) AS connected FROM per_device GROUP BY customer_id),
     paid AS (SELECT customer_id, sum(amount_minor * 12 / period_months) AS arr FROM contract
       WHERE tenant_id = $1 AND start_on <= date '${asOf}' AND (end_on IS NULL OR end_on > date '${asOf}') GROUP BY customer_id)
     SELECT c.name || ' ' || CASE WHEN connected > 0 THEN 'connected' ELSE 'paying ' || arr END || ' ' || devices || ' ' || connected || ' ' || last AS line
     FROM heard h JOIN customer c ON c.tenant_id = $1 AND c.id = h.customer_id LEFT JOIN paid p ON p.customer_id = c.id
     WHERE (connected > 0 AND arr IS NULL) OR (connected = 0 AND arr > 0)`,
  );
  return found.map(({ line }) => line).sort();
}

async function listed(tenant: TestTenant, asOf: CalendarDate): Promise<string[]> {
  const { rows } = value(await saveListQuery(tenant.operator, { asOf }));
  return rows
    .map(({ customer, kind, arrMinor, devices, connected, lastSeenOn }) => {
      const what = kind === 'connected_not_paying' ? 'connected' : `paying ${arrMinor}`;
      return `${customer} ${what} ${devices} ${connected} ${lastSeenOn}`;
    })
    .sort();
}

describe.each(COMPANIES)('a random company (%s)', (word) => {
  it('has on its save list, on any day, whom contracts and reports put there', async () => {
    const { tenant, silentDays } = await grown(word);
    let findings = 0;
    for (let days = 0; days <= SPAN + 60; days += 7) {
      const asOf = addDays(FIRST, days);
      const expected = await judged(tenant, asOf, silentDays);
      expect(await listed(tenant, asOf), asOf).toEqual(expected);
      findings += expected.length;
    }
    expect(findings).toBeGreaterThan(20);
  });

  it('has totals that are the sums of its rows, and a share of devices that counts them once', async () => {
    const { tenant } = await grown(word);
    const asOf = addDays(FIRST, 100);
    const { rows, totals, share, unknown } = value(await saveListQuery(tenant.operator, { asOf }));
    for (const kind of ['connected_not_paying', 'paying_not_connected'] as const) {
      const own = rows.filter((row) => row.kind === kind);
      expect(totals[kind]).toEqual({
        customers: own.length,
        toSave: own.length,
        devices: own.reduce((sum, row) => sum + row.devices, 0),
        arrMinor: own.reduce((sum, row) => sum + (row.arrMinor ?? 0n), 0n),
      });
    }
    const [known] = await rowsOf<{ n: number }>(
      tenant,
      `SELECT count(DISTINCT device_id)::int AS n FROM heartbeat_day WHERE tenant_id = $1 AND day <= date '${asOf}'`,
    );
    expect(share.devices).toBe(known?.n);
    expect(share.earning).toBeLessThanOrEqual(share.connected);
    expect(share.connected).toBeLessThanOrEqual(share.devices);
    expect(unknown.customers).toBeGreaterThanOrEqual(0);
  });
});
