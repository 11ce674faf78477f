import { parseArgs } from 'node:util';

export const BLOCKS = [
  'import',
  'reimport',
  'kpi',
  'dashboard',
  'portfolio',
  'list',
  'audit',
  'forecast',
  'snapshot',
  'back-test',
  'create',
  'move',
  'sweep',
  'rooms',
  'simulation',
  'heartbeats',
  'ledger',
  'rls',
  'memory',
  'start',
] as const;
export type BlockName = (typeof BLOCKS)[number];

/** What is measured, and how large. `small` is for trying the bench itself: its verdicts say nothing. */
export type Options = { blocks: BlockName[]; small: boolean; full: boolean; json: string | null };

export const USAGE = `npm run bench [-- BLOCK …] [--json FILE] [--small] [--full]
  BLOCK: ${BLOCKS.join(' | ')} | all (default: all)
  --json FILE  the results as JSON too
  --small      small data and short runs, to try the bench itself
  --full       the import of 1,000,000 rows too, and the rooms for five minutes`;

/** Null for arguments that cannot be read. */
export function readOptions(args: string[]): Options | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'string' }, small: { type: 'boolean' }, full: { type: 'boolean' } },
    });
    const unknown = positionals.filter((name) => name !== 'all' && !BLOCKS.some((block) => block === name));
    if (unknown.length > 0) return null;
    const all = positionals.length === 0 || positionals.includes('all');
    return {
      blocks: BLOCKS.filter((block) => all || positionals.includes(block)),
      small: values.small ?? false,
      full: values.full ?? false,
      json: values.json ?? null,
    };
  } catch {
    return null;
  }
}

/** Blocks that ask the web server. */
export function needsServer({ blocks }: Options): boolean {
  return blocks.some((block) => ['dashboard', 'create', 'move', 'rooms', 'memory', 'start'].includes(block));
}

/** Blocks that read the large ledger. */
export function needsLedger({ blocks }: Options): boolean {
  return blocks.some((block) => ['kpi', 'dashboard', 'ledger', 'rls', 'memory', 'start'].includes(block));
}
