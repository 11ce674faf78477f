import { createHash } from 'node:crypto';
import type { SealedPage } from '@/data/board-pages';
import { parsePage } from '@/domain/board/page';
import { pictureMarkup } from '@/ui/charts/picture-markup';
import { BoardSheet } from './components/board-sheet';
import { NOT_SEALED, titleOf } from './export-words';
import { isIntact } from './sealed-page';
import { SHEET_CSS } from './sheet-css';

const AROUND_CSS = `
:root { color-scheme: light dark; }
body { margin: 0; padding: 1.5rem 1rem 3rem; background: light-dark(#ffffff, #1c1b18); color: light-dark(#1d1b18, #efece6); font-family: Geist, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif; }
.note { max-width: 32rem; margin: 18vh auto 0; line-height: 1.5; }
.note h1 { font-size: 1.25rem; margin: 0 0 0.5rem; }
.note p { margin: 0; color: light-dark(#5c574f, #b0aaa0); }
.alarm { max-width: 46rem; margin: 0 auto 1rem; padding: 0.75rem 1rem; border: 1px solid; color: light-dark(#b3261e, #ff9086); font-weight: 600; }
@page { margin: 14mm; }
@media print { body { padding: 0; } :root { color-scheme: light; } }
`;

const CSS = AROUND_CSS + SHEET_CSS;

/** What a page outside the application may load: nothing at all but the style that it carries. */
export const SHARED_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(CSS, 'utf8').digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A sealed page as a whole document without any script: what the page in the application shows, and nothing around it. */
export function sharedDocument(sealed: SealedPage): string {
  const page = parsePage(sealed.body);
  return documentOf(
    titleOf(page),
    <main>
      {isIntact(sealed) ? null : (
        <p className="alarm" role="alert">
          {NOT_SEALED}
        </p>
      )}
      <BoardSheet page={page} sha256={sealed.sha256} />
    </main>,
  );
}

/** A document that says one thing: why there is nothing to see, and what to do. */
export function sharedNote(title: string, text: string): string {
  return documentOf(
    title,
    <main className="note">
      <h1>{title}</h1>
      <p>{text}</p>
    </main>,
  );
}

function documentOf(title: string, body: React.ReactNode): string {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex, nofollow"><meta name="referrer" content="no-referrer">`;
  return `<!doctype html><html lang="en"><head>${head}${pictureMarkup(<title>{title}</title>)}<style>${CSS}</style></head><body>${pictureMarkup(body)}</body></html>`;
}
