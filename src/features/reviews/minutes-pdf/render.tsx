import { renderToBuffer } from '@react-pdf/renderer';
import { pdfFonts } from '@/platform/pdf/fonts';
import { printable, UNKNOWN_SIGN } from '@/platform/pdf/printable';
import type { Sheet } from '../minutes-sheet';
import { MinutesDocument, type PaperSize } from './document';

/** The PDF of minutes. What the font cannot draw stands as a placeholder, which a note at the end explains. */
export async function renderMinutes(sheet: Sheet, size: PaperSize): Promise<Uint8Array<ArrayBuffer>> {
  const drawn = printable(sheet, await pdfFonts());
  const lost = JSON.stringify(drawn).includes(UNKNOWN_SIGN);
  return new Uint8Array(await renderToBuffer(<MinutesDocument sheet={drawn} size={size} lostSigns={lost} />));
}
