import type { QuarterAccuracy } from '../forecast/accuracy/quarters';
import type { ForecastCell, ForecastColumns } from '../forecast/types';
import type { KpiAlarm } from '../kpis/kpi';
import type { CalendarDate } from '../values/calendar-date';
import type { FiscalQuarter, Period } from '../values/fiscal-calendar';
import type { AgendaItem } from './agenda';
import { toldDecision, type DecisionFact } from './decisions';
import { forecastRows, GOAL_BP, varianceOf } from './forecast-part';
import { monthOf } from './months';
import type { BoardKpi, BoardPage, BoardProgramme } from './page';
import type { BoardTopic } from './topics';
import { verdictOf } from './verdict';

/** A KPI in words and figures, before anybody has judged it or said something about it. */
export type KpiFacts = Omit<BoardKpi, 'verdict' | 'sentence'> & {
  better: 'higher' | 'lower';
  alarm: KpiAlarm;
};

/** Everything that a page is made of, as of one day. Where there is no review yet, what belongs to one is empty. */
export type BoardFacts = Pick<
  BoardPage,
  'company' | 'currency' | 'zone' | 'asOf' | 'heldOn' | 'attendance' | 'endorsement' | 'closed'
> & {
  period: Period;
  kpis: readonly KpiFacts[];
  sentences: Partial<Record<BoardTopic, string>>;
  forecast: {
    quarter: FiscalQuarter;
    streams: ForecastColumns;
    total: ForecastCell;
    completed: QuarterAccuracy;
    running: QuarterAccuracy;
  };
  programme: BoardProgramme | null;
  /** The review before, and what was agreed in it. */
  lastMonth: { period: Period; items: readonly DecisionFact[] } | null;
  thisMonth: readonly DecisionFact[];
  /** The day up to which decisions are judged late: today, and for a close the day of the close. */
  judgedOn: CalendarDate;
  agenda: readonly AgendaItem[];
  used: Readonly<Record<string, number>>;
  exceptions: Pick<BoardPage['exceptions'], 'asked' | 'ofMonth'>;
  corrections: {
    since: CalendarDate | null;
    months: readonly { period: Period; rows: number; amountMinor: bigint }[];
  };
};

/** The page of a month from its facts: the same for a month that is open and for one that is being closed. */
export function boardPageOf(facts: BoardFacts): BoardPage {
  const { company, currency, zone, asOf, heldOn, attendance, endorsement, closed, sentences } = facts;
  const told = (items: readonly DecisionFact[]) => items.map((item) => toldDecision(item, facts.judgedOn));
  return {
    format: 1,
    company,
    currency,
    zone,
    month: monthOf(facts.period),
    asOf,
    heldOn,
    kpis: facts.kpis.map((kpi) => kpiOf(kpi, sentences[kpi.id] ?? null)),
    forecast: forecastOf(facts),
    programme: facts.programme,
    lastMonth: facts.lastMonth
      ? { month: monthOf(facts.lastMonth.period).name, items: told(facts.lastMonth.items) }
      : { month: null, items: [] },
    thisMonth: told(facts.thisMonth),
    agenda: facts.agenda.map(({ key, title, minutes }) => ({
      key,
      title,
      minutes,
      secondsUsed: facts.used[key] ?? 0,
    })),
    attendance,
    endorsement,
    exceptions: { ...facts.exceptions, made: 0 },
    corrections: correctionsOf(facts.corrections),
    closed,
  };
}

function kpiOf({ better, alarm, ...kpi }: KpiFacts, sentence: string | null): BoardKpi {
  const { value, reason, target, change } = kpi;
  const verdict = verdictOf({
    value: value.amount === null ? null : BigInt(value.amount),
    reason,
    better,
    target: target?.amount ? { amount: BigInt(target.amount), text: target.text } : null,
    alarm,
    worsened: change?.good === false ? change.text : null,
  });
  return { ...kpi, verdict, sentence };
}

function forecastOf({ forecast, sentences }: BoardFacts): BoardPage['forecast'] {
  const { quarter, streams, total, completed, running } = forecast;
  const { label, from, until } = quarter;
  return {
    quarter: { label, from, until },
    rows: forecastRows(streams, total),
    completed: varianceOf(completed, true),
    running: varianceOf(running, false),
    goalBp: GOAL_BP,
    sentence: sentences.forecast ?? null,
  };
}

function correctionsOf({ since, months }: BoardFacts['corrections']): BoardPage['corrections'] {
  return {
    since,
    months: months.map(({ period, rows, amountMinor }) => ({
      month: monthOf(period).key,
      rows,
      amountMinor: amountMinor.toString(),
    })),
    rows: months.reduce((sum, { rows }) => sum + rows, 0),
    sumMinor: months.reduce((sum, { amountMinor }) => sum + amountMinor, 0n).toString(),
  };
}
