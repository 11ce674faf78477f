import { monthOf } from '@/domain/board/months';
import type { BoardPage } from '@/domain/board/page';
import { periodOf } from '@/domain/values/fiscal-calendar';
import { closeBoard } from '@/features/board/commands-close';
import { planBoard } from '@/features/board/commands-plan';
import { boardShow } from '@/features/board/queries';
import { today } from '@/platform/clock/clock';
import { closePool } from '@/platform/db/pool';
import type { Caller } from '@/platform/operations/caller';
import { must } from '../../tests/support/operations-answers';

/** Closes last month of a company, with whatever figures it has. */
export async function closeLastMonth(slug: string): Promise<BoardPage['month']> {
  const operator: Caller = { kind: 'operator', tenantSlug: slug };
  const day = today('Europe/Berlin');
  const month = monthOf(periodOf(day) - 1);
  try {
    must(await planBoard(operator, { month: month.key, heldOn: day }));
    const { sha256 } = must(await boardShow(operator, { month: month.key }));
    must(await closeBoard(operator, { month: month.key, sha256 }));
  } finally {
    await closePool();
  }
  return month;
}
