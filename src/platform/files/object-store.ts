import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import type { FileStore } from './file-store';

export type ObjectStoreSettings = {
  endpoint: string;
  bucket: string;
  region: string;
  keyId: string;
  secret: string;
};

const TIMEOUT = 60_000;

/**
 * Files in a bucket of an S3-compatible service, every request signed (Signature Version 4), every upload with the hash of its bytes, so
 * that the service refuses what was damaged on its way. The address is the operator's; nothing of a user gets into it but hashes.
 */
export function objectStore({ endpoint, bucket, region, keyId, secret }: ObjectStoreSettings): FileStore {
  const client = new AwsClient({
    accessKeyId: keyId,
    secretAccessKey: secret,
    region,
    service: 's3',
    retries: 2,
  });
  const base = `${endpoint.replace(/\/+$/, '')}/${encodeURIComponent(bucket)}`;
  const call = async (method: string, address: string, init: RequestInit = {}) => {
    const signal = AbortSignal.timeout(TIMEOUT);
    const answer = await client.fetch(`${base}${address}`, { ...init, method, signal, redirect: 'error' });
    if (answer.ok || answer.status === 404) return answer;
    throw new Error(`The object store answered ${method} with ${answer.status}`);
  };
  return {
    async keep(key, from) {
      const body = new Uint8Array(await readFile(from.path));
      const headers = {
        'Content-Type': 'application/octet-stream',
        'X-Amz-Content-Sha256': from.sha256,
      };
      const answer = await call('PUT', `/${key}`, { body, headers });
      if (answer.status === 404) throw new Error('The object store has no such bucket');
    },
    async has(key) {
      return (await call('HEAD', `/${key}`)).status !== 404;
    },
    async open(key) {
      const answer = await call('GET', `/${key}`);
      if (answer.status === 404 || !answer.body) return null;
      return Readable.fromWeb(answer.body as ReadableStream);
    },
    async remove(key) {
      await call('DELETE', `/${key}`);
    },
    list: (tenantId) => listed(tenantId, (query) => call('GET', `/?${query}`)),
  };
}

async function* listed(tenantId: string, get: (query: string) => Promise<Response>) {
  let token: string | null = null;
  do {
    const query = new URLSearchParams({ 'list-type': '2', prefix: `${tenantId}/` });
    if (token) query.set('continuation-token', token);
    const answer: string = await (await get(query.toString())).text();
    for (const [, entry = ''] of answer.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
      const key = inTag(entry, 'Key');
      const keptAt = inTag(entry, 'LastModified');
      if (key && keptAt) yield { key, keptAt };
    }
    token = inTag(answer, 'IsTruncated') === 'true' ? inTag(answer, 'NextContinuationToken') : null;
  } while (token);
}

/** Keys are hexadecimal and tokens are opaque, so that only the five named entities can occur. */
function inTag(xml: string, tag: string): string | null {
  const text = new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1];
  if (text === undefined) return null;
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replaceAll(/&(amp|lt|gt|quot|apos);/g, (_all, name: string) => named[name] ?? '');
}
