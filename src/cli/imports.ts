import path from 'node:path';
import { IMPORT_KINDS, type ImportKind } from '@/domain/imports/types';
import { revertImport } from '@/features/imports/commands';
import { importFile } from '@/features/imports/import-file';
import type { Result } from '@/domain/values/result';
import type { Caller } from '@/platform/operations/caller';
import { UsageError, type Flags } from './arguments';

function isKind(text: string): text is ImportKind {
  return (IMPORT_KINDS as readonly string[]).includes(text);
}

/** Paths are meant from where the person stands, not from the project's folder. */
function filePath(flags: Flags): string {
  return path.resolve(process.env.INIT_CWD ?? process.cwd(), flags.required('file'));
}

export async function importFileVerb(kind: string, flags: Flags): Promise<Result<unknown>> {
  if (!isKind(kind)) throw new UsageError(`Import what? ${IMPORT_KINDS.join(', ')}`);
  const caller: Caller = { kind: 'operator', tenantSlug: flags.required('tenant') };
  return importFile(caller, {
    kind,
    path: filePath(flags),
    dryRun: flags.has('dry-run'),
    options: {
      preset: flags.one('preset'),
      map: flags.pairs('map'),
      set: flags.pairs('set'),
      stages: flags.pairs('stage'),
      key: flags
        .one('key')
        ?.split(',')
        .map((name) => name.trim()),
      dates: flags.one('dates'),
      decimal: flags.one('decimal'),
      rates: flags.pairs('rate'),
      asOf: flags.one('as-of'),
      strict: flags.has('strict'),
    },
  });
}

export async function revertImportVerb(flags: Flags): Promise<Result<unknown>> {
  const caller: Caller = { kind: 'operator', tenantSlug: flags.required('tenant') };
  return revertImport(caller, { importId: flags.required('import') });
}
