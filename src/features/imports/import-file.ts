import type { CheckOptions, ImportReport } from '@/domain/imports/report';
import type { ImportKind } from '@/domain/imports/types';
import type { Result } from '@/domain/values/result';
import type { Caller } from '@/platform/operations/caller';
import { cancelImport, checkImport, commitImport } from './commands';
import { storeUpload } from './store-upload';

/** As typed at a command line: the command checks every value. */
export type ImportFileOptions = {
  preset?: string;
  map?: Record<string, string>;
  set?: Record<string, string>;
  stages?: Record<string, string>;
  key?: string[];
  dates?: string;
  decimal?: string;
  rates?: Record<string, string>;
  /** The day of the export; today unless told. */
  asOf?: string;
  strict?: boolean;
};

export type FileToImport = {
  kind: ImportKind;
  path: string;
  options?: ImportFileOptions;
  /** Check only; the import is given up afterwards. */
  dryRun?: boolean;
};

/**
 * A whole import in one call, through the same operations as the screen: take in, dry run, commit. What a screen would ask comes back as
 * a refusal with `details.questions`, each naming its flag; a refused file leaves no rows, only a line in the list of imports.
 */
export async function importFile(caller: Caller, file: FileToImport): Promise<Result<ImportReport>> {
  const { asOf, strict, ...options } = file.options ?? {};
  const stored = await storeUpload(caller, { kind: file.kind, fileName: file.path, source: file.path });
  if (!stored.ok) return stored;
  const { importId } = stored.value;
  const checked = await checkImport(caller, { importId, options: options as CheckOptions, asOf, strict });
  if (!checked.ok) {
    await cancelImport(caller, { importId, refusal: checked.refusal.message.slice(0, 2000) });
    return checked;
  }
  const { rows: _rows, ...report } = checked.value;
  if (file.dryRun) {
    await cancelImport(caller, { importId });
    return { ok: true, value: report };
  }
  const committed = await commitImport(caller, { importId });
  if (!committed.ok) return committed;
  return { ok: true, value: { ...report, state: 'committed', counts: committed.value.counts } };
}
