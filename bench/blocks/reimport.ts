import { alone, ms, type Row } from '../report';
import { diffFloor, importFloor, prepareFloor } from '../support/import-floor';
import { alternate, median, timed } from '../support/measure';
import { changedDeals, rowVersions } from '../support/row-versions';
import { type Bench, dealsFile, importDeals, newTenant } from '../world';

const MOST_MS = 1500;

/** The same file again, and one in which every hundredth row is another, beside one hash-join comparison of the same bytes. */
export async function reimportBlock(bench: Bench): Promise<Row[]> {
  const { sizes, admin } = bench;
  const path = await dealsFile('deals', { rows: sizes.dealRows });
  const changed = await dealsFile('deals-changed', { rows: sizes.dealRows, onePercentChanged: true });
  const tenant = await importedOnce(bench, path);
  const before = await rowVersions(admin, tenant.id);
  const times = await alternate(
    {
      ours: () => timed(() => importDeals(tenant.slug, path)),
      floor: () => timed(() => diffFloor(admin, tenant.id, path)),
    },
    { rounds: sizes.importRounds, warmUp: 1 },
  );
  const untouched = (await rowVersions(admin, tenant.id)) === before;
  const [ours, floor] = [median(times.ours), median(times.floor)];
  const changedMs = await timed(() => importDeals(tenant.slug, changed));
  const versions = await changedDeals(admin, tenant.id);
  return [
    {
      what: 'Re-import, nothing changed',
      ours: ms(ours),
      floor: ms(floor),
      ratio: ours / floor,
      goal: `≤ ${MOST_MS} ms`,
      met: ours <= MOST_MS,
      figures: { oursMs: ours, floorMs: floor },
    },
    alone({
      what: 'Row versions written by it',
      ours: untouched ? 'none' : 'some',
      goal: 'none',
      met: untouched,
      figures: {},
    }),
    alone({
      what: 'Re-import, 1 % changed',
      ours: `${ms(changedMs)}, ${versions} new versions`,
      goal: `${Math.ceil(sizes.dealRows / 100)} new versions`,
      met: versions === Math.ceil(sizes.dealRows / 100),
      figures: { oursMs: changedMs, versions },
    }),
  ];
}

async function importedOnce({ admin }: Bench, path: string): Promise<{ slug: string; id: string }> {
  const tenant = await newTenant('reimport');
  await importDeals(tenant.slug, path);
  await prepareFloor(admin);
  await importFloor(admin, tenant.id, path);
  await admin.query('VACUUM ANALYZE deal');
  await admin.query('VACUUM ANALYZE floor_deal');
  return tenant;
}
