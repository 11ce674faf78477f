import { runSweep, undoSweep } from '@/features/sweeps/run-sweep';
import { atInstant } from '@/platform/clock/clock';
import { alone, ms, type Row } from '../report';
import { timed } from '../support/measure';
import { quietDeals, sweepFloor } from '../support/quiet-deals';
import { type Bench, newTenant } from '../world';

const MOST_MS = 20_000;
const FIRST_NIGHT = '2026-11-08T02:30:00Z';
const LAST_NIGHT = '2026-11-22T02:30:00Z';

/** Every deal of a company is a zombie: the night that warns of them all, the one that closes them, and taking that back. */
export async function sweepBlock({ sizes, admin }: Bench): Promise<Row[]> {
  const { slug, id } = await newTenant('sweep');
  const bare = await newTenant('sweep-floor');
  for (const tenantId of [id, bare.id]) await quietDeals(admin, tenantId, sizes.dealRows);
  const system = { kind: 'system' as const, tenantSlug: slug };
  const night = (at: string) => atInstant(at, () => runSweep(system, {}));
  const warning = await timed(() => night(FIRST_NIGHT));
  let closed = { sweepId: '', closed: 0 };
  const closing = await timed(async () => {
    const swept = await night(LAST_NIGHT);
    if (!swept.ok) throw new Error(swept.refusal.message);
    closed = { sweepId: swept.value.sweepId ?? '', closed: swept.value.closed };
  });
  const undoing = await timed(() => undoSweep(system, { sweepId: closed.sweepId }));
  const floor = await timed(() => sweepFloor(admin, bare.id));
  const deals = sizes.dealRows.toLocaleString('en');
  return [
    {
      what: `Sweep that closes ${deals} deals`,
      ours: ms(closing),
      floor: ms(floor),
      ratio: closing / floor,
      goal: `≤ ${MOST_MS} ms`,
      met: closing <= MOST_MS && closed.closed === sizes.dealRows,
      figures: { oursMs: closing, floorMs: floor, closed: closed.closed },
    },
    alone({
      what: `Sweep that warns of ${deals} deals`,
      ours: ms(warning),
      goal: `≤ ${MOST_MS} ms`,
      met: warning <= MOST_MS,
      figures: { oursMs: warning },
    }),
    alone({
      what: 'Taking the whole sweep back',
      ours: ms(undoing),
      goal: `≤ ${MOST_MS} ms`,
      met: undoing <= MOST_MS,
      figures: { oursMs: undoing },
    }),
  ];
}
