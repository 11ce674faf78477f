import fs from 'node:fs';
import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

// How busy the machine is with work that is not ours, from the kernel's CPU counters (Linux; elsewhere it cannot be told).

/** Share of all processors, 0–1; null where it cannot be told. */
export type Share = number | null;

/** Above this share of foreign work a run says nothing. */
export const MOST_FOREIGN = 0.1;

const SAMPLE_MS = 1000;
const SAMPLES = 5;

type Ticks = { total: number; busy: number; own: number };

/** Foreign load in a quiet second of ours; waits a few seconds for a better one. */
export async function loadBefore(roots: readonly number[]): Promise<Share> {
  let least: Share = null;
  for (let i = 0; i < SAMPLES; i++) {
    const load = await loadWhile(roots, () => sleep(SAMPLE_MS));
    if (load.foreign === null) return null;
    least = Math.min(least ?? 1, load.foreign);
    if (least <= MOST_FOREIGN) return least;
  }
  return least;
}

/** Runs `work` and tells the foreign load meanwhile: everything busy (stolen time too) but the process trees of `roots`. */
export async function loadWhile<T>(
  roots: readonly number[],
  work: () => Promise<T>,
): Promise<{ value: T; foreign: Share }> {
  const before = readTicks(roots);
  const value = await work();
  const after = readTicks(roots);
  if (!before || !after) return { value, foreign: null };
  const total = after.total - before.total;
  const foreign = after.busy - before.busy - (after.own - before.own);
  return { value, foreign: total > 0 ? Math.max(0, foreign / total) : 0 };
}

function readTicks(roots: readonly number[]): Ticks | null {
  if (process.platform !== 'linux') return null;
  const line = fs.readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '';
  const [user = 0, nice = 0, system = 0, idle = 0, wait = 0, irq = 0, soft = 0, steal = 0] = line
    .split(/\s+/)
    .slice(1)
    .map(Number);
  const busy = user + nice + system + irq + soft + steal;
  return { busy, total: busy + idle + wait, own: ticksOf(roots) };
}

type Entry = { pid: number; parent: number; ticks: number };

/** Ticks of processes and all their descendants; those of ended children are counted in their parents. */
function ticksOf(roots: readonly number[]): number {
  return treesOf(roots).reduce((sum, { ticks }) => sum + ticks, 0);
}

function treesOf(roots: readonly number[]): Entry[] {
  const entries = fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(readEntry)
    .filter((entry) => entry !== null);
  const wanted = new Set(roots);
  for (let before = 0; before !== wanted.size;) {
    before = wanted.size;
    for (const { pid, parent } of entries) if (wanted.has(parent)) wanted.add(pid);
  }
  return entries.filter(({ pid }) => wanted.has(pid));
}

function readEntry(pid: string): Entry | null {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // After the name, which may hold anything: state, parent, …; the four times stand at 11 to 14.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return { pid: Number(pid), parent: Number(fields[1]), ticks };
  } catch {
    return null;
  }
}

/** Resident memory of a process and its descendants, in MB; null where it cannot be told. */
export function residentMegabytes(root: number): number | null {
  if (process.platform !== 'linux') return null;
  return treesOf([root]).reduce((sum, { pid }) => sum + kilobytes(pid, 'VmRSS') / 1024, 0);
}

/** Highest resident memory of a process so far, in MB. */
export function peakMegabytes(pid: number): number {
  return kilobytes(pid, 'VmHWM') / 1024;
}

function kilobytes(pid: number, name: string): number {
  try {
    const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** Number of the process that started this one's parent: a server's main process from one of its workers. */
export function parentOf(pid: number): number | null {
  return process.platform === 'linux' ? (readEntry(String(pid))?.parent ?? null) : null;
}

export function machineFacts() {
  return {
    processors: os.cpus().length,
    model: os.cpus()[0]?.model ?? 'unknown',
    memoryGigabytes: Math.round(os.totalmem() / 2 ** 30),
    node: process.version,
    platform: `${process.platform} ${os.release()}`,
  };
}
