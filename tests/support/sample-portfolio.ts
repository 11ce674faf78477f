import { fiscalQuarter } from '@/domain/values/fiscal-calendar';
import { takeSnapshot } from '@/features/forecast/commands-snapshots';
import { today } from '@/platform/clock/clock';
import { must } from './operations-answers';
import { newZombie, type World } from './operations-world';

/** Inputs of the portfolio's operations. */
export const PORTFOLIO_SAMPLES = {
  'portfolio.company': () => ({}),
  'portfolio.refreshVariance': async (world: World) => {
    // A quarter has a variance where something was frozen on its first day.
    await newZombie(world);
    const { from } = fiscalQuarter(today('UTC'), { startMonth: 1, kind: 'months' }, -2);
    must(await takeSnapshot(world.operator, { asOf: from }));
    return {};
  },
};
