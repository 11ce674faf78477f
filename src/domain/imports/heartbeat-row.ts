import { ReportTimes, type ReportTime } from '@/domain/devices/report-times';
import { MAX_NAME, stagedCustomer } from './row-names';
import type { RowReader } from './row-reader';
import type { StagedHeartbeat } from './staged';

const MAX_SERIAL = 200;
const ZONES = new Map<string, ReportTimes>();

/** That a device reported, or that there is one (a row without a time); null with an error where the device is missing or the time cannot be. */
export function readHeartbeat(reader: RowReader): StagedHeartbeat | null {
  const device = reader.text('device', MAX_SERIAL);
  if (device === null && reader.raw('device') === null)
    reader.error('device', null, 'is missing', 'Name the device by its serial number.');
  const seen = readTime(reader);
  const customer = stagedCustomer(reader);
  const deploymentExternalId = reader.text('deployment', MAX_NAME);
  if (reader.failed || device === null) return null;
  return {
    rowNo: reader.rowNo,
    device,
    customer,
    deploymentExternalId,
    day: seen?.day ?? null,
    seenAt: seen?.at ?? null,
  };
}

function readTime(reader: RowReader): ReportTime | null {
  const text = reader.value('at');
  if (text === null) return null;
  const times = timesOf(reader.plan.zone ?? 'UTC');
  const exact = times.read(text);
  const day = exact ? exact.day : reader.date('at');
  if (day === null) return null;
  if (day > reader.plan.asOf) {
    reader.error('at', text, `lies after ${reader.plan.asOf}: it has not happened`, 'Import it when it has.');
    return null;
  }
  if (day < '2000-01-01') {
    reader.error(
      'at',
      text,
      'is a day before 2000: the clock of the device was not set',
      'Correct the time.',
    );
    return null;
  }
  return exact ?? times.onDay(day);
}

function timesOf(zone: string): ReportTimes {
  const times = ZONES.get(zone) ?? new ReportTimes(zone);
  ZONES.set(zone, times);
  return times;
}
