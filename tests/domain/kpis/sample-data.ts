import type { DeploymentFact } from '@/domain/deployments/deployment';
import type { KpiData } from '@/domain/kpis/kpi-data';
import { FIRST_SET } from '@/domain/kpis/kpi-set';
import type { MovementKind } from '@/domain/revenue/movements';
import { rollUps, type CustomerMovement } from '@/domain/revenue/roll-ups';
import { date } from '@/domain/values/calendar-date';
import { periodOf } from '@/domain/values/fiscal-calendar';
import type { Stream } from '@/domain/values/stream';

/** What a data layer would deliver for this ledger: USD, calendar year, a hardware life of 24 months. */
export function kpiData(
  asOf: string,
  ledger: readonly CustomerMovement[] = [],
  rest: Partial<Omit<KpiData, 'asOf'>> = {},
): KpiData {
  const hardwareLifeMonths = rest.hardwareLifeMonths ?? 24;
  const { movementMonths, retentionMonths } = rollUps(ledger, [12, hardwareLifeMonths]);
  const periods = ledger.map(({ effectiveOn }) => periodOf(effectiveOn));
  return {
    currency: 'USD',
    asOf: date(asOf),
    fiscalStartMonth: 1,
    hardwareLifeMonths,
    firstPeriod: periods.length === 0 ? null : Math.min(...periods),
    movementMonths,
    retentionMonths,
    deployments: [],
    failures: [],
    targets: [],
    set: FIRST_SET,
    constant: false,
    ...rest,
  };
}

/** A ledger row; `amount` in whole units, signed. */
export function moved(
  customerId: string,
  day: string,
  kind: MovementKind,
  amount: number,
  stream: Stream = 'software',
): CustomerMovement {
  return {
    customerId,
    stream,
    kind,
    effectiveOn: date(day),
    amountMinor: BigInt(amount) * 100n,
    fxMinor: 0n,
    reversesId: null,
  };
}

type DeploymentDates = Partial<
  Record<'signedOn' | 'shippedOn' | 'installedOn' | 'activatedOn' | 'firstValueOn' | 'endedOn', string>
>;
type DeploymentRest = Partial<Pick<DeploymentFact, 'externalId' | 'site' | 'kind' | 'devices' | 'acvMinor'>>;

export function deployed(id: string, { ...given }: DeploymentDates & DeploymentRest): DeploymentFact {
  const on = (text: string | undefined) => (text === undefined ? null : date(text));
  return {
    id,
    externalId: given.externalId ?? null,
    site: given.site ?? `Site ${id}`,
    kind: given.kind ?? 'production',
    devices: given.devices === undefined ? 10 : given.devices,
    acvMinor: given.acvMinor === undefined ? 100_000n : given.acvMinor,
    signedOn: on(given.signedOn),
    shippedOn: on(given.shippedOn),
    installedOn: on(given.installedOn),
    activatedOn: on(given.activatedOn),
    firstValueOn: on(given.firstValueOn),
    endedOn: on(given.endedOn),
  };
}
