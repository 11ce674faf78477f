import { randomUUID } from 'node:crypto';
import { randomBytes } from 'node:crypto';
import { saveContact } from '@/features/deals/commands-contacts';
import { noteDeal } from '@/features/deals/commands-notes';
import { must } from './operations-answers';
import type { DealKind, World } from './operations-world';

type Sample = (world: World, kind: DealKind) => Promise<object>;

/** A note that nobody of the company wrote: whoever may write notes may remove it. */
async function newNote(world: World, kind: DealKind) {
  const { dealId } = await world.newDeal(kind);
  return must(await noteDeal(world.operator, { dealId, text: `Note ${world.canary}` }));
}

const newContact: Sample = async (world, kind) => {
  const { dealId, version } = await world.newDeal(kind);
  const name = `Contact ${randomBytes(4).toString('hex')} ${world.canary}`;
  const { contactId } = must(await saveContact(world.operator, { dealId, name }));
  return { dealId, version, contactId };
};

/** Inputs of what a deal's page offers besides its moves: its own query, undo, notes and contacts. */
export const DEAL_PAGE_SAMPLES: Record<string, Sample> = {
  'deals.page': async (world, kind) => ({
    dealId: (await world.newDeal(kind)).dealId,
    since: '2026-01-01',
    before: '2030-01-01T00:00:00.000Z',
  }),
  'deals.note': async (world, kind) => ({ dealId: (await world.newDeal(kind)).dealId, text: 'Prefers mail' }),
  'deals.removeNote': async (world, kind) => ({ noteId: (await newNote(world, kind)).noteId }),
  'deals.undo': async (world, kind) => {
    const { dealId, noteId } = await newNote(world, kind);
    return { dealId, event: noteId };
  },
  'deals.saveContact': async (world, kind) => {
    const { version: _version, ...contact } = (await newContact(world, kind)) as { version: number };
    return { ...contact, name: `Renamed ${world.canary} ${randomUUID()}`, title: 'Buyer' };
  },
  'deals.chooseContact': newContact,
};
