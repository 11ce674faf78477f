import { liveFrom, type DeploymentFact } from '../deployments/deployment';
import type { CalendarDate } from '../values/calendar-date';
import type { FiscalQuarter } from '../values/fiscal-calendar';
import { multiplyRatio } from '../values/money';

/** What is agreed about the variable part; amounts in minor units of the company's currency. */
export type VariableTerms = {
  /** The ACV per deployment above which it counts. */
  baseMinor: bigint;
  /** Basis points. */
  shareBp: number;
  /** The most that a quarter pays; null: no limit. */
  capMinor: bigint | null;
};

/** A production deployment that came into service in a quarter. */
export type NewDeployment = { id: string; site: string; on: CalendarDate; acvMinor: bigint };

export type VariableQuarter = {
  label: string;
  from: CalendarDate;
  until: CalendarDate;
  /** not_over: it may still change. before: it was over before the engagement began, and shows only what it would have paid. */
  state: 'over' | 'not_over' | 'before';
  deployments: NewDeployment[];
  /** In service in the quarter, without an ACV: they count neither way. */
  withoutAcv: number;
  totalMinor: bigint;
  /** Mean ACV of the new deployments, null without one. */
  meanMinor: bigint | null;
  /** By how much all of them together are above the base, never below 0. */
  aboveMinor: bigint;
  payMinor: bigint;
  capped: boolean;
};

type Engaged = {
  terms: VariableTerms;
  startOn: CalendarDate;
  /** The last day; null or left out while nobody has set one. */
  endOn?: CalendarDate | null;
  today: CalendarDate;
};

/**
 * The variable part of each quarter (docs/metrics.md, "Compensation"): share × max(0, Σ ACV of the production deployments that came into
 * service in it − their number × base), rounded half to even, at most the cap. Small deployments count against large ones, so that splitting
 * one into many, or selling many small ones, earns nothing. What came before the engagement, of the quarter in which it
 * begins, and after its last day is not counted.
 */
export function variableQuarters(
  deployments: readonly DeploymentFact[],
  quarters: readonly FiscalQuarter[],
  { terms, startOn, endOn = null, today }: Engaged,
): VariableQuarter[] {
  return quarters.map(({ label, from, until }) => {
    const before = until <= startOn;
    const last = endOn !== null && endOn < today ? endOn : today;
    const first = !before && startOn > from ? startOn : from;
    const live = deployments.flatMap((deployment) => {
      const on = deployment.kind === 'production' ? liveFrom(deployment)?.day : undefined;
      return on !== undefined && on >= first && on < until && on <= last ? [{ deployment, on }] : [];
    });
    const counted = live.flatMap(({ deployment: { id, site, acvMinor }, on }) =>
      acvMinor === null ? [] : [{ id, site, on, acvMinor }],
    );
    const totalMinor = counted.reduce((sum, { acvMinor }) => sum + acvMinor, 0n);
    const gain = totalMinor - BigInt(counted.length) * terms.baseMinor;
    const aboveMinor = gain > 0n ? gain : 0n;
    const due = multiplyRatio(aboveMinor, BigInt(terms.shareBp), 10_000n);
    const capped = terms.capMinor !== null && due > terms.capMinor;
    return {
      label,
      from,
      until,
      state: before ? 'before' : until <= today ? 'over' : 'not_over',
      deployments: counted.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
      withoutAcv: live.length - counted.length,
      totalMinor,
      meanMinor: counted.length === 0 ? null : multiplyRatio(totalMinor, 1n, BigInt(counted.length)),
      aboveMinor,
      payMinor: capped && terms.capMinor !== null ? terms.capMinor : due,
      capped,
    };
  });
}
