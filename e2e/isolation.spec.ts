import { randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { newId } from '@/platform/db/ids';
import { closePool } from '@/platform/db/pool';
import { newWorld, type DealKind, type World } from '../tests/support/operations-world';
import { doorsOf, paramsOf, type Door } from './support/doors';
import { answerOf, differenceOf, type Asked } from './support/raw-answers';

// Every page and every route below a company, asked over HTTP: what belongs to another company answers with the very bytes of what
// does not exist. The list of doors is read from the source, so a new one is asked too.

let ours: World;
let theirs: World;
let doors: Door[];
test.beforeAll(async () => {
  ours = await newWorld('ours');
  theirs = await newWorld('othr');
  doors = doorsOf();
});
test.afterAll(closePool);

const VARIANTS: Record<string, string>[] = [{}, { rsc: '1' }, { rsc: '1', 'next-router-prefetch': '1' }];

async function ids(world: World, kind: DealKind = 'own'): Promise<Record<string, string>> {
  return paramsOf(world, kind);
}

function unknownIds(known: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(known).map(([name, value]) => [name, isId(value) ? newId() : value]),
  );
}

const isId = (value: string) => /^[0-9a-f-]{36}$/.test(value);
const unknownSlug = () => `none-canary${randomBytes(6).toString('hex')}`;
const hasIds = (door: Door, known: Record<string, string>) =>
  door.params.some((name) => isId(known[name] ?? ''));

test('the doors are found in the source', () => {
  expect(doors.filter(({ kind }) => kind === 'page').length).toBeGreaterThan(10);
  expect(doors.filter(({ kind }) => kind === 'route').length).toBeGreaterThan(3);
});

test("another company's pages and routes answer as those of a company that does not exist", async () => {
  const params = await ids(theirs);
  const { token } = ours.people.CRO;
  for (const door of doors) {
    for (const headers of VARIANTS) {
      const foreign = { slug: theirs.slug, params, token, headers };
      await expectSame(door, foreign, { ...foreign, slug: unknownSlug() });
      await expectNothing(door, foreign);
    }
  }
});

test("another company's ids below our own address answer as ids of nothing", async () => {
  const params = await ids(theirs);
  const { token } = ours.people.CRO;
  // A move, or an answer, that could be: what is wrong is the id alone.
  const body = JSON.stringify({ version: 1, to: 'demo', dealId: newId() });
  for (const door of doors.filter((each) => hasIds(each, params))) {
    for (const headers of VARIANTS) {
      const foreign = { slug: ours.slug, params, token, headers, body };
      await expectSame(door, foreign, { ...foreign, params: unknownIds(params) });
      await expectNothing(door, foreign);
    }
  }
});

for (const [role, kind] of [
  ['REP', 'colleague'],
  ['DELIVERY', 'early'],
] as const) {
  test(`a deal that ${role} does not see (${kind}) answers as no deal at all`, async () => {
    const { dealId } = await ours.newDeal(kind);
    const { token } = ours.people[role];
    const door = doors.find(({ name }) => name.endsWith('/deals/[deal]'));
    if (!door) throw new Error('There is no page of a deal');
    for (const headers of VARIANTS) {
      const hidden = { slug: ours.slug, params: { deal: dealId }, token, headers };
      await expectSame(door, hidden, { ...hidden, params: { deal: newId() } });
      const seen = await answerOf(door, { ...hidden, token: ours.people.CRO.token });
      expect(seen.status).toBe(200);
    }
  });
}

test('a member opens his own pages: the answers above are no accident', async () => {
  const known = await ids(ours);
  for (const door of doors.filter(({ kind }) => kind === 'page')) {
    // Where the CEO begins is there for him alone.
    const { token } = door.path.endsWith('/home') ? ours.people.CEO : ours.people.CRO;
    const own = await answerOf(door, { slug: ours.slug, params: known, token });
    expect([200, 307], `${door.name}: ${own.status}`).toContain(own.status);
  }
});

for (const kind of ['page', 'route'] as const) {
  const end = kind === 'page' ? 'leads to sign-in' : 'answers 401';
  test(`without a good session every ${kind} ${end}, whatever exists`, async () => {
    const known = await ids(ours);
    for (const door of doors.filter((each) => each.kind === kind)) {
      const first = { slug: unknownSlug(), params: unknownIds(known), token: null };
      // Where no id stands in the address there is nothing to know of one.
      const asked = hasIds(door, known) ? [known, unknownIds(known)] : [known];
      for (const token of [null, 'A'.repeat(43), 'nonsense']) {
        for (const slug of [ours.slug, unknownSlug()]) {
          for (const params of asked) await expectSame(door, { slug, params, token }, first);
        }
      }
      const { status, headers } = await answerOf(door, first);
      // A calendar and a machine have no session: their own secret opens the door, or nothing is there.
      const closed = door.params.includes('feed') || door.path.endsWith('/heartbeats') ? 404 : 401;
      expect(status, door.name).toBe(kind === 'page' ? 307 : closed);
      if (kind === 'page') expect(headers.location).toMatch(/^\/sign-in\?next=/);
    }
  });
}

test('a removed member sees what a stranger sees', async () => {
  const params = await ids(ours);
  for (const door of doors) {
    const removed = { slug: ours.slug, params, token: ours.people.REMOVED.token };
    await expectSame(door, removed, { ...removed, token: theirs.people.CRO.token });
    await expectNothing(door, removed);
  }
});

async function expectSame(door: Door, one: Asked, two: Asked): Promise<void> {
  expect(await differenceOf(door, one, two), `${door.name} ${JSON.stringify(one.headers ?? {})}`).toBe('');
}

/** "Not found", without a word of the other company. */
async function expectNothing(door: Door, asked: Asked): Promise<void> {
  const { status, body } = await answerOf(door, asked);
  expect(body).not.toContain(theirs.canary);
  if (!asked.headers?.rsc) expect(status, door.name).toBe(404);
}
