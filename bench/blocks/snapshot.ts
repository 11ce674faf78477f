import { addDays, date } from '@/domain/values/calendar-date';
import { takeSnapshot } from '@/features/forecast/commands-snapshots';
import { listForecastSnapshots, showSnapshot } from '@/features/forecast/queries-snapshots';
import { alone, ms, type Row } from '../report';
import { settle } from '../support/audited-deals';
import { appConnection } from '../support/connections';
import { forecastDeals } from '../support/forecast-deals';
import { alternate, median, timed } from '../support/measure';
import { dataStatements, type Sent, statementsOf } from '../support/statements';
import { type Bench, newTenant } from '../world';

const MOST_MS = 5000;
/** The last of the Mondays on which it is taken; each round takes that of a week before, because a day has one snapshot. */
const LAST_MONDAY = date('2026-11-16');
const ROUNDS = 4;

/** The weekly snapshot of a large company, beside its own reading statements alone on a bare connection; and opening one again. */
export async function snapshotBlock({ admin, sizes }: Bench): Promise<Row[]> {
  const { slug, id } = await newTenant('frozen');
  // Half as many deals as are open are over.
  await forecastDeals(admin, id, Math.floor((sizes.dealRows * 2) / 3));
  await settle(admin);
  const system = { kind: 'system' as const, tenantSlug: slug };
  let taken = 0;
  const take = async () => {
    const asOf = addDays(LAST_MONDAY, -7 * taken);
    taken += 1;
    const answer = await takeSnapshot(system, { asOf });
    if (!answer.ok || !answer.value.taken) throw new Error('The snapshot was not taken');
    return answer.value;
  };
  const sent = reading(await statementsOf(take));
  const app = await appConnection(id);
  const times = await alternate(
    {
      ours: () => timed(take),
      floor: () =>
        timed(async () => {
          for (const { text, values } of sent) await app.query(text, values);
        }),
    },
    { rounds: ROUNDS, warmUp: 1 },
  );
  await app.end();
  const { rows } = await admin.query<{ bytes: number; deals: number }>(
    `SELECT sum(length(payload))::int / count(DISTINCT snapshot_id)::int AS bytes, (sum(deals) / count(DISTINCT snapshot_id))::int AS deals
     FROM forecast_snapshot_part WHERE tenant_id = $1`,
    [id],
  );
  const { bytes = NaN, deals = NaN } = rows[0] ?? {};
  const [ours, floor] = [median(times.ours), median(times.floor)];
  return [
    {
      what: `Snapshot of ${deals.toLocaleString('en')} deals (${(bytes / 1e6).toFixed(1)} MB)`,
      ours: ms(ours),
      floor: ms(floor),
      ratio: ours / floor,
      goal: `≤ ${MOST_MS} ms`,
      met: ours <= MOST_MS && deals >= sizes.dealRows - 1,
      figures: { oursP50: ours, floorP50: floor, bytes, deals },
    },
    await opened(system),
  ];
}

/** Without what it writes. */
function reading(sent: readonly Sent[]): Sent[] {
  return dataStatements(sent).filter(({ text }) => !/^\s*INSERT/.test(text) && !text.includes('audit_event'));
}

async function opened(system: { kind: 'system'; tenantSlug: string }): Promise<Row> {
  const listed = await listForecastSnapshots(system, { limit: 1 });
  const snapshotId = listed.ok ? (listed.value.snapshots[0]?.id ?? '') : '';
  const show = async () => {
    const shown = await showSnapshot(system, { snapshotId });
    if (!shown.ok) throw new Error(shown.refusal.message);
  };
  const took = median([await timed(show), await timed(show), await timed(show)]);
  return alone({
    what: 'The page of that day again, out of the snapshot',
    ours: ms(took),
    goal: null,
    met: null,
    figures: { oursP50: took },
  });
}
