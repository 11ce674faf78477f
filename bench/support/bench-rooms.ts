import fs from 'node:fs';
import http from 'node:http';
import { createDeal } from '@/features/deals/commands';
import { addMember } from '@/features/members/add-member';
import { open } from '@/features/reviews/commands-open';
import { callReview } from '@/features/reviews/commands-plan';
import type { RoomEvent } from '@/domain/reviews/events';
import type { Role } from '@/domain/access/permissions';
import type { Result } from '@/domain/values/result';
import { sessionCookieName } from '@/platform/auth/session-cookie';
import { startSession } from '@/platform/auth/sessions';
import { inProject } from '../../scripts/project/paths.mjs';
import { newTenant } from '../world';

/** A CRO, a CEO and four reps with five deals each. */
const PEOPLE: Role[] = ['CRO', 'CEO', 'REP', 'REP', 'REP', 'REP'];
export const PEOPLE_OF_ROOM = PEOPLE.length;
const DEALS_OF_REP = 5;

/** An open review of a company of its own. The first of the people is the CRO. */
export type BenchRoom = {
  slug: string;
  reviewId: string;
  cookies: Record<string, string>[];
  deals: string[];
  croId: string;
};

export async function makeRoom(number: number): Promise<BenchRoom> {
  const { slug } = await newTenant(`room-${number}`);
  const people = [];
  for (const [index, role] of PEOPLE.entries()) {
    const email = `p${index}@${slug}.example`;
    const { userId } = value(await addMember({ tenantSlug: slug, email, name: `Person ${index}`, role }));
    people.push({ userId, role, token: await startSession(userId, 'bench') });
  }
  const [cro] = people;
  if (!cro) throw new Error('A room needs a CRO');
  for (const { userId, role } of people) if (role === 'REP') await bringDeals(slug, userId);
  const caller = { kind: 'session' as const, token: cro.token, tenantSlug: slug };
  const { reviewId } = value(await callReview(caller, {}));
  const { event } = value(await open(caller, { reviewId }));
  const deals = event.happening.kind === 'opened' ? event.happening.deals.map(({ dealId }) => dealId) : [];
  const cookies = people.map(({ token }) => ({ cookie: `${sessionCookieName()}=${token}` }));
  return { slug, reviewId, cookies, deals, croId: cro.userId };
}

async function bringDeals(tenantSlug: string, userId: string): Promise<void> {
  for (let index = 0; index < DEALS_OF_REP; index++) {
    const lines = [{ stream: 'hardware' as const, description: 'Sensors', amountMinor: '1000000' }];
    const input = { name: `Deal ${index}`, customer: `Customer ${index}`, contact: 'Ada', lines };
    value(await createDeal({ kind: 'member', userId, tenantSlug }, input));
  }
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.refusal.message);
  return result.value;
}

type Manifest = { node: Record<string, { exportedName: string }> };
let manifest: Manifest | undefined;

function actionId(name: string): string {
  const file = inProject('.next/server/server-reference-manifest.json');
  manifest ??= JSON.parse(fs.readFileSync(file, 'utf8')) as Manifest;
  const found = Object.entries(manifest.node).find(([, { exportedName }]) => exportedName === name);
  if (!found) throw new Error(`The build has no action ${name}`);
  return found[0];
}

const agent = new http.Agent({ keepAlive: true, maxSockets: Infinity });

export type Acted = { event: RoomEvent | null; sent: number; acknowledged: number; answer: string };

/** What the CRO's page does when he presses something: the room's own server action. */
export function act(origin: string, room: BenchRoom, name: string, input: object): Promise<Acted> {
  const url = `${origin}/t/${room.slug}/reviews/${room.reviewId}`;
  const headers = {
    ...room.cookies[0],
    origin,
    accept: 'text/x-component',
    'content-type': 'text/plain;charset=UTF-8',
    'next-action': actionId(name),
  };
  return new Promise((resolve, reject) => {
    const sent = performance.now();
    const request = http.request(url, { agent, method: 'POST', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const answer = `${response.statusCode} ${Buffer.concat(chunks).toString()}`;
        resolve({ event: eventIn(answer), sent, acknowledged: performance.now(), answer });
      });
    });
    request.on('error', reject);
    request.end(JSON.stringify([room.slug, input, crypto.randomUUID()]));
  });
}

/** The event in an action's answer, a line of the router's own format; null where it was refused. */
function eventIn(answer: string): RoomEvent | null {
  const line = answer.split('\n').find((each) => each.includes('"ok":true'));
  const json = line?.slice(line.indexOf('{'));
  return json ? (JSON.parse(json) as { value: { event: RoomEvent } }).value.event : null;
}
