import { commitEvidence } from '@/domain/deals/evidence';
import type { DealFacts } from '@/domain/deals/deal';
import { forecast } from '@/domain/forecast/forecast';
import type { Forecast, ForecastOptions } from '@/domain/forecast/types';
import { isZombie, type ZombieSettings } from './activity';
import { tallyOf } from './tallies';
import type { Tally } from './types';

export type CleanUpPlan = {
  /** Zombies without a PO: closed as lost in one action. Largest amount first is the caller's order to choose. */
  toClose: DealFacts[];
  /** Zombies with a live PO: never closed silently, put on the CRO's desk. */
  toDesk: DealFacts[];
  closing: Tally;
  desk: Tally;
  before: Forecast;
  after: Forecast;
};

/** What the clean-up of the audit would do, and the forecast with and without the deals that it closes. Changes nothing. */
export function cleanUpPlan(
  deals: readonly DealFacts[],
  settings: Pick<ZombieSettings, 'zombieDays' | 'graceDays'>,
  options: ForecastOptions,
): CleanUpPlan {
  const { asOf, book } = options;
  const leadTimes = book.standard.p50;
  const thresholds = { zombieDays: settings.zombieDays, graceDays: settings.graceDays };
  const zombies = deals.filter((deal) => isZombie(deal, { ...thresholds, asOf, leadTimes }));
  const toClose = zombies.filter((deal) => commitEvidence(deal, asOf) === null);
  const closed = new Set(toClose);
  const toDesk = zombies.filter((deal) => !closed.has(deal));
  const after = deals.map((deal) => (closed.has(deal) ? asLost(deal, asOf) : deal));
  return {
    toClose,
    toDesk,
    closing: tallyOf(toClose),
    desk: tallyOf(toDesk),
    before: forecast(deals, options),
    after: forecast(after, options),
  };
}

function asLost(deal: DealFacts, on: ForecastOptions['asOf']): DealFacts {
  return { ...deal, stage: 'closed_lost', outcome: 'lost', closedOn: on };
}
