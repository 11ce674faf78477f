import { readDealFacts } from '@/data/deal-facts';
import { readLeadTimeBook } from '@/data/lead-times';
import { readLeadTimes, readLeadTimeVersions } from '@/data/set-lead-times';
import { readShippedDeals } from '@/data/shipped-deals';
import { readStageModel } from '@/data/stage-models';
import { dealsOfSupplier, readOpenSupply } from '@/data/supply';
import { readSupplierDelays } from '@/data/supplier-delays';
import { readSettings } from '@/data/tenant-settings';
import { may } from '@/domain/access/permissions';
import { learnedLeadTimes } from '@/domain/forecast/learned-lead-times';
import { libraryOf } from '@/domain/forecast/library';
import { movedLines } from '@/domain/forecast/moved-lines';
import { observedDays } from '@/domain/forecast/observed-days';
import { fiscalOf } from '@/domain/values/fiscal-calendar';
import { notFound, ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import { dealLeadTimesInput, leadTimesInput, previewDelayInput } from './inputs';
import { leadTimesOfDeal } from '@/domain/forecast/deal-lead-times';

const VERSIONS_SHOWN = 50;
/** Lines of a preview that are named; the totals are of all. */
const LINES_SHOWN = 200;

/** The library: what each product and supplier takes and why, who is late, and every version of what was set. */
export const leadTimesQuery = defineQuery({
  name: 'leadTimes.list',
  permission: 'leadTimes.read',
  input: leadTimesInput,
  run: async (ctx) => {
    const { unit } = ctx;
    const settings = await readSettings(unit);
    const open = await readOpenSupply(unit, ctx.scope);
    const learned = learnedLeadTimes(observedDays(await readShippedDeals(unit)));
    const places = libraryOf({ set: await readLeadTimes(unit), learned, open, settings });
    const names = (of: 'product' | 'supplier') =>
      [...new Set(places.map((place) => place[of]))]
        .filter((name) => name !== '')
        .sort((a, b) => a.localeCompare(b));
    return ok({
      places,
      delays: await readSupplierDelays(unit),
      versions: await readLeadTimeVersions(unit, VERSIONS_SHOWN),
      products: names('product'),
      suppliers: names('supplier'),
      mayWrite: may(ctx.actor, 'leadTimes.write'),
      maySeeSettings: may(ctx.actor.role, 'settings.read'),
      zone: ctx.tenant.zone,
    });
  },
});

/** What a late supplier would move, before anything is saved: every line with its day, its stream and its quarters. */
export const previewDelay = defineQuery({
  name: 'leadTimes.previewDelay',
  permission: 'leadTimes.write',
  input: previewDelayInput,
  run: async (ctx, delay) => {
    const dealIds = await dealsOfSupplier(ctx.unit, delay.supplier);
    const deals = dealIds.length === 0 ? [] : await readDealFacts(ctx.unit, { scope: ctx.scope, dealIds });
    const book = await readLeadTimeBook(ctx.unit);
    const model = await readStageModel(ctx.unit, ctx.today);
    const options = { asOf: ctx.today, fiscal: fiscalOf(ctx.tenant), book, model };
    const after = { ...book, delays: [...book.delays, { id: '', ...delay }] };
    const { lines, totals, periods } = movedLines(deals, options, after);
    return ok({
      currency: ctx.tenant.currency,
      periods: periods.map(({ label }) => label),
      lines: lines.slice(0, LINES_SHOWN),
      moved: { lines: lines.length, deals: new Set(lines.map(({ dealId }) => dealId)).size },
      /** Deals that have something of this supplier at all. */
      supplied: deals.length,
      totals,
    });
  },
});

/** What the library says of each line of a deal, in the order of its lines; of one without lines, of the deal as a whole. */
export const dealLeadTimes = defineQuery({
  name: 'leadTimes.ofDeal',
  permission: 'leadTimes.read',
  input: dealLeadTimesInput,
  run: async (ctx, { dealId }) => {
    const [deal] = await readDealFacts(ctx.unit, { scope: ctx.scope, dealIds: [dealId] });
    if (!deal) return notFound();
    const book = await readLeadTimeBook(ctx.unit);
    return ok({ lines: leadTimesOfDeal(deal, book) });
  },
});
