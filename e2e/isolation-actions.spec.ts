import { randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { closePool } from '@/platform/db/pool';
import { newWorld, type World } from '../tests/support/operations-world';
import { builtActions, paramsOf, type BuiltAction } from './support/doors';
import { answerOf, differenceOf, type Asked } from './support/raw-answers';

// Every server action that the build answers to, posted as a browser does it, with another company's name in its arguments.

let ours: World;
let theirs: World;
let params: Record<string, string>;
let actions: BuiltAction[];
test.beforeAll(async () => {
  ours = await newWorld('ours');
  theirs = await newWorld('othr');
  params = await paramsOf(ours, 'own');
  actions = builtActions();
});
test.afterAll(closePool);

const unknownSlug = () => `none-canary${randomBytes(6).toString('hex')}`;

/** A call from a page of ours; the arguments as React writes them. */
function posted({ id }: BuiltAction, token: string | null, slug: string): Asked {
  const headers = {
    'next-action': id,
    accept: 'text/x-component',
    'content-type': 'text/plain;charset=UTF-8',
  };
  return { slug: ours.slug, params, token, headers, body: JSON.stringify([slug, {}]) };
}

test('there are actions', () => {
  expect(actions.length).toBeGreaterThan(10);
});

test("another company's name is answered as the name of none, whatever the action", async () => {
  for (const action of actions) {
    const { token } = ours.people.CRO;
    const foreign = posted(action, token, theirs.slug);
    expect(await differenceOf(action.page, foreign, posted(action, token, unknownSlug())), action.name).toBe(
      '',
    );
    const { status, body } = await answerOf(action.page, foreign);
    expect(status, action.name).toBe(200);
    expect(body, action.name).toContain('"code":"not_found"');
  }
});

test('without a good session, or as a removed member, every company is none', async () => {
  for (const action of actions) {
    for (const token of [null, 'A'.repeat(43), ours.people.REMOVED.token]) {
      const one = posted(action, token, ours.slug);
      expect(await differenceOf(action.page, one, posted(action, token, unknownSlug())), action.name).toBe(
        '',
      );
      expect((await answerOf(action.page, one)).body, action.name).not.toContain('"ok":true');
    }
  }
});

test('a call from another site is refused before anything is looked up', async () => {
  for (const action of actions) {
    const own = posted(action, ours.people.CRO.token, ours.slug);
    const answer = await answerOf(action.page, {
      ...own,
      headers: { ...own.headers, origin: 'https://elsewhere.example' },
    });
    expect(answer.body, action.name).not.toContain('"ok":true');
    expect(answer.body, action.name).not.toContain('not_found');
  }
});

test('our own name is answered otherwise: the input is judged, or done', async () => {
  const nobodys: string[] = [];
  for (const action of actions) {
    // An exception can be asked for by the CEO alone.
    const answers = [ours.people.CRO, ours.people.CEO].map(({ token }) =>
      answerOf(action.page, posted(action, token, ours.slug)),
    );
    const bodies = (await Promise.all(answers)).map(({ body }) => body);
    if (bodies.every((body) => body.includes('"code":"not_found"'))) nobodys.push(action.name);
  }
  expect(nobodys).toEqual([]);
});
