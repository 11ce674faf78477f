import { randomBytes, randomInt } from 'node:crypto';
import { FIRST_AGENDA } from '@/domain/board/agenda';
import { monthOf, parseMonth } from '@/domain/board/months';
import { addDays } from '@/domain/values/calendar-date';
import { periodOf, startOfPeriod } from '@/domain/values/fiscal-calendar';
import { decide } from '@/features/board/commands-decisions';
import { openBoard } from '@/features/board/commands-hour';
import { inviteToBoard, planBoard } from '@/features/board/commands-plan';
import { boardAgenda, boardList, boardShow } from '@/features/board/queries';
import { today } from '@/platform/clock/clock';
import { must } from './operations-answers';
import { newPerson, type DealKind, type World } from './operations-world';

type Sample = (world: World, kind: DealKind) => unknown;

const AGES_AGO = 118;

/** A month of long ago that is planned and not closed, the oldest: months close in their order. */
async function openMonth(world: World): Promise<string> {
  const { months } = must(await boardList(world.operator, {}));
  const open = months.findLast(({ state }) => state !== 'closed');
  if (open) return open.month.key;
  const next = (months[0]?.period ?? periodOf(today('UTC')) - AGES_AGO) + 1;
  const month = monthOf(next).key;
  must(await planBoard(world.operator, { month, heldOn: startOfPeriod(next) }));
  return month;
}

async function begunMonth(world: World): Promise<string> {
  const month = await openMonth(world);
  const { state } = must(await boardShow(world.operator, { month }));
  if (state === 'planned') must(await openBoard(world.operator, { month }));
  return month;
}

async function seat(world: World): Promise<{ month: string; userId: string }> {
  const asked = { month: await openMonth(world), userId: await spare(world) };
  must(await inviteToBoard(world.operator, asked));
  return asked;
}

async function spare(world: World): Promise<string> {
  return (await newPerson(world.slug, 'SPARE', 'VIEWER')).userId;
}

async function action(world: World): Promise<{ id: string; version: number }> {
  const month = await openMonth(world);
  const words = { text: `Call ${world.canary}`, ownerId: world.people.CRO.userId, dueOn: '2027-01-31' };
  return must(await decide(world.operator, { month, kind: 'action', ...words }));
}

/** Inputs for the operations of the board's month (sample-inputs.ts). */
export const BOARD_SAMPLES: Record<string, Sample> = {
  'board.agenda': () => ({}),
  'board.answer': async (world) => ({ month: await openMonth(world), coming: true }),
  'board.attendance': async (world) => ({ ...(await seat(world)), attended: true }),
  'board.changeDecision': async (world) => ({
    ...(await action(world)),
    text: `Write to ${world.canary}`,
    ownerId: world.people.CEO.userId,
    dueOn: '2027-02-28',
  }),
  'board.close': async (world) => {
    const month = await openMonth(world);
    return { month, sha256: must(await boardShow(world.operator, { month })).sha256 };
  },
  'board.decide': async (world) => ({
    month: await openMonth(world),
    kind: 'action',
    text: `Call ${world.canary}`,
    ownerId: world.people.CEO.userId,
    dueOn: '2027-01-31',
  }),
  'board.invite': async (world) => ({ month: await openMonth(world), userId: await spare(world) }),
  'board.list': () => ({}),
  'board.open': async (world) => {
    // A month that has begun cannot begin again: the one after the newest.
    const { months } = must(await boardList(world.operator, {}));
    const next = (months[0]?.period ?? periodOf(today('UTC')) - AGES_AGO) + 1;
    const month = monthOf(next).key;
    must(await planBoard(world.operator, { month, heldOn: startOfPeriod(next) }));
    return { month };
  },
  'board.plan': async (world) => {
    const month = await openMonth(world);
    return { month, heldOn: addDays(startOfPeriod(parseMonth(month) ?? 0), 1 + randomInt(90)) };
  },
  'board.publishAgenda': async (world) => ({
    version: must(await boardAgenda(world.operator, {})).current.version,
    items: [...FIRST_AGENDA, { key: `x${randomBytes(6).toString('hex')}`, title: 'More', minutes: 1 }].map(
      (item) => ({ ...item, minutes: Math.min(item.minutes, 10) }),
    ),
    // Names nothing of this company: the same input given at another one is stored there.
    note: 'After the first quarter',
  }),
  'board.removeDecision': action,
  'board.sentence': async (world) => {
    const month = await openMonth(world);
    const { room } = must(await boardShow(world.operator, { month }));
    const stands = room?.sentences.find(({ topic }) => topic === 'forecast');
    return { month, topic: 'forecast', text: 'Two large orders slipped', version: stands?.version ?? 0 };
  },
  'board.settleDecision': async (world) => ({ ...(await action(world)), state: 'done' }),
  'board.show': async (world) => ({ month: await openMonth(world) }),
  'board.timer': async (world) => {
    const month = await begunMonth(world);
    // The agenda in force when the month was planned, which need not be the first one.
    const { page } = must(await boardShow(world.operator, { month }));
    return { month, item: page.agenda[0]?.key, action: 'start' };
  },
  'board.uninvite': seat,
};
