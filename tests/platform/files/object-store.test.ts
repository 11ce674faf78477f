import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { AwsV4Signer } from 'aws4fetch';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fileKey } from '@/platform/files/file-store';
import type { FileStore } from '@/platform/files/file-store';
import { localStore } from '@/platform/files/local-store';
import { objectStore } from '@/platform/files/object-store';

const TENANT = '01890000-0000-7000-8000-000000000001';
const KEYS = { accessKeyId: 'AKID', secretAccessKey: 'a secret', region: 'eu-central-1' };

const objects = new Map<string, Buffer>();
const refused: string[] = [];
let server: Server;
let endpoint: string;
let folder: string;
let down = false;

/** A small S3: checks that each request is signed by the key over what it carries, and keeps objects. Two keys to a page of a list. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const body = Buffer.concat(parts);
  const url = new URL(request.url ?? '/', endpoint);
  const wrong = down ? 'down' : await mistakeIn(request, url, body);
  if (wrong) {
    refused.push(wrong);
    response.writeHead(down ? 500 : 403).end();
    return;
  }
  const key = url.pathname.replace('/evidence/', '');
  if (request.method === 'PUT') objects.set(key, body);
  else if (request.method === 'DELETE') objects.delete(key);
  else if (url.searchParams.has('list-type')) return void response.end(listing(url));
  else if (objects.has(key)) return void response.end(objects.get(key));
  else return void response.writeHead(404).end();
  response.writeHead(request.method === 'DELETE' ? 204 : 200).end();
}

async function mistakeIn(request: IncomingMessage, url: URL, body: Buffer): Promise<string | null> {
  const given = request.headers.authorization ?? '';
  const hash = String(request.headers['x-amz-content-sha256']);
  if (request.method === 'PUT' && hash !== createHash('sha256').update(body).digest('hex'))
    return 'wrong hash of the body';
  const signed = /SignedHeaders=([^,]+)/.exec(given)?.[1]?.split(';') ?? [];
  const headers = Object.fromEntries(
    signed.filter((name) => name !== 'host').map((name) => [name, String(request.headers[name])]),
  );
  const datetime = String(request.headers['x-amz-date']);
  const signer = new AwsV4Signer({
    ...KEYS,
    service: 's3',
    method: request.method,
    url: url.href,
    headers,
    datetime,
  });
  const expected = await signer.authHeader();
  return given.startsWith('AWS4-HMAC-SHA256 ') && given === expected ? null : `signature: ${given}`;
}

function listing(url: URL): string {
  const prefix = url.searchParams.get('prefix') ?? '';
  const from = Number(url.searchParams.get('continuation-token') ?? 0);
  const keys = [...objects.keys()].filter((key) => key.startsWith(prefix)).sort();
  const rows = keys
    .slice(from, from + 2)
    .map(
      (key) => `<Contents><Key>${key}</Key><LastModified>2026-11-20T10:00:00.000Z</LastModified></Contents>`,
    );
  const more = from + 2 < keys.length;
  return `<ListBucketResult>${rows.join('')}<IsTruncated>${more}</IsTruncated>${more ? `<NextContinuationToken>${from + 2}</NextContinuationToken>` : ''}</ListBucketResult>`;
}

beforeAll(async () => {
  server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  endpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
});
afterAll(() => server.close());
beforeEach(async () => {
  [down, folder] = [false, await mkdtemp(path.join(tmpdir(), 'store-'))];
  objects.clear();
  refused.length = 0;
  return () => rm(folder, { recursive: true });
});

const STORES: [string, () => FileStore][] = [
  ['a folder', () => localStore(path.join(folder, 'kept'))],
  [
    'a bucket',
    () =>
      objectStore({
        endpoint: `${endpoint}/`,
        bucket: 'evidence',
        region: KEYS.region,
        keyId: KEYS.accessKeyId,
        secret: KEYS.secretAccessKey,
      }),
  ],
];

async function keep(store: FileStore, content: string): Promise<string> {
  const from = path.join(folder, 'incoming');
  await writeFile(from, content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const key = fileKey(TENANT, sha256);
  await store.keep(key, { path: from, sha256 });
  return key;
}

async function contentOf(store: FileStore, key: string): Promise<string | null> {
  const content = await store.open(key);
  return content ? text(content) : null;
}

describe.each(STORES)('%s', (_name, make) => {
  it('keeps bytes under their hash, hands them out, takes them away', async () => {
    const store = make();
    const key = await keep(store, 'an order');
    expect([await store.has(key), await contentOf(store, key)]).toEqual([true, 'an order']);
    expect(await keep(store, 'an order')).toBe(key);
    await store.remove(key);
    expect([await store.has(key), await contentOf(store, key)]).toEqual([false, null]);
    await store.remove(key);
    expect(refused).toEqual([]);
  });

  it('lists what is kept of one tenant', async () => {
    const store = make();
    const keys = [];
    for (let i = 0; i < 5; i++) keys.push(await keep(store, `file ${i}`));
    const listed = [];
    for await (const { key, keptAt } of store.list(TENANT)) {
      expect(Date.parse(keptAt)).toBeGreaterThan(0);
      listed.push(key);
    }
    expect(listed.sort()).toEqual(keys.sort());
    for await (const { key } of store.list(TENANT.replace('1', '2'))) expect(key).toBe('nothing');
    expect(refused).toEqual([]);
  });
});

describe('a bucket that does not do its part', () => {
  it('is a fault, never a missing file', async () => {
    const [, make] = STORES[1] ?? [];
    const store = make?.();
    if (!store) throw new Error('There is no such store');
    const key = await keep(store, 'an order');
    down = true;
    await expect(store.open(key)).rejects.toThrow('The object store answered GET with 500');
    await expect(keep(store, 'another')).rejects.toThrow('PUT with 500');
  });

  it('refuses another key', async () => {
    const store = objectStore({
      endpoint,
      bucket: 'evidence',
      region: KEYS.region,
      keyId: 'AKID',
      secret: 'wrong',
    });
    await expect(keep(store, 'an order')).rejects.toThrow('PUT with 403');
    expect(objects.size).toBe(0);
  });
});

it('nothing but a tenant and a hash makes a key', () => {
  const hash = 'a'.repeat(64);
  expect(fileKey(TENANT, hash)).toBe(`${TENANT}/aa/${hash}`);
  for (const [tenant, sha256] of [
    ['../etc', hash],
    [TENANT, '../../passwd'],
    [TENANT, `${hash}/..`],
    [TENANT, 'A'.repeat(64)],
  ] as const)
    expect(() => fileKey(tenant, sha256)).toThrow('made of a tenant id and a SHA-256');
});
