import { nameKey } from './normalised-key';
import type { RowReader } from './row-reader';
import type { StagedName } from './staged';

export const MAX_NAME = 300;

/** A name and its key; a name of invisible characters only is none. */
export function stagedName(reader: RowReader, target: string): StagedName | null {
  const name = reader.text(target, MAX_NAME);
  if (name === null) return null;
  const key = nameKey(name);
  return key === '' ? null : { name, key };
}

/** The customer by name, else by the id that the source gives it. Of several in one cell ("1;2" beside "A;B") the first. */
export function stagedCustomer(reader: RowReader): (StagedName & { externalId: string | null }) | null {
  const ids = reader.text('customerExternalId', MAX_NAME);
  const named = stagedName(reader, 'customer');
  if (ids === null) return named && { ...named, externalId: null };
  const [externalId = ids] = ids.split(';').map((id) => id.trim());
  if (named === null) return { name: externalId, key: nameKey(externalId), externalId };
  const names = named.name.split(';');
  const [first = ''] = names;
  if (externalId === ids || names.length !== ids.split(';').length || nameKey(first) === '')
    return { ...named, externalId };
  return { name: first.trim(), key: nameKey(first), externalId };
}
