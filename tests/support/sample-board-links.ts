import { randomBytes } from 'node:crypto';
import { closeBoard } from '@/features/board/commands-close';
import { boardList } from '@/features/board/queries';
import { hashOfLink, makeLink, revokeBoardLink } from '@/features/board-links/commands';
import { linksQuery } from '@/features/board-links/queries';
import { newToken } from '@/platform/auth/sessions';
import { must } from './operations-answers';
import type { DealKind, World } from './operations-world';
import { BOARD_SAMPLES } from './sample-board';

type Sample = (world: World, kind: DealKind) => unknown;

const MANY = 12;

/** A closed month of the company with room for a link more: whoever calls every operation many times makes many. */
async function sharedMonth(world: World): Promise<string> {
  const month = await closedMonth(world);
  const { links } = must(await linksQuery(world.operator, { month }));
  const live = links.filter(({ revokedAt }) => revokedAt === null);
  for (const { id } of live.slice(MANY)) must(await revokeBoardLink(world.operator, { linkId: id }));
  return month;
}

async function closedMonth(world: World): Promise<string> {
  const { months } = must(await boardList(world.operator, {}));
  const closed = months.find(({ state }) => state === 'closed');
  if (closed) return closed.month.key;
  const input = (await BOARD_SAMPLES['board.close']?.(world, 'own')) as { month: string; sha256: string };
  must(await closeBoard(world.operator, input));
  return input.month;
}

async function newLink(world: World): Promise<{ month: string; label: string; days: number }> {
  const label = `Guest ${randomBytes(4).toString('hex')}`;
  return { month: await sharedMonth(world), label, days: 3 };
}

async function madeLink(world: World): Promise<{ linkId: string; address: string }> {
  return must(await makeLink(world.operator, await newLink(world)));
}

/** Inputs for the files of the board's page and the links to it (sample-inputs.ts). */
export const BOARD_LINK_SAMPLES: Record<string, Sample> = {
  'board.export': async (world) => ({ month: await closedMonth(world), format: 'pptx' }),
  'boardLinks.create': async (world) => ({ ...(await newLink(world)), tokenHash: hashOfLink(newToken()) }),
  makeLink: newLink,
  'boardLinks.list': async (world) => {
    await madeLink(world);
    return { month: await closedMonth(world) };
  },
  'boardLinks.open': async (world) => {
    const { address } = await madeLink(world);
    const token = address.split('/').at(-1) ?? '';
    return { tokenHash: hashOfLink(token), browser: 'Firefox on Linux', network: '203.0.113.x' };
  },
  'boardLinks.revoke': async (world) => ({ linkId: (await madeLink(world)).linkId }),
};
