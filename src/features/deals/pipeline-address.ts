import { isStageId } from '@/domain/deals/stages';
import { readClocks } from '@/domain/values/clocks';
import type { z } from 'zod';
import type { PipelineAddress } from './components/pipeline-filters';
import type { listDealsInput } from './inputs';

type Raw = Record<string, string | string[] | undefined>;

const OUTCOMES = ['open', 'won', 'lost'] as const;
const SORTS = ['close', 'amount', 'name'] as const;

function one(raw: Raw, name: string): string | null {
  const value = raw[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The pipeline's view is its address. What cannot be read falls back to the default instead of breaking an old link. */
export function readPipelineAddress(raw: Raw): {
  address: PipelineAddress;
  input: z.input<typeof listDealsInput>;
} {
  const stage = one(raw, 'stage');
  const rep = one(raw, 'rep');
  const clocks = readClocks(raw);
  const sort = SORTS.find((known) => known === one(raw, 'sort'));
  const address: PipelineAddress = {
    outcome: OUTCOMES.find((known) => known === one(raw, 'outcome')) ?? 'open',
    stage: stage && isStageId(stage) ? stage : null,
    rep: rep && /^[0-9a-f-]{36}$/.test(rep) ? rep : null,
    search: one(raw, 'q')?.slice(0, 100) ?? null,
    sort: sort ?? null,
    descending: one(raw, 'desc') === '1',
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
