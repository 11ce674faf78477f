import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { removeFile } from '@/features/evidence-files/commands';
import { fileKey } from '@/platform/files/file-store';
import { env } from '@/platform/env';
import { asAdmin } from '../../support/database';
import { hostileFiles } from '../../support/hostile-files';
import { newWorld, type World } from '../../support/operations-world';
import { refusal, value } from '../../support/tenants';
import { download, given, ORDER, sha256, upload } from './a-file';

let world: World;
let other: World;
let dealId: string;
beforeAll(async () => {
  [world, other] = [await newWorld('files'), await newWorld('others')];
  dealId = (await world.newDeal('own')).dealId;
});

const folder = (...parts: string[]) => path.join(env().UPLOAD_DIR, 'files', ...parts);
const kept = (sha: string) => folder('kept', ...fileKey(world.tenantId, sha).split('/'));

async function incoming(): Promise<string[]> {
  return readdir(folder('incoming')).catch(() => []);
}

async function rows(): Promise<number> {
  const found = await asAdmin((client) =>
    client.query<{ n: number }>('SELECT count(*)::int AS n FROM stored_file WHERE tenant_id = $1', [
      world.tenantId,
    ]),
  );
  return found.rows[0]?.n ?? -1;
}

async function answer(response: Response) {
  return (await response.json()) as { fileId?: string; error?: { message: string; remedy?: string } };
}

describe('a file that came in', () => {
  it('comes out byte for byte, as an attachment that nothing renders', async () => {
    const sent = await upload(world, world.people.REP, dealId, ORDER, {
      name: 'Bestellung „4711“ Größe.pdf',
    });
    expect(sent.status).toBe(201);
    const { fileId = '' } = await answer(sent);
    const response = await download(world, world.people.CRO, fileId);
    expect(response.status).toBe(200);
    expect(sha256(new Uint8Array(await response.arrayBuffer()))).toBe(sha256(ORDER));
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(ORDER.length),
      'content-disposition': `attachment; filename="Bestellung _4711_ Gr__e.pdf"; filename*=UTF-8''Bestellung%20%E2%80%9E4711%E2%80%9C%20Gr%C3%B6%C3%9Fe.pdf`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
    });
  });

  it('lies once, whatever the number of deals and names it is on', async () => {
    const second = (await world.newDeal('own')).dealId;
    const files = [
      await given(world.people.REP.caller, dealId),
      await given(world.people.REP.caller, second, ORDER, 'again.pdf'),
    ];
    expect(await readdir(path.dirname(kept(sha256(ORDER))))).toEqual([sha256(ORDER)]);
    for (const { fileId } of files)
      expect((await download(world, world.people.REP, fileId)).status).toBe(200);
    expect(await incoming()).toEqual([]);
  });

  it('is not there for whom the deal is not there: the same bytes for all', async () => {
    const { fileId } = await given(world.people.REP.caller, dealId);
    const gone = await given(world.people.REP.caller, dealId, ORDER, 'gone.pdf');
    value(await removeFile(world.people.REP.caller, { fileId: gone.fileId }));
    const answers = [
      download(world, world.people.CRO, '01890000-0000-7000-8000-000000000000'),
      download(world, world.people.CRO, gone.fileId),
      download(world, world.people.COLLEAGUE, fileId),
      download(world, world.people.VIEWER, fileId),
      download(other, other.people.CRO, fileId),
      download(world, other.people.CRO, fileId),
      download(world, world.people.CRO, fileId, 'nobody'),
    ];
    const texts = await Promise.all(
      answers.map(async (pending) => {
        const response = await pending;
        return `${response.status} ${JSON.stringify([...response.headers])} ${await response.text()}`;
      }),
    );
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toMatch(/^404/);
  });

  it('whose bytes are lost is said to be lost', async () => {
    const bytes = Buffer.concat([ORDER, Buffer.from('\n')]);
    const { fileId } = await given(world.people.REP.caller, dealId, bytes);
    await rm(kept(sha256(bytes)));
    const response = await download(world, world.people.REP, fileId);
    expect(response.status).toBe(503);
    expect((await answer(response)).error?.message).toMatch(/content is missing/);
  });
});

describe('what does not come in', () => {
  it('hostile files: not one, and nothing of them stays', { timeout: 300_000 }, async () => {
    const before = await rows();
    const offered = hostileFiles();
    const told = await Promise.all(
      offered.map(async ({ name, bytes }) => {
        const response = await upload(world, world.people.REP, dealId, bytes, {
          name: /\p{Cs}/u.test(name) ? 'a\n' : name,
        });
        return { status: response.status, ...(await answer(response)).error };
      }),
    );
    for (const [i, { status, message, remedy }] of told.entries()) {
      expect({ what: offered[i]?.what, status }).toEqual({ what: offered[i]?.what, status: 422 });
      expect(message).toMatch(/\.$/);
      expect(remedy).toMatch(/\.$/);
    }
    expect(await rows()).toBe(before);
    expect(await incoming()).toEqual([]);
  });

  it.each([
    ['one byte less than declared', ORDER, String(ORDER.length + 1), /broke off/],
    ['one byte more than declared', ORDER, String(ORDER.length - 1), /broke off/],
    ['more than the limit, by its declaration', ORDER, String(20 * 1024 * 1024 + 1), /larger than 20 MB/],
    [
      'more than the limit, whatever it declares',
      Buffer.alloc(20 * 1024 * 1024 + 1),
      null,
      /larger than 20 MB/,
    ],
  ])('%s', async (_what, bytes, length, says) => {
    const before = await rows();
    const response = await upload(world, world.people.REP, dealId, bytes, { length });
    expect(response.status).toBe(422);
    expect((await answer(response)).error?.message).toMatch(says);
    expect([await rows(), await incoming()]).toEqual([before, []]);
  });

  it('a stream that breaks off', async () => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new Uint8Array(ORDER.subarray(0, 100)));
        controller.error(new DOMException('gone', 'AbortError'));
      },
    });
    const response = await upload(world, world.people.REP, dealId, body);
    expect((await answer(response)).error?.message).toMatch(/broke off/);
    expect(await incoming()).toEqual([]);
  });

  it('a file from another site, or for a deal of somebody else', async () => {
    const foreign = await upload(world, world.people.REP, dealId, ORDER, { origin: 'http://evil.example' });
    expect(foreign.status).toBe(403);
    const theirs = (await world.newDeal('colleague')).dealId;
    for (const [person, deal] of [
      [world.people.REP, theirs],
      [world.people.CEO, dealId],
      [world.people.VIEWER, dealId],
      [other.people.CRO, dealId],
    ] as const) {
      expect((await upload(world, person, deal, ORDER)).status).toBe(404);
    }
  });

  it('a file of exactly the limit comes in', async () => {
    const padding = Buffer.alloc(20 * 1024 * 1024 - ORDER.length, 10);
    const whole = Buffer.concat([ORDER.subarray(0, 9), padding, ORDER.subarray(9)]);
    expect((await upload(world, world.people.REP, dealId, whole)).status).toBe(201);
  });
});

it('a file that proves nothing can be taken off; it is then as if it had never been', async () => {
  const { fileId } = await given(world.people.REP.caller, dealId);
  value(await removeFile(world.people.REP.caller, { fileId }));
  expect(refusal(await removeFile(world.people.REP.caller, { fileId })).code).toBe('not_found');
});
