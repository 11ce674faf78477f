import { findLiveKey } from '@/data/api-keys';
import { reportKey, writeReports, type DayReport } from '@/data/heartbeats';
import { judgeReport, ReportTimes, type ReportFault } from '@/domain/devices/report-times';
import { notFound } from '@/domain/values/result';
import { defineCommand, done, rehearsed } from '@/platform/operations/define-command';
import { reportInput } from './inputs-report';

/** What became of one reading. `known`: the device is known to have reported on that day, then or later. */
export type ReadingOutcome =
  | { device: string; at: string; outcome: 'recorded' | 'known' }
  | { device: string; at: string; outcome: 'refused'; reason: string };

const FAULTS: Record<ReportFault | 'device' | 'time', string> = {
  future: 'This instant lies in the future.',
  too_early: 'This instant lies before 2000: the clock of the device was not set.',
  device: 'The device must be a serial number of 1 to 200 characters.',
  time: 'The instant must look like 2026-03-31T08:00:00Z.',
};

/**
 * What devices report through a machine's key: at most 1,000 readings, an outcome for each. The same readings again, in whatever order, write
 * nothing. Devices that nobody knows are kept as nobody's. Refuses 'not_found' once the key is revoked.
 */
export const reportHeartbeats = defineCommand({
  name: 'heartbeats.report',
  permission: 'devices.write',
  input: reportInput,
  run: async (ctx, { keyId, readings }) => {
    const key = await findLiveKey(ctx.unit, keyId);
    if (key === null) return notFound();
    const times = new ReportTimes(ctx.tenant.zone);
    const read = readings.map((reading) => readOne(reading, times, ctx.now));
    const days = latestOfDays(read.flatMap((one) => ('report' in one ? one.report : [])));
    const { recorded, newDevices } = await writeReports(ctx.unit, [...days.values()], ctx.now);
    const outcomes = read.map((one): ReadingOutcome => {
      if (!('report' in one)) return one;
      const { report, at } = one;
      const isNew = recorded.has(reportKey(report)) && days.get(reportKey(report)) === report;
      return { device: report.device, at, outcome: isNew ? 'recorded' : 'known' };
    });
    const count = (outcome: ReadingOutcome['outcome']) =>
      outcomes.filter((one) => one.outcome === outcome).length;
    const counts = {
      recorded: count('recorded'),
      known: count('known'),
      refused: count('refused'),
      newDevices,
    };
    const answer = { ...counts, outcomes };
    // Nothing new: nothing to write, and nothing to log.
    if (counts.recorded === 0 && newDevices === 0) return rehearsed(answer);
    return done(answer, {
      subjectKind: 'api_key',
      subjectId: keyId,
      summary: `${key} reported ${counts.recorded} new signs of life, ${newDevices} new devices, ${counts.refused} refused`,
      after: counts,
    });
  },
});

type Read = { report: DayReport; at: string } | Extract<ReadingOutcome, { outcome: 'refused' }>;

function readOne({ device, at }: { device: string; at: string }, times: ReportTimes, now: string): Read {
  const serial = device.replaceAll('\u0000', '').trim();
  const refused = (fault: keyof typeof FAULTS): Read => ({
    device: serial.slice(0, 200),
    at,
    outcome: 'refused',
    reason: FAULTS[fault],
  });
  // Half a character would be stored as another one, and nobody would find the device again.
  if (serial === '' || serial.length > 200 || /\p{Surrogate}/u.test(serial)) return refused('device');
  const time = times.read(at.trim());
  if (!time) return refused('time');
  const judged = judgeReport(time.at, now);
  if (judged.fault) return refused(judged.fault);
  const kept = judged.at === time.at ? time : times.read(judged.at);
  return kept ? { report: { device: serial, ...kept }, at } : refused('time');
}

/** The last report of each device and day. */
function latestOfDays(reports: readonly DayReport[]): Map<string, DayReport> {
  const days = new Map<string, DayReport>();
  for (const report of reports) {
    const kept = days.get(reportKey(report));
    if (!kept || report.at > kept.at) days.set(reportKey(report), report);
  }
  return days;
}
