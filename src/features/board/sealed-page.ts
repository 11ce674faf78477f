import { createHash } from 'node:crypto';
import type { SealedPage } from '@/data/board-pages';
import { canonicalPage, type BoardPage } from '@/domain/board/page';

/** The bytes of a page, and their checksum. */
export function sealed(page: BoardPage): SealedPage {
  const body = canonicalPage(page);
  return { body, sha256: checksum(body) };
}

/** Whether a page is the one that was sealed. */
export function isIntact({ body, sha256 }: SealedPage): boolean {
  return checksum(body) === sha256;
}

function checksum(body: string): string {
  return createHash('sha256').update(body, 'utf8').digest('hex');
}
