import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isAlive, ownMark, withLock } from '../../../scripts/project/lock';
import { isRunning } from '../../../scripts/project/processes';

let folder = '';
beforeEach(() => (folder = fs.mkdtempSync(path.join(tmpdir(), 'lock-'))));
afterEach(() => fs.rmSync(folder, { recursive: true }));

/** Number of a process that has ended. */
function endedProcess(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

describe('the lock between starts', () => {
  test('lets one in at a time', async () => {
    const file = path.join(folder, 'lock');
    const seen: string[] = [];
    const enter = (name: string) =>
      withLock(file, 10, async () => {
        seen.push(`${name} in`);
        await new Promise((resolve) => setImmediate(resolve));
        seen.push(`${name} out`);
      });
    await Promise.all([enter('a'), enter('b')]);
    expect([seen.slice(0, 2), seen.slice(2)].map((pair) => pair.map((entry) => entry.slice(2)))).toEqual([
      ['in', 'out'],
      ['in', 'out'],
    ]);
    expect(fs.existsSync(file)).toBe(false);
  });

  test('is given back when the work fails', async () => {
    const file = path.join(folder, 'lock');
    await expect(withLock(file, 10, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(fs.existsSync(file)).toBe(false);
  });

  test('of a killed process is taken over', async () => {
    const file = path.join(folder, 'lock');
    fs.writeFileSync(file, `${endedProcess()} 1`);
    expect(await withLock(file, 10, () => Promise.resolve('done'))).toBe('done');
  });

  test('of a living process is named in the refusal', async () => {
    const file = path.join(folder, 'lock');
    fs.writeFileSync(file, ownMark);
    await expect(withLock(file, 0, () => Promise.resolve())).rejects.toThrow(`process ${process.pid}`);
  });
});

describe('marks of processes', () => {
  test('this process is alive, an ended one is not', () => {
    expect(isAlive(ownMark)).toBe(true);
    const pid = endedProcess();
    expect(isRunning(pid)).toBe(false);
    expect(isAlive(`${pid} 1`)).toBe(false);
    expect(isAlive('')).toBe(false);
  });

  test.runIf(process.platform === 'linux')('the same number used by another process does not count', () => {
    expect(isAlive(`${process.pid} 1`)).toBe(false);
  });
});
