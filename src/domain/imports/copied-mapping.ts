import { headerKey } from './header-key';
import type { CheckOptions } from './report';
import type { Plan } from './types';

/** What of a mapping can serve another company: which column is what, what the stages mean, how days and numbers are written. No constant, no rate. */
export type CopiedMapping = Pick<CheckOptions, 'preset' | 'dates' | 'decimal' | 'key'> & {
  map: Record<string, string>;
  stages: Record<string, string>;
};

/** The mapping of an import's plan, said in full, so that it does not hang on what the source's values looked like. */
export function mappingOf(plan: Plan, given: CheckOptions): CopiedMapping {
  const taken = plan.columns.flatMap(({ name, target }) =>
    target === null ? [] : [[name, target] as const],
  );
  return {
    ...(plan.preset === null ? {} : { preset: plan.preset }),
    ...(given.dates ? { dates: given.dates } : {}),
    ...(given.decimal ? { decimal: given.decimal } : {}),
    ...(plan.key.kind === 'columns' ? { key: [...plan.key.names] } : {}),
    map: Object.fromEntries(taken),
    stages: { ...plan.stageChoices },
  };
}

/** Without the columns and stages whose words are not fit to be copied. */
export function withoutWords(mapping: CopiedMapping, unfit: (word: string) => boolean): CopiedMapping {
  const kept = (entries: Record<string, string>) =>
    Object.fromEntries(Object.entries(entries).filter(([word]) => !unfit(word)));
  const { key, ...rest } = mapping;
  return {
    ...rest,
    ...(key && !key.some(unfit) ? { key } : {}),
    map: kept(mapping.map),
    stages: kept(mapping.stages),
  };
}

/**
 * What a copied mapping proposes for a file: nothing unless the file has at least half of its columns, then only the columns that the file
 * has.
 */
export function proposedBy(mapping: CopiedMapping, names: readonly string[]): CheckOptions | null {
  const byKey = new Map(names.map((name) => [headerKey(name), name]));
  const columns = Object.entries(mapping.map);
  const found = columns.flatMap(([name, target]) => {
    const own = byKey.get(headerKey(name));
    return own === undefined ? [] : [[own, target] as const];
  });
  if (found.length === 0 || found.length * 2 < columns.length) return null;
  const { key, preset, dates, decimal, stages } = mapping;
  const ownKey = key?.map((name) => byKey.get(headerKey(name)));
  return {
    ...(preset ? { preset } : {}),
    ...(dates ? { dates } : {}),
    ...(decimal ? { decimal } : {}),
    ...(ownKey?.every((name) => name !== undefined) ? { key: ownKey } : {}),
    map: Object.fromEntries(found),
    stages,
  };
}
