import path from 'node:path';
import type { Readable } from 'node:stream';
import { env } from '@/platform/env';
import { localStore } from './local-store';
import { objectStore } from './object-store';

/** Where the bytes of files lie: each under its hash, in its tenant's part. A key is made by `fileKey` only. */
export type FileStore = {
  /** Takes a finished temporary file over. When it returns, the bytes are safe; the same bytes again only become younger. */
  keep: (key: string, from: { path: string; sha256: string }) => Promise<void>;
  has: (key: string) => Promise<boolean>;
  /** The bytes; null if there are none. */
  open: (key: string) => Promise<Readable | null>;
  remove: (key: string) => Promise<void>;
  /** All keys of a tenant with the instant at which they were last kept. */
  list: (tenantId: string) => AsyncIterable<{ key: string; keptAt: string }>;
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** No name, ending or other word of a user is part of a key. */
export function fileKey(tenantId: string, sha256: string): string {
  if (!UUID.test(tenantId) || !/^[0-9a-f]{64}$/.test(sha256))
    throw new Error('A file key is made of a tenant id and a SHA-256 only');
  return `${tenantId}/${sha256.slice(0, 2)}/${sha256}`;
}

let store: FileStore | undefined;

/** The store of this installation: an S3-compatible one if its settings are in the environment, else the folder below UPLOAD_DIR. */
export function fileStore(): FileStore {
  store ??= chosen();
  return store;
}

function chosen(): FileStore {
  const {
    FILES_S3_ENDPOINT,
    FILES_S3_BUCKET,
    FILES_S3_KEY_ID,
    FILES_S3_SECRET,
    FILES_S3_REGION,
    UPLOAD_DIR,
  } = env();
  if (!FILES_S3_ENDPOINT || !FILES_S3_BUCKET || !FILES_S3_KEY_ID || !FILES_S3_SECRET)
    return localStore(path.join(UPLOAD_DIR, 'files', 'kept'));
  return objectStore({
    endpoint: FILES_S3_ENDPOINT,
    bucket: FILES_S3_BUCKET,
    region: FILES_S3_REGION,
    keyId: FILES_S3_KEY_ID,
    secret: FILES_S3_SECRET,
  });
}
