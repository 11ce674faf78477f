import { allOperations } from '@/platform/operations/registry';
import type { DealKind, Person, World } from './operations-world';

type Sample = (world: World, kind: DealKind, who: Person) => unknown;

const kept = new WeakMap<World, Map<string, unknown>>();

/**
 * The input of a sample. A query uses nothing up, so the rows made for its first call do for all that follow in the same company; a
 * command gets rows of its own each time. Only samples that look at who will call are made once for each caller.
 */
export async function madeOrKept(
  sample: Sample,
  name: string,
  [world, kind, who]: Parameters<Sample>,
): Promise<unknown> {
  if (!isQuery(name)) return sample(world, kind, who);
  const key = `${name} ${kind} ${sample.length > 2 ? who.userId : ''}`;
  const inputs = kept.get(world) ?? new Map<string, unknown>();
  kept.set(world, inputs);
  if (!inputs.has(key)) inputs.set(key, await sample(world, kind, who));
  return inputs.get(key);
}

function isQuery(name: string): boolean {
  return allOperations().some(({ operation }) => operation.name === name && operation.kind === 'query');
}
