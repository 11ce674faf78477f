import { openApprovals } from '@/data/approvals';
import { countOpenRequests, readNextBoard, readWarned } from '@/data/digest-facts';
import { countHandoffs } from '@/data/handoffs';
import { countNotices } from '@/data/notice-inbox';
import { readEndingContracts } from '@/data/renewals';
import { readReviewDates } from '@/data/review-dates';
import { countActions, countReady } from '@/data/review-week';
import { readSettings } from '@/data/tenant-settings';
import { may } from '@/domain/access/permissions';
import { monthOf } from '@/domain/board/months';
import type { DigestLine } from '@/domain/notices/digest';
import { renewalState } from '@/domain/revenue/renewals';
import { addDays } from '@/domain/values/calendar-date';
import { closingDays } from '@/features/sweeps/queries';
import type { Context } from '@/platform/operations/context';
import { countOf } from '@/ui/format/counts';
import { dateShort, momentText } from '@/ui/format/dates';

/** What needs the reader, what he alone can settle first. Only what his role may open, and of deals those that he sees. */
export async function readNeeds(ctx: Context): Promise<DigestLine[]> {
  const parts = [requests, board, approvals, handoffs, warned, review, actions, renewals, notices];
  const lines: DigestLine[] = [];
  // One after the other: they share one connection.
  for (const part of parts) lines.push(...(await part(ctx)));
  return lines;
}

async function requests({ unit, actor }: Context): Promise<DigestLine[]> {
  if (!may(actor.role, 'requests.answer')) return [];
  const open = await countOpenRequests(unit);
  if (open === 0) return [];
  return [{ text: `${countOf(open, 'request')} of your CRO ${waits(open)} for your answer`, path: '/home' }];
}

async function board({ unit, actor, today }: Context): Promise<DigestLine[]> {
  if (!may(actor.role, 'board.attend')) return [];
  const next = await readNextBoard(unit, actor.userId);
  if (!next) return [];
  const { name, key } = monthOf(next.period);
  const path = `/board/${key}`;
  const day = dateShort(next.heldOn);
  if (next.heldOn < today)
    return [{ text: `The board review of ${name} was on ${day} and is not closed`, path }];
  const detail = next.invited && next.answer === null ? 'Say whether you are coming.' : undefined;
  return [{ text: `Board review of ${name} on ${day}`, detail, path }];
}

async function approvals({ unit, actor, scope }: Context): Promise<DigestLine[]> {
  if (!may(actor.role, 'approvals.read')) return [];
  const open = (await openApprovals(unit, scope)).length;
  if (open === 0) return [];
  if (actor.role === 'CRO')
    return [
      { text: `${countOf(open, 'deal')} below the floor ${waits(open)} for your decision`, path: '/desk' },
    ];
  if (actor.role === 'REP')
    return [
      { text: `${countOf(open, 'deal')} of yours ${waits(open)} for the CRO’s decision`, path: '/desk' },
    ];
  return [];
}

async function handoffs({ unit, actor, scope }: Context): Promise<DigestLine[]> {
  const { role } = actor;
  if (!may(role, 'handoffs.read') || role === 'CEO') return [];
  const { offered, returned, missing } = await countHandoffs(unit, scope);
  const line = (count: number, text: string, standing: string): DigestLine[] =>
    count === 0
      ? []
      : [
          {
            text: `${countOf(count, 'deal')} ${text}`,
            path: `/deployments/handoffs?standing=${standing}`,
          },
        ];
  if (role === 'DELIVERY') return line(offered, 'handed over, not taken over yet', 'offered');
  return [
    ...line(returned, 'given back by delivery', 'returned'),
    ...line(missing, 'with a PO and no handoff', 'missing'),
  ];
}

/** By the rule of the night: a deal that was justified, moved or worked on since its warning is none. */
async function warned(ctx: Context): Promise<DigestLine[]> {
  const { unit, actor, scope, today } = ctx;
  if (actor.role !== 'CRO' && actor.role !== 'REP') return [];
  const days = await closingDays(ctx, await readWarned(unit, scope, today));
  const [first] = days;
  if (first === undefined) return [];
  const detail = `Nothing is logged on ${days.length === 1 ? 'it' : 'them'}; the first closes on ${dateShort(first)}.`;
  return [
    { text: `${countOf(days.length, 'quiet deal')} will close as lost`, detail, path: '/audit/zombie' },
  ];
}

async function review({ unit, actor, scope, now }: Context): Promise<DigestLine[]> {
  const { role } = actor;
  if (!may(role, 'reviews.read')) return [];
  const repId = scope.kind === 'own' ? scope.repId : null;
  const dates = await readReviewDates(unit, { from: now, repId, limit: 5 });
  const next = dates.find(({ state }) => state === 'planned');
  if (!next) return [];
  const { ready, reps } = await countReady(unit, next.id, repId);
  const text = `Pipeline review ${momentText(next.startsAt, next.zone)}`;
  if (role !== 'REP')
    return [{ text, detail: `${ready} of ${countOf(reps, 'rep')} ready.`, path: `/reviews/${next.id}` }];
  if (reps === 0) return [];
  return ready > 0
    ? [{ text, detail: 'You are ready for it.', path: `/reviews/${next.id}` }]
    : [{ text, detail: 'You are not ready for it yet.', path: `/reviews/${next.id}/prepare` }];
}

async function actions({ unit, actor, today }: Context): Promise<DigestLine[]> {
  if (!may(actor.role, 'reviews.read')) return [];
  const { open, overdue } = await countActions(unit, today, actor.role === 'CRO' ? null : actor.userId);
  if (open === 0) return [];
  const detail = overdue === 0 ? undefined : `${overdue} past ${overdue === 1 ? 'its' : 'their'} day.`;
  return [{ text: `${countOf(open, 'agreed action')} open`, detail, path: '/reviews' }];
}

async function renewals({ unit, actor, today }: Context): Promise<DigestLine[]> {
  if (!may(actor.role, 'revenue.write')) return [];
  const { renewalDays } = await readSettings(unit);
  const ending = await readEndingContracts(unit, { from: today, to: addDays(today, renewalDays) });
  const due = ending.filter((line) => renewalState(line, today) === 'due');
  if (due.length === 0) return [];
  const first = dateShort(due[0]?.endOn ?? null);
  return [
    {
      text: `${countOf(due.length, 'contract')} end within ${renewalDays} days, and nobody has said what comes`,
      detail: `The first on ${first}.`,
      path: '/revenue/renewals',
    },
  ];
}

async function notices({ unit, actor }: Context): Promise<DigestLine[]> {
  const { waiting } = await countNotices(unit, actor);
  if (waiting === 0) return [];
  return [{ text: `${countOf(waiting, 'notice')} ${waits(waiting)} in your inbox`, path: '/notices' }];
}

function waits(count: number): string {
  return count === 1 ? 'waits' : 'wait';
}
