import path from 'node:path';
import { env } from '@/platform/env';

/** Where the file of an import lies. Both ids are ours (checked as UUIDs), so no path can be smuggled in. */
export function uploadPath(tenantId: string, importId: string): string {
  return path.join(env().UPLOAD_DIR, tenantId, importId);
}

/** Piece by which files are read and written: small, since each is garbage until it is collected. */
export const CHUNK_BYTES = 1 << 16;
