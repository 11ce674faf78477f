import { FIELDS, fieldsByAlias } from './fields';
import type { HeaderColumn } from './header';
import { headerKey, headerWords } from './header-key';
import { choosePreset, presetTarget } from './presets';
import type { ScanAims } from './scan';
import type { ColumnPlan, FileStatistics, ImportKind, KeyPlan, PlanOptions } from './types';

/** Column sets that can recognise a row without an id, best first: few columns, and values that do not change from export to export. */
const KEY_TARGETS: Record<ImportKind, readonly (readonly string[])[]> = {
  deals: [
    ['name'],
    ['name', 'createdOn'],
    ['name', 'engagedOn'],
    ['name', 'customer'],
    ['customer', 'createdOn'],
    ['name', 'rep'],
    ['name', 'closeOn'],
    ['customer', 'closeOn'],
    ['name', 'customer', 'createdOn'],
    ['customer', 'product', 'createdOn'],
    ['customer', 'product', 'engagedOn'],
    ['name', 'customer', 'closeOn'],
    ['customer', 'product', 'closeOn'],
  ],
  contracts: [
    ['customer', 'startOn'],
    ['customer', 'plan', 'startOn'],
    ['customer', 'stream', 'startOn'],
    ['customerExternalId', 'startOn'],
    ['customer', 'plan', 'startOn', 'amount'],
  ],
  deployments: [['site'], ['customer', 'site'], ['site', 'installedOn'], ['customer', 'site', 'installedOn']],
  shipments: [['reference'], ['dealExternalId', 'shippedOn'], ['dealExternalId', 'product', 'shippedOn']],
  activities: [
    ['dealExternalId', 'occurredOn', 'subject'],
    ['dealExternalId', 'occurredOn', 'kind', 'subject'],
  ],
  rates: [],
  heartbeats: [],
};

/** What the first pass must find out, told by the header alone. */
export function scanAims(
  kind: ImportKind,
  header: readonly HeaderColumn[],
  options: Pick<PlanOptions, 'map' | 'key'>,
): ScanAims {
  const names = header.filter((column) => column.named).map((column) => column.name);
  const preset = choosePreset(kind, names)?.preset.id ?? null;
  const targets = header.map((column) => likelyTargets(kind, column, preset, options.map ?? {}));
  const mustDecide = header
    .filter((_, i) => targets[i]?.some((id) => isTyped(kind, id)))
    .map((column) => column.index);
  if (targets.some((ids) => ids.includes('externalId'))) return { mustDecide, keys: [] };
  if (options.key || kind === 'heartbeats' || kind === 'rates') return { mustDecide, keys: [] };
  const at = (target: string) => targets.findIndex((ids) => ids.includes(target));
  const sets = KEY_TARGETS[kind]
    .map((ids) => ids.map(at))
    .filter((columns) => columns.every((index) => index >= 0) && new Set(columns).size === columns.length);
  const idLike = header
    .filter((column, i) => targets[i]?.length === 0 && looksLikeId(column.name))
    .map((column) => [column.index]);
  return { mustDecide, keys: [...idLike, ...sets] };
}

function likelyTargets(
  kind: ImportKind,
  column: HeaderColumn,
  preset: Parameters<typeof presetTarget>[0] | null,
  map: Record<string, string>,
): string[] {
  const chosen = Object.entries(map).find(
    ([name]) => name === column.name || headerKey(name) === headerKey(column.name),
  );
  if (chosen) return chosen[1] === '' ? [] : [chosen[1]];
  if (!column.named) return [];
  const known = preset ? presetTarget(preset, column.name) : null;
  if (known) return known.target === '' ? [] : [known.target];
  return fieldsByAlias(kind, column.name).map(({ field }) => field.id);
}

function isTyped(kind: ImportKind, target: string): boolean {
  const type = FIELDS[kind].find(({ id }) => id === target)?.type;
  return type === 'date' || type === 'money' || type === 'percent';
}

function looksLikeId(name: string): boolean {
  return (
    /(^|\s)(id|key|guid|uuid|number|no|nr|code|ref|reference|nummer|numero)$/.test(headerWords(name)) ||
    /\p{Ll}{2}I[Dd]$|[A-Z]{3,}ID$/u.test(name)
  );
}

/**
 * How rows are recognised: the columns of `--key`, else the id column, else the best column set that is unique in the file, else
 * (for fact lines) the whole row. `none` is a question. Heartbeats are told apart by device and day, rates by currency and month, whatever else is in the file.
 */
export function planKey(
  kind: ImportKind,
  columns: readonly ColumnPlan[],
  statistics: FileStatistics,
  chosen: readonly string[] | undefined,
): KeyPlan {
  if (kind === 'heartbeats') return { kind: 'content', names: ['device', 'day'], columns: [] };
  if (kind === 'rates') return { kind: 'content', names: ['currency', 'month'], columns: [] };
  if (chosen && chosen.length > 0) {
    const found = chosen.map((name) => columnOf(columns, name));
    if (found.some((column) => !column)) return { kind: 'none' };
    const set = found.filter((column) => column !== undefined);
    return {
      kind: 'columns',
      names: set.map(({ name }) => name),
      columns: set.map(({ index }) => index),
      proposed: false,
    };
  }
  const id = columns.find(({ target }) => target === 'externalId');
  if (id) return { kind: 'id', column: id.index, names: [id.name], columns: [id.index] };
  const unique = statistics.keys.find((candidate) => candidate.unique);
  if (unique) return { kind: 'columns', names: unique.names, columns: unique.columns, proposed: true };
  if (kind === 'shipments' || kind === 'activities') {
    return { kind: 'content', names: ['the whole row'], columns: columns.map(({ index }) => index) };
  }
  return { kind: 'none' };
}

/** A column by its name, loosely, or by the target it goes to. */
export function columnOf(columns: readonly ColumnPlan[], name: string): ColumnPlan | undefined {
  return (
    columns.find((column) => column.name === name) ??
    columns.find((column) => headerKey(column.name) === headerKey(name)) ??
    columns.find((column) => column.target === name)
  );
}
