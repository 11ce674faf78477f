import { readLatestCases, type SaveCase } from '@/data/save-cases';
import { readFleet, readLastPaid, type SilentCustomer } from '@/data/silent-churn';
import { readSettings } from '@/data/tenant-settings';
import { may } from '@/domain/access/permissions';
import { saveKindOf, toSave, type SaveKind } from '@/domain/devices/silent-churn';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { ok } from '@/domain/values/result';
import { listMemberRows } from '@/platform/auth/memberships';
import type { Context } from '@/platform/operations/context';
import { defineQuery } from '@/platform/operations/define-query';
import { saveListInput } from './inputs';

/** A customer of the save list. */
export type SaveRow = {
  customerId: string;
  customer: string;
  kind: SaveKind;
  devices: number;
  connected: number;
  lastSeenOn: CalendarDate | null;
  /** ARR that was lost (connected, not paying: what it paid last) or is at risk (paying, not connected). null: not for this reader. */
  arrMinor: bigint | null;
  /** Since when it pays nothing; null while it pays, or if it never did. */
  paidUntilOn: CalendarDate | null;
  /** The latest case of the customer and kind. */
  case: SaveCase | null;
  toSave: boolean;
};

/** How many there are of a kind, how many still to act on, and their ARR together (null: not for this reader). */
export type SaveTotals = { customers: number; toSave: number; devices: number; arrMinor: bigint | null };

/**
 * Silent churn at the end of `asOf` (docs/metrics.md, "Silent churn"): customers whose devices report and who pay nothing, and customers who
 * pay and whose devices are silent; the largest ARR first, those on whom somebody has to act before those that are decided.
 */
export const saveListQuery = defineQuery({
  name: 'saveCases.list',
  permission: 'saveCases.read',
  input: saveListInput,
  run: async (ctx, { asOf = ctx.today }) => {
    const { silentDays } = await readSettings(ctx.unit);
    const on = { asOf, zone: ctx.tenant.zone, silentDays };
    const { customers, share } = await readFleet(ctx.unit, on);
    const latest = await readLatestCases(ctx.unit);
    const rows = await rowsOf(ctx, asOf, customers, latest);
    return ok({
      currency: ctx.tenant.currency,
      asOf,
      today: ctx.today,
      silentDays,
      rows,
      /** Cases still in hand whose customer is no longer on the list today: somebody says what came of them. */
      cleared: asOf === ctx.today ? clearedOf(rows, latest) : [],
      totals: {
        connected_not_paying: totalOf(rows, 'connected_not_paying'),
        paying_not_connected: totalOf(rows, 'paying_not_connected'),
      },
      /** Paying customers of whom no device is known: nothing can be said of them. */
      unknown: unknownOf(ctx, customers),
      /** Customers who pay nothing yet and are connected in a running pilot alone: no finding. */
      pilots: customers.filter((one) => one.connected > 0 && one.arrMinor <= 0n && saveKindOf(one) === null)
        .length,
      share,
      members: await ownersOf(ctx),
      me: ctx.actor.userId,
      /** Cases are written about today, not about a day in the past. */
      mayWrite: may(ctx.actor, 'saveCases.write') && asOf === ctx.today,
      maySeeRevenue: may(ctx.actor.role, 'revenue.read'),
    });
  },
});

/** Who may take care of a customer: every member who may write cases. */
async function ownersOf(ctx: Context): Promise<{ id: string; name: string }[]> {
  const members = await listMemberRows(ctx.unit.connection, ctx.unit.tenantId);
  return members
    .filter(({ role }) => may(role, 'saveCases.write'))
    .map(({ userId, name }) => ({ id: userId, name }));
}

async function rowsOf(
  ctx: Context,
  asOf: CalendarDate,
  customers: readonly SilentCustomer[],
  latestCases: readonly SaveCase[],
): Promise<SaveRow[]> {
  const found = customers.flatMap((customer) => {
    const kind = saveKindOf(customer);
    return kind ? [{ ...customer, kind }] : [];
  });
  const unpaid = found.flatMap(({ kind, customerId }) => (kind === 'connected_not_paying' ? customerId : []));
  const paid = await readLastPaid(ctx.unit, unpaid, asOf);
  const cases = new Map(latestCases.map((one) => [keyOf(one), one]));
  const amounts = may(ctx.actor.role, 'revenue.read');
  const rows = found.map(({ inPilot: _inPilot, arrMinor, ...row }) => {
    const last = paid.get(row.customerId);
    const latest = cases.get(keyOf(row)) ?? null;
    const known = row.kind === 'paying_not_connected' ? arrMinor : (last?.arrMinor ?? 0n);
    return {
      order: known,
      row: {
        ...row,
        arrMinor: amounts ? known : null,
        paidUntilOn: row.kind === 'connected_not_paying' ? (last?.until ?? null) : null,
        case: latest,
        toSave: toSave(latest?.state ?? null),
      },
    };
  });
  rows.sort(
    (a, b) =>
      Number(b.row.toSave) - Number(a.row.toSave) ||
      Number(b.order - a.order) ||
      b.row.devices - a.row.devices ||
      (a.row.customerId < b.row.customerId ? -1 : 1),
  );
  return rows.map(({ row }) => row);
}

function keyOf({ customerId, kind }: Pick<SaveRow, 'customerId' | 'kind'>): string {
  return `${customerId} ${kind}`;
}

function clearedOf(rows: readonly SaveRow[], cases: readonly SaveCase[]): SaveCase[] {
  const listed = new Set(rows.map(keyOf));
  return cases
    .filter((one) => one.state === 'open' && !listed.has(keyOf(one)))
    .toSorted((a, b) => (a.openedAt < b.openedAt ? -1 : 1));
}

function totalOf(rows: readonly SaveRow[], kind: SaveKind): SaveTotals {
  const own = rows.filter((row) => row.kind === kind);
  return {
    customers: own.length,
    toSave: own.filter((row) => row.toSave).length,
    devices: own.reduce((sum, row) => sum + row.devices, 0),
    arrMinor: own.some((row) => row.arrMinor === null)
      ? null
      : own.reduce((sum, row) => sum + (row.arrMinor ?? 0n), 0n),
  };
}

function unknownOf(ctx: Context, customers: readonly SilentCustomer[]) {
  const own = customers.filter(({ devices, arrMinor }) => devices === 0 && arrMinor > 0n);
  const arrMinor = own.reduce((sum, row) => sum + row.arrMinor, 0n);
  return { customers: own.length, arrMinor: may(ctx.actor.role, 'revenue.read') ? arrMinor : null };
}
