import { editDeal } from '@/features/deals/commands';
import { showDeal } from '@/features/deals/queries';
import { addDays, date } from '@/domain/values/calendar-date';
import { fiscalQuarter } from '@/domain/values/fiscal-calendar';
import { takeSnapshot } from '@/features/forecast/commands-snapshots';
import { today } from '@/platform/clock/clock';
import { must } from './operations-answers';
import type { DealKind, World } from './operations-world';
import { LEAD_TIME_SAMPLES } from './sample-lead-times';

type Sample = (world: World, kind: DealKind) => unknown;

const clocks: Sample = () => ({ asOf: '2026-11-01', knownAt: '2026-11-02T00:00:00Z' });

/** A deal with a line by the hour beside its hardware. */
async function newHourly(world: World, kind: DealKind) {
  const { dealId, version } = await world.newDeal(kind);
  const { facts } = must(await showDeal(world.operator, { dealId }));
  const work = {
    stream: 'services' as const,
    description: 'Work',
    amountMinor: '100000',
    timeAndMaterials: true,
    id: null,
  };
  must(await editDeal(world.operator, { dealId, version, lines: [...facts.lines, work] }));
  const { lines } = must(await showDeal(world.operator, { dealId })).facts;
  return { dealId, lineId: lines.find(({ timeAndMaterials }) => timeAndMaterials)?.id ?? '' };
}

/** A Monday of which nobody has asked for a snapshot: a day has one. */
let monday = date('2026-08-17');
function newMonday() {
  monday = addDays(monday, -7);
  return monday;
}

const SUPPOSED: Sample = async (world, kind) => ({
  supplierSlips: [{ supplier: 'Nordchip', days: 14 }],
  loseDealIds: [(await world.newDeal(kind)).dealId],
  dropWithoutPo: true,
  cleanUp: true,
});

/** Inputs of the forecast's operations, of lead times and of what is told of a line. */
export const FORECAST_SAMPLES: Record<string, Sample> = {
  ...LEAD_TIME_SAMPLES,
  'deals.recordHours': async (world, kind) => ({ ...(await newHourly(world, kind)), hours: 12 }),
  'forecast.show': clocks,
  'forecast.export': clocks,
  'forecast.discounts': clocks,
  'forecast.accuracy': () => ({ quarters: 4 }),
  'forecast.miss': async (world) => {
    const asOf = fiscalQuarter(today('UTC'), { startMonth: 1, kind: 'months' }, -1).from;
    must(await takeSnapshot(world.operator, { asOf }));
    return { quarter: asOf };
  },
  'forecast.calibration': () => ({}),
  'forecast.proposeModel': () => ({}),
  'forecast.backTest': () => ({}),
  'forecast.replayDays': () => ({}),
  'forecast.replayWeek': async (world, kind) => {
    await world.newDeal(kind);
    return { weekOn: '2026-01-12' };
  },
  'forecast.missingSnapshots': () => ({}),
  'forecast.snapshot': async (world) => {
    const { snapshotId } = must(await takeSnapshot(world.operator, {}));
    return { snapshotId, category: 'commit' };
  },
  'forecast.snapshots': () => ({ until: '2026-11-22' }),
  'forecast.takeSnapshot': () => ({ asOf: newMonday() }),
  'forecast.sourceClaims': clocks,
  'forecast.beside': clocks,
  'forecast.compare': () => ({ from: '2026-11-01' }),
  'forecast.filters': () => ({}),
  'forecast.rangeInput': clocks,
  'forecast.whatIf': SUPPOSED,
  'forecast.whatIfRange': SUPPOSED,
  'imports.template': () => ({ format: 'csv' }),
  'forecast.rows': () => ({ period: null, column: 'hardware', measure: 'weighted' }),
};
