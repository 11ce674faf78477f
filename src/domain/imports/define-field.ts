import type { FieldType, TargetField } from './types';

/** A target field; `names` are its aliases, separated by "|". */
export function field<Id extends string>(
  id: Id,
  label: string,
  type: FieldType,
  names: string,
  more: Pick<TargetField, 'words'> & { required?: boolean } = {},
): TargetField & { id: Id } {
  return { id, label, type, required: more.required ?? false, aliases: names.split('|'), words: more.words };
}
