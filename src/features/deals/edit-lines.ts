import type { z } from 'zod';
import type { StoredDeal } from '@/data/deal-facts';
import { replaceLines, type DealChanges, type LockedDeal } from '@/data/deals';
import { readStageModel } from '@/data/stage-models';
import { dealAmount } from '@/domain/deals/amount';
import { hasHardwareLines, type DealFacts } from '@/domain/deals/deal';
import { refuseLines } from '@/domain/deals/line-rules';
import { isFromCommitOn } from '@/domain/deals/stages';
import { notFound, ok, refuse, type Result } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import type { editDealInput } from './inputs';
import { factsOf, outcomeChange, standsOn } from './standing';

type Edit = Pick<z.output<typeof editDealInput>, 'lines' | 'termMonths' | 'amountMinor'>;

/**
 * What new lines, a new term or a new amount change of a deal. With lines the amount is theirs over the term; they also say what commits
 * the deal and how far it got. Refusals: 'invalid' (an amount beside lines, a line that its stream cannot carry), 'rule' (hardware without a PO, a line with evidence on it
 * would go), not found (a line of another deal).
 */
export async function editLines(ctx: Context, deal: LockedDeal, edit: Edit): Promise<Result<DealChanges>> {
  if (edit.lines === undefined && edit.termMonths === undefined && edit.amountMinor === undefined)
    return ok({});
  const facts = { ...(await factsOf(ctx, deal.id)) };
  if (edit.termMonths !== undefined) facts.termMonths = edit.termMonths;
  if (edit.lines !== undefined) return writeLines(ctx, deal, facts, edit.lines, edit.amountMinor);
  if (facts.lines.length === 0) return ok({});
  const amountMinor = dealAmount(facts);
  if (edit.amountMinor === undefined || edit.amountMinor === amountMinor) return ok({ amountMinor });
  return refuse('invalid', 'The amount of a deal with lines is their total.', {
    fields: { amountMinor: 'Change the lines instead.' },
  });
}

async function writeLines(
  ctx: Context,
  deal: LockedDeal,
  facts: StoredDeal,
  lines: NonNullable<Edit['lines']>,
  named: bigint | null | undefined,
): Promise<Result<DealChanges>> {
  const refused = refuseLines(lines) ?? refuseGone(facts, lines);
  if (refused) return refused;
  const hasHardware = hasHardwareLines(lines);
  const document = standsOn(deal, facts.evidence, hasHardware);
  if (isFromCommitOn(deal.stage) && !document.poEvidenceId) {
    return refuse(
      'rule',
      'This deal stands on an order form. Hardware needs a PO first: record the PO, then add the line.',
    );
  }
  const ids = await replaceLines(ctx.unit, deal.id, lines, ctx.now);
  const after: DealFacts = {
    ...facts,
    hasHardware,
    amountMinor: named === undefined ? deal.amountMinor : named,
    lines: lines.map((line, i) => ({ ...line, id: ids[i] ?? '' })),
  };
  const amountMinor = dealAmount(after);
  const model = await readStageModel(ctx.unit, ctx.today);
  return ok({ hasHardware, amountMinor, ...document, ...outcomeChange(after, ctx.today, model) });
}

function refuseGone(facts: StoredDeal, lines: NonNullable<Edit['lines']>) {
  const stored = new Set(facts.lines.map(({ id }) => id));
  const kept = new Set(lines.flatMap(({ id }) => id ?? []));
  if ([...kept].some((id) => !stored.has(id))) return notFound();
  const orphan = facts.evidence.find(
    ({ voided, lineId }) => !voided && lineId !== null && stored.has(lineId) && !kept.has(lineId),
  );
  if (!orphan) return null;
  return refuse('rule', `A ${orphan.kind} is on record for a line that would go. What happened is a fact.`, {
    remedy: 'Keep the line, or void the record first, with the reason.',
  });
}
