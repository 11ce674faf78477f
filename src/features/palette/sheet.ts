import type { Action } from '@/ui/keyboard/actions';

export type Sheet = { group: string; rows: { id: string; label: string; keys: string[] }[] }[];

/** The help sheet: every action with a key, under its heading. "g d" is two keys one after the other; a chord and the arrows stand together. */
export function sheetOf(actions: readonly Action[]): Sheet {
  const groups = new Map<string, Sheet[number]['rows']>();
  for (const { id, label, group, keys } of actions) {
    if (!keys) continue;
    groups.set(group, [...(groups.get(group) ?? []), { id, label, keys: keysOf(keys) }]);
  }
  return [...groups].map(([group, rows]) => ({ group, rows }));
}

function keysOf(keys: string): string[] {
  if (/^(Ctrl|←)/.test(keys)) return [keys];
  return keys.split(' ').map((key) => (key.length === 1 ? key.toUpperCase() : key));
}
