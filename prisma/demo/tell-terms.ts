import { setRate } from '@/features/rates/commands';
import { changeTerms } from '@/features/terms/commands';
import { showTerms } from '@/features/terms/queries';
import { recordTime } from '@/features/time/commands';
import type { Company } from './company';
import { chanceOf } from './random';
import { told, type Deed, type Scene } from './scene';
import { YESTERDAY, type Offset } from './timeline';

type Terms = Omit<Parameters<typeof changeTerms>[1], 'version'>;

/** What was agreed with a company, and how its weeks look. */
type Told = {
  /** The days after the first one on which the terms were written down, and time since. */
  from: Offset;
  days: number;
  rate: number;
  mode: Terms['mode'];
  share: number;
  cap: number;
  /** Days between asking for the CRM and getting in. */
  accessAfter: number;
  /** How many weeks in ten the company's people have no time. */
  missed: number;
  /** Days of work alone in an ordinary week. */
  alone: readonly number[];
};

const TOLD: Record<string, Told> = {
  frostline: {
    from: -61,
    days: 1000,
    rate: 140_000,
    mode: 'hybrid',
    share: 500,
    cap: 1_500_000,
    accessAfter: 2,
    missed: 2,
    alone: [480, 480],
  },
  ampere: {
    from: -159,
    days: 800,
    rate: 135_000,
    mode: 'remote',
    share: 400,
    cap: 1_200_000,
    accessAfter: 23,
    missed: 1,
    alone: [480, 300],
  },
  waypoint: {
    from: -190,
    days: 600,
    rate: 120_000,
    mode: 'hybrid',
    share: 300,
    cap: 800_000,
    accessAfter: 4,
    missed: 4,
    alone: [390],
  },
};

const ALONE = [
  'Pipeline: what has no ship date',
  'Stage table against the last two years',
  'Lead times with the suppliers',
  'Top five of each rep',
  'Renewals of the next quarter',
  'Board page and figures',
  'Hand-over of the new orders',
] as const;
const TOGETHER = [
  'Weekly review',
  'Working session with sales',
  'Delivery: deployments past sixty days',
  'Call with the CEO',
] as const;

/** The terms of the engagement, and the CRO's time since: days alone, hours with the company's people, a visit each quarter. */
export function tellTerms({ slug, currency }: Company): Deed[] {
  const own = TOLD[slug];
  if (!own) return [];
  const chance = chanceOf(`${slug}/time`);
  const deeds: Deed[] = [
    agree(own, own.from, 'asked'),
    agree(own, own.from + own.accessAfter, 'granted'),
    ...dollar(own.from + own.accessAfter, currency),
  ];
  let week = 0;
  for (let on = own.from + 1; on <= YESTERDAY; on += 7, week += 1) {
    const visit = own.mode === 'hybrid' && week % 12 === 5;
    if (visit) deeds.push(...visiting(on));
    else
      for (const [nth, minutes] of own.alone.entries())
        deeds.push(
          work(on + nth * 3, {
            kind: 'work',
            minutes: minutes + 30 * chance.between(-2, 1),
            note: ALONE[(week * own.alone.length + nth) % ALONE.length] ?? null,
          }),
        );
    const busy = chance.between(1, 10) <= own.missed;
    const minutes = busy ? 45 : 120 + 15 * chance.between(0, 3);
    deeds.push(
      work(on + 1, { kind: 'collaboration', minutes, note: TOGETHER[week % TOGETHER.length] ?? null }),
    );
  }
  return deeds;
}

/** What a dollar is worth, where a company has another currency: what others cost is known in dollars. */
const DOLLARS: Record<string, string> = { EUR: '0.9215', NZD: '1.6840' };

function dollar(on: Offset, currency: string): Deed[] {
  const rate = DOLLARS[currency];
  if (rate === undefined) return [];
  return [
    {
      on,
      tell: async ({ caller, day }) => {
        const input = { currency: 'USD', month: day(on).slice(0, 7), rate };
        told('rate of the dollar', await setRate(caller('cro'), input));
      },
    },
  ];
}

function visiting(on: Offset): Deed[] {
  return [
    work(on, { kind: 'travel', minutes: 210, note: 'Train there and back', billable: false }),
    work(on, { kind: 'visit', minutes: 480, note: 'With sales and delivery on site' }),
    work(on + 1, { kind: 'visit', minutes: 420, note: 'Figures with the CEO, then the warehouse' }),
  ];
}

function agree(own: Told, on: Offset, crmAccess: 'asked' | 'granted'): Deed {
  return {
    on,
    tell: async ({ caller, day }: Scene) => {
      const { terms } = told('terms', await showTerms(caller('cro'), {}));
      const said: Terms = {
        mode: own.mode,
        contractedDays: own.days,
        minutesPerDay: 480,
        dayRateMinor: String(own.rate),
        weeklyMinutes: 120,
        visitsPerYear: own.mode === 'hybrid' ? 4 : 0,
        crmAccess,
        crmAccessOn: day(on),
        variableShareBp: own.share,
        variableCapMinor: String(own.cap),
      };
      told('terms', await changeTerms(caller('cro'), { ...said, version: terms?.version ?? 0 }));
    },
  };
}

type Said = Omit<Parameters<typeof recordTime>[1], 'workedOn'>;

function work(on: Offset, said: Said): Deed {
  return {
    on,
    tell: async ({ caller, day }) =>
      void told('time', await recordTime(caller('cro'), { workedOn: day(on), ...said })),
  };
}
