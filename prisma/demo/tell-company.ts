import { BEGINNING, YESTERDAY, type Offset } from './timeline';
import type { BaseAccount, Company, Open } from './company';
import { identityOf, type Journey } from './journey';
import type { ReviewedDeal } from './plan-reviews';
import { planLost, planOpen } from './plan-unwon';
import { planWon, valueOn, type PlannedWin } from './plan-won';
import { chanceOf } from './random';
import type { Deed } from './scene';
import { tellChartNotes } from './tell-chart-notes';
import { tellAbroad } from './tell-contracts';
import { tellDeal, type Remembered } from './tell-deals';
import { tellDesk } from './tell-desk';
import { tellSite } from './tell-deployments';
import { tellHandoff, tellTemplate } from './tell-handoffs';
import { tellRequests } from './tell-requests';
import { tellSubscription } from './tell-revenue';

const VALUE_KINDS = ['data', 'data', 'insight', 'saving'] as const;

/** A deal's journey, and what else it brings about. */
type Told = Pick<ReviewedDeal, 'journey' | 'open'> & {
  also: (journey: Journey, deal: Remembered) => Deed[];
};

/** Everything that happened in a company, in the order of its stories, and its deals; `perform` brings it into the order of days. */
export function tellCompany(company: Company): { deeds: Deed[]; deals: ReviewedDeal[] } {
  const orders = company.won.map(({ po }) => po).toSorted((a, b) => b - a);
  const won = company.won.map((spec): Told => {
    const win = planWon(company, spec);
    const nth = orders.indexOf(spec.po);
    const also: Told['also'] = (journey, deal) => [
      ...tellWin(company, { ...win, journey }, deal),
      ...tellHandoff(company, { ...win, journey }, { deal, nth }),
    ];
    return { journey: win.journey, open: 'won', also };
  });
  const lost = company.lost.map((spec): Told => {
    return { journey: planLost(company, spec), open: 'aside', also: () => [] };
  });
  const open = company.open.map((spec): Told => ({
    journey: planOpen(company, spec),
    open: openKind(spec),
    also: (journey, deal) => [
      ...tellPilot(company, spec, { journey, deal }),
      ...tellDesk(spec, { journey, deal }),
    ],
  }));
  const deals: ReviewedDeal[] = [];
  const stories = numbered(company, [...won, ...lost, ...open]).flatMap(({ journey, also, open: kind }) => {
    const { deeds, deal } = tellDeal(company, journey);
    deals.push({ journey, deal, open: kind });
    return [...deeds, ...also(journey, deal)];
  });
  return {
    deeds: [
      ...tellTemplate(company),
      ...tellAbroad(company),
      ...tellChartNotes(company),
      ...tellRequests(company),
      ...company.base.flatMap((account, i) => tellBase(company, account, i)),
      ...stories,
    ],
    deals,
  };
}

/** What a review may take up: any open deal that is not silent, a pilot or on the desk; only then is its next step its own. */
function openKind({ units, next, pilot, floor, justified, last, close }: Open): ReviewedDeal['open'] {
  if ([pilot, floor, justified, last].some((one) => one !== undefined) || units === 0) return 'aside';
  return next === undefined && close !== null && close > 0 ? 'ordinary' : 'told';
}

/** Deals are numbered in the order in which they were opened; so are POs that the story does not name. */
function numbered(company: Company, stories: Told[]): Told[] {
  const sorted = stories.toSorted((a, b) => a.journey.opened - b.journey.opened);
  return sorted.map((story, i) => {
    const externalId = `${company.prefix}-${1001 + i}`;
    const { po } = story.journey;
    const number = po && (po.number || `PO-${46_000 + i * 37 + (i % 7)}`);
    return { ...story, journey: { ...story.journey, externalId, po: po && { ...po, number: number ?? '' } } };
  });
}

function yearly(company: Company, price: number | undefined): number {
  return (price ?? company.catalogue.software.price) + company.catalogue.upkeep.price;
}

/** A customer from before: recorded on the first day, with what was known then. */
function tellBase(company: Company, account: BaseAccount, index: number): Deed[] {
  const { customer, units, since, turns = [], silent = false } = account;
  const chance = chanceOf(`${company.key}/base/${customer}`);
  const identity = identityOf(company, customer, chance, chanceOf(`${company.key}/${customer}`));
  const number = `${company.prefix}-B${index + 1}`;
  const signed = since - chance.between(50, 95);
  const price = account.price ?? company.catalogue.software.price;
  const recorded = BEGINNING;
  return [
    ...tellSubscription(company, {
      customer,
      number,
      signed,
      start: since,
      units,
      price,
      turns,
      deal: null,
      recorded,
      upkeepLapses: null,
    }),
    ...tellSite({
      customer,
      number: `${number}-1`,
      place: identity.name,
      kind: 'production',
      units,
      yearly: yearly(company, account.price),
      signed,
      shipped: since - 20,
      installed: since - 8,
      activated: since,
      value: { on: since + 4, kind: chance.pick(VALUE_KINDS) },
      turns,
      silent,
      deal: null,
      recorded,
    }),
  ];
}

/** The deployment from the signature on, and the contracts from the activation on. */
function tellWin(company: Company, win: PlannedWin, deal: Remembered): Deed[] {
  const { spec, journey, rollout } = win;
  const { customer, units, turns = [], silent = false } = spec;
  const { activated, externalId } = journey;
  const value = valueOn(win);
  const site = tellSite({
    customer,
    number: `${externalId}-1`,
    place: journey.name,
    kind: 'production',
    units,
    yearly: yearly(company, spec.price),
    signed: spec.po,
    shipped: journey.shipments[0]?.on ?? null,
    installed: rollout.install,
    activated,
    value:
      value === null
        ? null
        : { on: value, kind: chanceOf(`${company.key}/value/${externalId}`).pick(VALUE_KINDS) },
    turns,
    silent,
    deal,
  });
  if (activated === null || activated > YESTERDAY) return site;
  const price = spec.price ?? company.catalogue.software.price;
  const subscription = {
    customer,
    number: externalId,
    signed: spec.po,
    start: activated,
    units,
    price,
    turns,
    deal: { of: deal, termMonths: journey.termMonths },
    upkeepLapses: spec.upkeepLapses ?? null,
  };
  return [...site, ...tellSubscription(company, subscription)];
}

function tellPilot(company: Company, spec: Open, of: { journey: Journey; deal: Remembered }): Deed[] {
  if (spec.pilot === undefined) return [];
  const live: Offset = spec.pilot;
  return tellSite({
    customer: spec.customer,
    number: `${of.journey.externalId}-P`,
    place: `${of.journey.name} (pilot)`,
    kind: 'pilot',
    units: spec.units,
    yearly: 0,
    signed: live - 25,
    shipped: live - 14,
    installed: live - 3,
    activated: live,
    value: { on: live + 6, kind: 'data' },
    turns: [],
    silent: false,
    deal: of.deal,
  });
}
