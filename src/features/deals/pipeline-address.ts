import { isStageId } from '@/domain/deals/stages';
import { readClocks } from '@/domain/values/clocks';
import type { SortState } from '@/ui/layout/data-table';
import type { z } from 'zod';
import type { listDealsInput } from './inputs';
import { readColumns, TABLE_SORTS, writeColumns, type TableColumn } from './table-columns';

type Raw = Record<string, string | string[] | undefined>;

export type PipelineAddress = {
  outcome: 'open' | 'won' | 'lost';
  stage: string | null;
  rep: string | null;
  search: string | null;
  sort: string | null;
  descending: boolean;
  columns: readonly TableColumn[];
  asOf: string | null;
  knownAt: string | null;
  /** The saved view that was opened; what is shown is the address itself. */
  view: string | null;
};

const OUTCOMES = ['open', 'won', 'lost'] as const;

function one(raw: Raw, name: string): string | null {
  const value = raw[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

function isId(text: string | null): boolean {
  return text !== null && /^[0-9a-f-]{36}$/.test(text);
}

/** The pipeline's view is its address. What cannot be read falls back to the default instead of breaking an old link. */
export function readPipelineAddress(raw: Raw): {
  address: PipelineAddress;
  input: z.input<typeof listDealsInput>;
} {
  const stage = one(raw, 'stage');
  const rep = one(raw, 'rep');
  const clocks = readClocks(raw);
  const sort = TABLE_SORTS.find((known) => known === one(raw, 'sort'));
  const address: PipelineAddress = {
    outcome: OUTCOMES.find((known) => known === one(raw, 'outcome')) ?? 'open',
    stage: stage && isStageId(stage) ? stage : null,
    rep: isId(rep) ? rep : null,
    search: one(raw, 'q')?.slice(0, 100) ?? null,
    sort: sort ?? null,
    descending: one(raw, 'desc') === '1',
    columns: readColumns(one(raw, 'cols')),
    view: isId(one(raw, 'view')) ? one(raw, 'view') : null,
    asOf: clocks.asOf ?? null,
    knownAt: clocks.knownAt ?? null,
  };
  return {
    address,
    input: {
      outcome: address.outcome,
      stage: address.stage && isStageId(address.stage) ? address.stage : null,
      repId: address.rep,
      search: address.search,
      sort: sort ?? 'close',
      descending: address.descending,
      after: one(raw, 'after'),
      ...clocks,
    },
  };
}

/**
 * What a view keeps of an address, in one order and without what is usual: two addresses that show the same have the same text. The
 * clocks stay out, they belong to the moment.
 */
export function viewQuery({
  outcome,
  stage,
  rep,
  search,
  sort,
  descending,
  columns,
}: Omit<PipelineAddress, 'view' | 'asOf' | 'knownAt'>): string {
  const parts = {
    outcome: outcome === 'open' ? null : outcome,
    stage,
    rep,
    q: search,
    sort: sort === 'close' ? null : sort,
    desc: descending ? '1' : null,
    cols: writeColumns(columns),
  };
  const kept = Object.entries(parts).filter((entry): entry is [string, string] => entry[1] !== null);
  return new URLSearchParams(kept).toString();
}

/** The address of the rows themselves, whatever columns are shown of them: filter, order and clocks. */
export function rowsQuery(address: PipelineAddress): string {
  return exportQuery({ ...address, columns: [] });
}

/** The view with its clocks: what a file of it needs. */
export function exportQuery(address: PipelineAddress): string {
  const params = new URLSearchParams(viewQuery(address));
  if (address.asOf) params.set('asOf', address.asOf);
  if (address.knownAt) params.set('knownAt', address.knownAt);
  return params.toString();
}

/** What each column that sorts does when it is pressed: sort by it, or turn its order round. */
export function sortStates(
  { sort, descending }: PipelineAddress,
  href: (changes: Record<string, string | null>) => string,
): Record<string, SortState> {
  return Object.fromEntries(
    TABLE_SORTS.map((by) => {
      const active = (sort ?? 'close') === by;
      return [
        by,
        {
          href: href({ sort: by, desc: active && !descending ? '1' : null }),
          direction: active ? (descending ? 'descending' : 'ascending') : null,
        },
      ];
    }),
  );
}

/** The same address with some parameters changed; null takes one away. */
export function withParams(path: string, raw: Raw, changes: Record<string, string | null>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(raw)) if (typeof value === 'string') params.set(name, value);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) params.delete(name);
    else params.set(name, value);
  }
  const query = params.toString();
  return query ? `${path}?${query}` : path;
}
