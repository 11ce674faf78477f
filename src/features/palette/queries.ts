import { z } from 'zod';
import { findCustomersByName, findDealsByName } from '@/data/palette';
import { readStageModel } from '@/data/stage-models';
import { textInput } from '@/domain/values/schemas';
import { ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';

const DEALS = 12;
const CUSTOMERS = 8;

/** Deals and customers by a part of their name, of those that the member sees: twenty at most. */
export const paletteSearch = defineQuery({
  name: 'palette.search',
  permission: 'deals.read',
  input: z.strictObject({ text: textInput(100) }),
  run: async (ctx, { text }) => {
    const { labels } = await readStageModel(ctx.unit, ctx.today);
    const deals = await findDealsByName(ctx.unit, ctx.scope, text, DEALS);
    return ok({
      deals: deals.map(({ stage, outcome, ...deal }) => ({
        ...deal,
        standing: outcome === 'won' ? 'Won' : labels[stage],
      })),
      customers: await findCustomersByName(ctx.unit, ctx.scope, text, CUSTOMERS),
    });
  },
});
