import { contentDisposition } from '@/platform/files/file-names';
import { minutesSheet } from '../minutes-sheet';
import type { ShownMinutes } from '../shown-minutes';

/** The minutes as a PDF: A4, or ?size=letter. What draws it is loaded when the first one is asked for. */
export async function downloadMinutes(shown: ShownMinutes, request: Request): Promise<Response> {
  const letter = new URL(request.url).searchParams.get('size') === 'letter';
  const { renderMinutes } = await import('./render');
  const bytes = await renderMinutes(minutesSheet(shown), letter ? 'LETTER' : 'A4');
  return new Response(bytes, {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Length': String(bytes.byteLength),
      'Content-Disposition': contentDisposition(`Review ${shown.minutes.review.heldOn}.pdf`),
    },
  });
}
