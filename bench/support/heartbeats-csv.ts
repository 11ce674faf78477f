import fs from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import { inData } from '../../scripts/project/paths.mjs';
import { BENCH_DAY } from '../sizes';

/** Each device reports once on each of so many days; so many devices belong to a customer. */
const DAYS = 50;
const DEVICES_PER_CUSTOMER = 5;
/** One device in ten fell silent so many days ago; one customer in seven pays nothing. */
const SILENT_DAYS = 40;
const SILENT_EACH = 10;
const UNPAID_EACH = 7;

/** A log of so many readings in the order of time, no two of one device and day: nothing can be collapsed. Made once. */
export async function heartbeatsFile(readings: number): Promise<string> {
  const devices = Math.floor(readings / DAYS);
  return written(`heartbeats-${readings}`, 'Serial number,Timestamp,Customer', function* () {
    for (let day = DAYS - 1; day >= 0; day--) {
      for (let device = 0; device < devices; device++) {
        const on = dayBefore(day + (isSilent(device) ? SILENT_DAYS : 0));
        const time = `${two(device % 8)}:${two(device % 60)}:00Z`;
        yield `SN-${String(device).padStart(7, '0')},${on}T${time},${customerOf(device)}`;
      }
    }
  });
}

/** A contract of each customer who pays. */
export async function payersFile(readings: number): Promise<string> {
  const customers = Math.ceil(readings / DAYS / DEVICES_PER_CUSTOMER);
  return written(`payers-${readings}`, 'Contract ID,Customer,Stream,Start Date,Monthly Amount', function* () {
    for (let i = 0; i < customers; i++) {
      if (i % UNPAID_EACH !== 0) yield `C-${i},Customer ${i},software,2025-01-01,${100 + (i % 900)}.00`;
    }
  });
}

function isSilent(device: number): boolean {
  // Whole customers are silent, and single devices of others.
  return Math.floor(device / DEVICES_PER_CUSTOMER) % SILENT_EACH === 3 || device % 97 === 0;
}

function customerOf(device: number): string {
  return `Customer ${Math.floor(device / DEVICES_PER_CUSTOMER)}`;
}

function dayBefore(days: number): string {
  return new Date(Date.parse(`${BENCH_DAY}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

async function written(name: string, header: string, lines: () => Iterable<string>): Promise<string> {
  const file = inData('bench', `${name}.csv`);
  if (fs.existsSync(file)) return file;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const out = fs.createWriteStream(`${file}.part`);
  out.write(`${header}\n`);
  for (const line of lines()) if (!out.write(`${line}\n`)) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
  fs.renameSync(`${file}.part`, file);
  return file;
}
