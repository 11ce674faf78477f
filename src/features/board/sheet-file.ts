import { createHash } from 'node:crypto';
import { SHEET_CSS } from './sheet-css';

const HASH = createHash('sha256').update(SHEET_CSS).digest('hex').slice(0, 16);

/** Where pages of the application ask for the stylesheet; another text has another address, so a copy may be kept for ever. */
export const SHEET_HREF = `/board-sheet.css?v=${HASH}`;

export function sheetStyles(): Response {
  return new Response(SHEET_CSS, {
    headers: {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'public, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
