import { beforeAll, describe, expect, it } from 'vitest';
import { showDeal } from '@/features/deals/queries';
import { removeFile } from '@/features/evidence-files/commands';
import { newWorld, type Person, type World, type WorldDeal } from '../../support/operations-world';
import { refusal, value } from '../../support/tenants';
import { download, given, ORDER, upload } from './a-file';

// Delivery sees deals from the PO on: the files of the others are not there for it, and it is told so as anybody is of a file that never was.

const NEVER = '01890000-0000-7000-8000-000000000000';

let world: World;
let delivery: Person;
let early: WorldDeal;
let ordered: WorldDeal;
beforeAll(async () => {
  world = await newWorld('delivery');
  delivery = world.people.DELIVERY;
  [early, ordered] = [await world.newDeal('early'), await world.newDeal('colleague')];
});

async function bytesOf(pending: Promise<Response>): Promise<string> {
  const response = await pending;
  return `${response.status} ${JSON.stringify([...response.headers])} ${await response.text()}`;
}

describe('a file, for delivery', () => {
  it('is there from the PO on, whoever’s the deal is', async () => {
    const { fileId } = await given(world.people.COLLEAGUE.caller, ordered.dealId);
    expect((await download(world, delivery, fileId)).status).toBe(200);
  });

  it('of a deal before its PO, of one removed, and of none are the same 404, byte for byte', async () => {
    const before = await given(world.people.REP.caller, early.dealId);
    const gone = await given(world.people.COLLEAGUE.caller, ordered.dealId, ORDER, 'gone.pdf');
    value(await removeFile(world.people.COLLEAGUE.caller, { fileId: gone.fileId }));
    expect((await download(world, world.people.REP, before.fileId)).status).toBe(200);
    const never = await bytesOf(download(world, delivery, NEVER));
    expect(never).toMatch(/^404/);
    expect(await bytesOf(download(world, delivery, before.fileId))).toBe(never);
    expect(await bytesOf(download(world, delivery, gone.fileId))).toBe(never);
    expect(await bytesOf(download(world, world.people.REMOVED, before.fileId))).toBe(never);
    expect(await bytesOf(download(world, null, before.fileId))).not.toMatch(/^200/);
  });

  it('cannot be taken off where it is out of sight, nor brought to such a deal', async () => {
    const { fileId } = await given(world.people.REP.caller, early.dealId, ORDER, 'kept.pdf');
    const hidden = refusal(await removeFile(delivery.caller, { fileId }));
    expect(hidden).toEqual(refusal(await removeFile(delivery.caller, { fileId: NEVER })));
    expect(hidden.code).toBe('not_found');
    const there = await bytesOf(upload(world, delivery, early.dealId, ORDER));
    expect(there).toMatch(/^404/);
    expect(there).toBe(await bytesOf(upload(world, delivery, NEVER, ORDER)));
    expect((await download(world, world.people.REP, fileId)).status).toBe(200);
    expect(refusal(await showDeal(delivery.caller, { dealId: early.dealId })).code).toBe('not_found');
  });
});
