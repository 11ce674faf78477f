import { readDealFacts } from '@/data/deal-facts';
import { readLeadTimeBook } from '@/data/lead-times';
import { readStageModel } from '@/data/stage-models';
import { may } from '@/domain/access/permissions';
import { backTest } from '@/domain/forecast/back-test';
import { actuals } from '@/domain/forecast/replay';
import { isPlaceable } from '@/domain/forecast/rewind';
import { addDays } from '@/domain/values/calendar-date';
import { fiscalOf } from '@/domain/values/fiscal-calendar';
import { ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import { backTestInput } from './inputs-back-test';
import { readReplay } from './replay-week';

/** Both models' errors on the company's own quarters, from the days that have been replayed (docs/metrics.md, "Back-test"). */
export const backTestQuery = defineQuery({
  name: 'forecast.backTest',
  permission: 'accuracy.read',
  input: backTestInput,
  run: async (ctx) => {
    const { weeks, plan } = await readReplay(ctx);
    const last = plan.quarters.at(-1);
    const wanted = new Set(plan.days);
    const used = weeks.filter(({ on }) => wanted.has(on));
    const options = {
      asOf: last ? addDays(last.until, -1) : ctx.today,
      fiscal: fiscalOf(ctx.tenant),
      model: await readStageModel(ctx.unit, ctx.today),
      book: await readLeadTimeBook(ctx.unit),
    };
    const deals = last ? await readDealFacts(ctx.unit, { scope: ctx.scope }) : [];
    const rewound = used.filter(({ basis }) => basis === 'rewound').length;
    return ok({
      currency: ctx.tenant.currency,
      ...backTest(used, actuals(deals, plan.quarters, options)),
      days: { all: plan.days.length, recorded: used.length - rewound, rewound, missing: plan.missing.length },
      /** Closed or known on no day at all: in no rewound week. */
      undatedDeals: rewound === 0 ? 0 : deals.filter((deal) => !isPlaceable(deal)).length,
      /** For who may replay them himself; for everybody else they come by themselves. */
      replayable: may(ctx.actor, 'forecast.snapshot') ? plan.missing : [],
    });
  },
});

/** The days that are still to be replayed, oldest first: for the job, and for who presses the button. */
export const replayDaysQuery = defineQuery({
  name: 'forecast.replayDays',
  permission: 'forecast.snapshot',
  input: backTestInput,
  run: async (ctx) => ok({ missing: (await readReplay(ctx)).plan.missing }),
});
