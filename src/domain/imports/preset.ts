import type { ImportKind, PresetId } from './types';

/**
 * What is known about the columns of one source: label → target, or '' where the column is known and not imported. Labels of
 * exports follow the user's language and renames, so that a preset only settles what the aliases of fields.ts leave open.
 */
export type Preset = {
  id: PresetId;
  label: string;
  kind: ImportKind;
  columns: Readonly<Record<string, string>>;
  /** A file is of this source only with at least two of these columns: its other names are anybody's. */
  signs?: readonly string[];
};

/** Labels that are known and not imported, separated by "|". */
export function known(labels: string): Record<string, string> {
  return Object.fromEntries(labels.split('|').map((label) => [label, '']));
}
