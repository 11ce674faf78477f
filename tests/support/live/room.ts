import { insertEvent } from '@/data/review-events';
import type { RoomHappening } from '@/domain/reviews/events';
import { ROOM_CHANNEL } from '@/features/reviews/room-channel';
import { newId } from '@/platform/db/ids';
import { withUnit, type Unit } from '@/platform/db/unit-of-work';
import { announce } from '@/platform/live/announce';
import { newCompany, newMember, type Person } from '../people';

const AT = '2026-11-20T09:00:00.000Z';

export type TestRoom = {
  slug: string;
  tenantId: string;
  reviewId: string;
  cro: Person;
  rep: Person;
  /** A rep without a seat. */
  other: Person;
  path: string;
};

/** A review of a company of its own, with people who may and may not be in it; planned until `happen` opens it. */
export async function makeRoom(slug: string): Promise<TestRoom> {
  const { id: tenantId } = await newCompany(slug);
  const [cro, rep, other] = [
    await newMember(slug, 'CRO', `cro@${slug}.example`),
    await newMember(slug, 'REP', `rep@${slug}.example`),
    await newMember(slug, 'REP', `other@${slug}.example`),
  ];
  const reviewId = newId();
  await withUnit({ tenantId, mode: 'write' }, async (unit) => {
    await unit.prisma.review.create({
      data: { tenantId, id: reviewId, heldOn: new Date(AT), startsAt: AT, zone: 'UTC', recordedAt: AT },
    });
    const repId = await repOf(unit, rep, 'Ria');
    await repOf(unit, other, 'Otto');
    await unit.prisma.reviewSeat.create({ data: { tenantId, reviewId, repId, position: 1, recordedAt: AT } });
  });
  return { slug, tenantId, reviewId, cro, rep, other, path: `/api/t/${slug}/review-live/${reviewId}` };
}

async function repOf(unit: Unit, { userId }: Person, name: string): Promise<string> {
  const { tenantId } = unit;
  const linked = await unit.prisma.rep.findFirst({ where: { tenantId, userId } });
  if (linked) return linked.id;
  const id = newId();
  await unit.prisma.rep.create({
    data: { tenantId, id, name, nameKey: name.toLowerCase(), userId, createdAt: AT },
  });
  return id;
}

const OPENED: RoomHappening = {
  kind: 'opened',
  minutes: 30,
  seats: [],
  deals: [],
  forecast: {
    currency: 'EUR',
    openMinor: '0',
    weightedMinor: '0',
    commitMinor: '0',
    bestCaseMinor: '0',
    pipelineMinor: '0',
  },
};

/** Opens the room: event 1. */
export async function openRoom(room: TestRoom): Promise<void> {
  await withUnit({ tenantId: room.tenantId, mode: 'write' }, async (unit) => {
    await unit.execute(
      `UPDATE review SET state = 'open', opened_at = $3::timestamptz WHERE tenant_id = $1 AND id = $2`,
      [room.tenantId, room.reviewId, AT],
    );
    await append(unit, room, 1, OPENED);
  });
}

/** Something that happens in the room, as its commands make it happen: appended and announced in one transaction. */
export async function happen(
  room: TestRoom,
  seq: number,
  happening: RoomHappening = { kind: 'timer', change: 'extend', repId: null, seconds: 60 },
): Promise<void> {
  await withUnit({ tenantId: room.tenantId, mode: 'write' }, (unit) => append(unit, room, seq, happening));
}

async function append(unit: Unit, room: TestRoom, seq: number, happening: RoomHappening): Promise<void> {
  const { tenantId, reviewId } = room;
  await insertEvent(unit, reviewId, { seq, at: AT, byUserId: room.cro.userId, byName: 'cro', happening });
  await announce(unit, ROOM_CHANNEL, { tenantId, reviewId, seq });
}
