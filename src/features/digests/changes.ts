import { countDeployed, readBooked, readClosedBoards } from '@/data/digest-facts';
import { readSnapshotHeaders } from '@/data/forecast-snapshots';
import { readChangeKinds, readMoves } from '@/data/pipeline-changes';
import { may } from '@/domain/access/permissions';
import { monthOf } from '@/domain/board/months';
import type { SnapshotHeader } from '@/domain/forecast/snapshot';
import { KPI_DEFINITIONS } from '@/domain/kpis/registry';
import type { DigestLine } from '@/domain/notices/digest';
import type { DigestPeriod } from '@/domain/notices/digest-periods';
import { MOVEMENT_LABELS } from '@/domain/revenue/movements';
import { addDays, startOfDay, type CalendarDate } from '@/domain/values/calendar-date';
import { readBoardKpis } from '@/features/kpis/queries-board';
import type { Context } from '@/platform/operations/context';
import { countOf } from '@/ui/format/counts';
import { dateShort } from '@/ui/format/dates';
import { moneyCompact } from '@/ui/format/money';

/** What changed in a week or a month, as far as the reader's role may see it; a rep hears of his own deals. */
export async function readChanges(ctx: Context, period: DigestPeriod): Promise<DigestLine[]> {
  const parts = [boards, figures, forecast, pipeline, revenue, deployments];
  const lines: DigestLine[] = [];
  for (const part of parts) lines.push(...(await part(ctx, period)));
  return lines;
}

async function boards(
  { unit, tenant, actor }: Context,
  { from, until }: DigestPeriod,
): Promise<DigestLine[]> {
  if (!may(actor.role, 'board.read')) return [];
  const closed = await readClosedBoards(unit, startOfDay(from, tenant.zone), startOfDay(until, tenant.zone));
  return closed.map(monthOf).map(({ name, key }) => ({
    text: `The board page of ${name} was closed`,
    path: `/board/${key}`,
  }));
}

/** A month tells of every KPI of the set, a week of those whose alarm is raised; as the board's page does. */
async function figures(ctx: Context, { kind, until }: DigestPeriod): Promise<DigestLine[]> {
  if (!may(ctx.actor.role, 'kpis.read')) return [];
  const kpis = await readBoardKpis(ctx, addDays(until, -1));
  return kpis
    .filter(({ alarm }) => kind === 'monthly' || alarm.raised)
    .map(({ id, value, reason, alarm, figuresSay }) => {
      const known = value.amount === null ? 'not known yet' : value.text;
      return {
        text: `${KPI_DEFINITIONS[id].short} ${known}${alarm.raised ? ': alarm' : ''}`,
        detail: reason ?? figuresSay,
        path: `/dashboard/${id.replaceAll('_', '-')}`,
      };
    });
}

/** The running quarter's forecast between the kept forecasts of the two ends. */
async function forecast(
  { unit, actor, tenant }: Context,
  { from, until }: DigestPeriod,
): Promise<DigestLine[]> {
  if (!may(actor.role, 'forecast.read') || actor.role === 'REP') return [];
  const headers = await readSnapshotHeaders(unit, [from, until]);
  const [then, now] = [headers.find(({ asOf }) => asOf === from), headers.find(({ asOf }) => asOf === until)];
  const here = now && quarterTotal(now, now.asOf);
  if (!now || here === undefined) return [];
  const money = (minor: bigint) => moneyCompact({ minor, currency: tenant.currency });
  const text = `Forecast of the running quarter ${money(here)}`;
  const before = then && quarterTotal(then, now.asOf);
  if (!then || before === undefined) return [{ text, path: '/forecast' }];
  const moved = here - before;
  const detail =
    moved === 0n
      ? `As on ${dateShort(from)}.`
      : `${moved > 0n ? 'Up' : 'Down'} ${money(moved > 0n ? moved : -moved)} since ${dateShort(from)}.`;
  return [{ text, detail, path: '/forecast' }];
}

/** What came and what is weighted, of the quarter in which a day lies. */
function quarterTotal({ figures: kept }: SnapshotHeader, day: CalendarDate): bigint | undefined {
  const at = kept.periods.findIndex(
    ({ kind, from, until }) => kind === 'quarter' && from && until && from <= day && day < until,
  );
  const cells = kept.cells[at];
  if (!cells) return undefined;
  return Object.values(cells).reduce((sum, cell) => sum + cell.actualMinor + cell.weightedMinor, 0n);
}

async function pipeline(ctx: Context, { from, until }: DigestPeriod): Promise<DigestLine[]> {
  const { actor, scope, tenant, unit } = ctx;
  if (!may(actor.role, 'deals.read') || actor.role === 'DELIVERY') return [];
  const [then, now] = [startOfDay(from, tenant.zone), startOfDay(until, tenant.zone)];
  const kinds = await readChangeKinds(unit, scope, then, now);
  const money = (minor: bigint) => moneyCompact({ minor, currency: tenant.currency });
  const told = (['won', 'lost', 'new'] as const).flatMap((kind) => {
    const row = kinds.find((each) => each.kind === kind);
    return row
      ? [{ text: `${countOf(row.count, 'deal')} ${kind}, ${money(row.amountMinor)}`, path: '/pipeline' }]
      : [];
  });
  const { pushed, commitGained } = await readMoves(unit, scope, then, now);
  const gained = {
    text: `${countOf(commitGained.count, 'deal')} came to commit, ${money(commitGained.amountMinor)}`,
  };
  const late = {
    text: `${countOf(pushed.count, 'deal')} pushed to a later close, ${money(pushed.amountMinor)}`,
  };
  return [
    ...told,
    ...(commitGained.count > 0 ? [{ ...gained, path: '/pipeline' }] : []),
    ...(pushed.count > 0 ? [{ ...late, path: '/pipeline' }] : []),
  ];
}

async function revenue({ unit, actor, tenant }: Context, period: DigestPeriod): Promise<DigestLine[]> {
  if (!may(actor.role, 'revenue.read')) return [];
  const booked = await readBooked(unit, period);
  if (booked.length === 0) return [];
  const money = (minor: bigint) => moneyCompact({ minor, currency: tenant.currency });
  const net = booked.reduce((sum, { minor }) => sum + minor, 0n);
  const detail = booked
    .map(
      ({ kind, minor, customers }) =>
        `${MOVEMENT_LABELS[kind]} ${money(minor)} (${countOf(customers, 'customer')})`,
    )
    .join(', ');
  return [{ text: `Net new ARR ${money(net)}`, detail: `${detail}.`, path: '/revenue/movements' }];
}

async function deployments({ unit, actor }: Context, period: DigestPeriod): Promise<DigestLine[]> {
  if (!may(actor.role, 'deployments.read')) return [];
  const { signed, activated, firstValue } = await countDeployed(unit, period);
  const parts = [
    signed > 0 ? `${signed} signed` : '',
    activated > 0 ? `${activated} activated` : '',
    firstValue > 0 ? `${firstValue} with first value` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? [] : [{ text: `Deployments: ${parts.join(', ')}`, path: '/deployments' }];
}
