import { moveDeal } from '@/features/deals/commands-evidence';
import { dealGate } from '@/features/deals/queries-board';
import { asRoute } from '@/platform/operations/as-route';
import { readJson } from '@/platform/operations/request-body';

/** What a move of this deal would ask for, stage by stage. */
export const GET = asRoute(dealGate, { input: (_request, { deal = '' }) => ({ dealId: deal }) });

/** The move itself; the answer is the deal's new standing and nothing else, so that the board need not be drawn again. */
export const POST = asRoute(moveDeal, {
  input: async (request, { deal = '' }) => {
    const body = await readJson(request);
    return { ...(body as Omit<Parameters<typeof moveDeal>[1], 'dealId'>), dealId: deal };
  },
});
