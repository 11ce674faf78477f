import type { Unit } from '@/platform/db/unit-of-work';
import { refreshStanding } from './deal-standing';

const touched = new WeakMap<Unit, Set<string>>();

/**
 * Says that something of these deals was written, by whoever writes it: their standing rows are made anew once, before the unit commits.
 */
export function touchDeals(unit: Unit, dealIds: readonly string[]): void {
  const known = touched.get(unit);
  if (known) {
    for (const id of dealIds) known.add(id);
    return;
  }
  const ids = new Set(dealIds);
  touched.set(unit, ids);
  unit.beforeCommit(() => refreshStanding(unit, { dealIds: [...ids] }));
}
