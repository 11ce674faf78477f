/** Who may call what of the forecast, lead times and lines, as part of the table in expected-access.ts. */
const SEEN = [
  'forecast.export',
  'forecast.accuracy',
  'forecast.beside',
  'forecast.compare',
  'forecast.filters',
  'forecast.miss',
  'forecast.rangeInput',
  'forecast.rows',
  'forecast.show',
  'forecast.snapshot',
  'forecast.snapshots',
  'forecast.sourceClaims',
  'forecast.whatIf',
  'forecast.whatIfRange',
];

/** How true the forecast was: who runs the company, and its board. */
const ACCURACY: string[] = [
  'forecast.calibration',
  'forecast.discounts',
  'forecast.proposeModel',
  'forecast.backTest',
];

/** Taking snapshots and replaying weeks. */
const SNAPSHOT: string[] = [
  'forecast.missingSnapshots',
  'forecast.replayDays',
  'forecast.replayWeek',
  'forecast.takeSnapshot',
];

const LEAD_TIMES_READ = ['leadTimes.list', 'leadTimes.ofDeal'];
const LEAD_TIMES_WRITE = [
  'leadTimes.delay',
  'leadTimes.endDelay',
  'leadTimes.previewDelay',
  'leadTimes.remove',
  'leadTimes.set',
];

/** What delivery, rep and CRO tell of a line. */
const HOURS = ['deals.recordHours'];

/** Who imports takes the form to import. */
const FORM = ['imports.template'];

export const FORECAST = {
  CRO: [...SEEN, ...ACCURACY, ...SNAPSHOT, ...LEAD_TIMES_READ, ...LEAD_TIMES_WRITE, ...HOURS, ...FORM],
  CEO: [...SEEN, ...ACCURACY, ...LEAD_TIMES_READ],
  REP: [...SEEN, ...LEAD_TIMES_READ, ...HOURS],
  DELIVERY: [...LEAD_TIMES_READ, ...HOURS],
  VIEWER: [...SEEN, ...ACCURACY],
} as const;
