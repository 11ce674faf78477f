import { editDeal } from '@/features/deals/commands';
import { showDeal } from '@/features/deals/queries';
import { addDays, date } from '@/domain/values/calendar-date';
import { fiscalQuarter } from '@/domain/values/fiscal-calendar';
import { takeSnapshot } from '@/features/forecast/commands-snapshots';
import { today } from '@/platform/clock/clock';
import { must } from './operations-answers';
import type { DealKind, World } from './operations-world';
import { newRecord } from './sample-files';
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

/** A part of the forecast: the deals of a rep with a customer, as of a day. */
async function part(world: World, kind: DealKind) {
  const { facts } = must(await showDeal(world.operator, { dealId: (await world.newDeal(kind)).dealId }));
  return { repId: facts.repId, customerId: facts.customerId };
}

const partThen: Sample = async (world, kind) => ({
  ...(await part(world, kind)),
  asOf: '2026-11-01',
  knownAt: '2026-11-02T00:00:00Z',
});

/** A Monday of which nobody has asked for a snapshot: a day has one. */
let monday = date('2026-08-17');
function newMonday() {
  monday = addDays(monday, -7);
  return monday;
}

const SUPPOSED: Sample = async (world, kind) => ({
  ...(await part(world, kind)),
  supplierSlips: [{ supplier: 'Nordchip', days: 14 }],
  loseDealIds: [(await world.newDeal(kind)).dealId],
  dropWithoutPo: true,
  cleanUp: true,
});

/** Inputs of the forecast's operations, of lead times and of what is told of a line. */
export const FORECAST_SAMPLES: Record<string, Sample> = {
  ...LEAD_TIME_SAMPLES,
  'deals.recordHours': async (world, kind) => ({ ...(await newHourly(world, kind)), hours: 12 }),
  'forecast.show': partThen,
  'forecast.export': partThen,
  'forecast.discounts': clocks,
  'forecast.accuracy': async (world, kind) => ({ repId: (await part(world, kind)).repId, quarters: 4 }),
  'forecast.miss': async (world, kind) => {
    const asOf = fiscalQuarter(today('UTC'), { startMonth: 1, kind: 'months' }, -1).from;
    must(await takeSnapshot(world.operator, { asOf }));
    return { repId: (await part(world, kind)).repId, quarter: asOf };
  },
  'forecast.calibration': () => ({}),
  'forecast.proposeModel': () => ({}),
  'forecast.backTest': () => ({}),
  'forecast.replayDays': () => ({}),
  'forecast.replayWeek': async (world, kind) => {
    // Something of the past was delivered: on 1 March.
    await newRecord(world, kind);
    return { weekOn: '2026-03-09' };
  },
  'forecast.missingSnapshots': () => ({}),
  'forecast.snapshot': async (world, kind) => {
    const { snapshotId } = must(await takeSnapshot(world.operator, {}));
    return { ...(await part(world, kind)), snapshotId, category: 'commit' };
  },
  'forecast.snapshots': () => ({ until: '2026-11-22' }),
  'forecast.takeSnapshot': () => ({ asOf: newMonday() }),
  'forecast.sourceClaims': partThen,
  'forecast.beside': partThen,
  'forecast.compare': async (world, kind) => {
    const { snapshotId } = must(await takeSnapshot(world.operator, {}));
    return { ...(await part(world, kind)), from: snapshotId, to: snapshotId };
  },
  'forecast.filters': async (world, kind) => ({ customerId: (await part(world, kind)).customerId }),
  'forecast.rangeInput': partThen,
  'forecast.whatIf': SUPPOSED,
  'forecast.whatIfRange': SUPPOSED,
  'imports.template': () => ({ format: 'csv' }),
  'forecast.rows': async (world, kind) => ({
    ...(await part(world, kind)),
    period: null,
    column: 'hardware',
    measure: 'weighted',
  }),
};
