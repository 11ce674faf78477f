import {
  blockDays,
  READ_BLOCKS,
  type EngagementDeployment,
  type EngagementFacts,
} from '@/domain/engagement/facts';
import { addDays, date } from '@/domain/values/calendar-date';

/** Numbers from 0 up to 1, the same for the same seed on every machine (mulberry32). */
export function drawer(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A draw of a standard normal distribution (Box and Muller). */
export function normalDraw(draw: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
}

/**
 * What changes on the first day; 1 each: nothing does. `wait`: what is left of every wait shrinks by it; `acv`: of what is signed from then
 * on; `churn`: the chance to leave; `sales`: how many sign.
 */
export type Effect = { wait: number; acv: number; churn: number; sales: number };
export const NOTHING: Effect = { wait: 1, acv: 1, churn: 1, sales: 1 };

/** How the company is: signings a month, and how many months of history it has before the first day. */
export type Kind = { signings: number; months: number };
export const USUAL: Kind = { signings: 3, months: 36 };

const START = date('2026-03-02');
const LAST = 89;

type Event = { day: number; customer: number; minor: number };

/**
 * A company's history day by day, drawn: customers sign for one to six sites at lognormal prices, sites of a signing go live together after a
 * lognormal wait, their ARR begins then, and any month some of the customers leave, shrink or grow. With NOTHING the days after the first
 * are drawn as those before.
 */
export function madeHistory(seed: number, effect: Effect = NOTHING, kind: Kind = USUAL): EngagementFacts {
  const draw = drawer(seed);
  const first = -kind.months * 30;
  const deployments: EngagementDeployment[] = [];
  const events: Event[] = [];
  let customers = 0;
  for (; customers < 40; customers += 1) {
    const minor = 2_400_000 * Math.exp(0.6 * normalDraw(draw));
    events.push(
      { day: first, customer: customers, minor },
      ...lifeOf(draw, customers, { from: first, minor }, effect),
    );
  }
  for (let day = first; day <= LAST; day += 1) {
    if (draw() >= (kind.signings / 30) * (day >= 0 ? effect.sales : 1)) continue;
    const customer = customers;
    customers += 1;
    const sites = 1 + Math.floor(6 * draw() ** 3);
    const acv = Math.round(2_400_000 * Math.exp(0.5 * normalDraw(draw)) * (day >= 0 ? effect.acv : 1));
    const drawn = 80 * Math.exp(0.5 * normalDraw(draw));
    const left = Math.max(0, drawn - Math.max(0, -day));
    const wait = Math.round(drawn - left + left * effect.wait);
    for (let site = 0; site < sites; site += 1) {
      const live = day + wait + Math.floor(draw() * 4);
      deployments.push(siteOf(`${customer}-${site}`, customer, { day, live, acv }));
    }
    const live = day + wait;
    if (live <= LAST) {
      events.push(
        { day: live, customer, minor: acv * sites },
        ...lifeOf(draw, customer, { from: live, minor: acv * sites }, effect),
      );
    }
  }
  return factsOf(events, deployments, first);
}

/** Month by month: leaves (1.5 %), loses a part (1 %), takes more (3 %). */
function lifeOf(
  draw: () => number,
  customer: number,
  at: { from: number; minor: number },
  effect: Effect,
): Event[] {
  const events: Event[] = [];
  let { minor } = at;
  for (let day = at.from + 30; day <= LAST && minor > 0; day += 30) {
    const [chance, size, on] = [draw(), draw(), day + Math.floor(draw() * 30)];
    if (on > LAST) break;
    const less = on >= 0 ? effect.churn : 1;
    let change = 0;
    if (chance < 0.015 * less) change = -minor;
    else if (chance < 0.025 * less) change = -minor * size * 0.5;
    else if (chance > 0.97) change = minor * size;
    if (change !== 0) events.push({ day: on, customer, minor: change });
    minor += change;
  }
  return events;
}

function siteOf(
  id: string,
  customer: number,
  of: { day: number; live: number; acv: number },
): EngagementDeployment {
  const on = (day: number) => (day <= LAST ? addDays(START, day) : null);
  return {
    id,
    customerId: String(customer),
    externalId: null,
    site: id,
    kind: 'production',
    devices: 100,
    acvMinor: BigInt(of.acv),
    signedOn: addDays(START, of.day),
    shippedOn: null,
    installedOn: null,
    activatedOn: on(of.live),
    firstValueOn: on(of.live),
    endedOn: null,
  };
}

function factsOf(
  events: readonly Event[],
  deployments: EngagementDeployment[],
  first: number,
): EngagementFacts {
  const minor = (some: readonly Event[]) => BigInt(Math.round(some.reduce((sum, one) => sum + one.minor, 0)));
  const blocks = Array.from({ length: READ_BLOCKS + 3 }, (_, i) => {
    const index = i - READ_BLOCKS;
    const own = events.filter(({ day }) => Math.floor(day / 30) === index);
    const net = new Map<number, number>();
    for (const one of own) net.set(one.customer, (net.get(one.customer) ?? 0) + one.minor);
    const lost = [...net.values()].filter((change) => change < 0);
    return {
      index,
      netNewMinor: minor(own),
      lostMinor: BigInt(Math.round(-lost.reduce((sum, change) => sum + change, 0))),
      openingMinor: minor(events.filter(({ day }) => day < index * 30)),
    };
  });
  return {
    startOn: START,
    asOf: addDays(START, LAST),
    currency: 'USD',
    ledgerFrom: blockDays(START, first / 30).from,
    blocks,
    deployments,
    failures: [],
    set: ['nnarr', 'grr', 'acv_per_deployment', 'ttfv'],
    looked: 4,
    firstDays: 1,
  };
}
