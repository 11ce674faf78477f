import { renderToBuffer } from '@react-pdf/renderer';
import { pdfFonts } from '@/platform/pdf/fonts';
import { printable, UNKNOWN_SIGN } from '@/platform/pdf/printable';
import type { ExportedPage } from '../export-words';
import { BoardDocument, type PaperSize } from './document';

/** The PDF of a board page. What the font cannot draw stands as a placeholder, which a note under the title explains. */
export async function renderBoardPdf(
  { page, sha256, intact }: ExportedPage,
  size: PaperSize,
): Promise<Uint8Array<ArrayBuffer>> {
  const drawn = printable(page, await pdfFonts());
  const lostSigns = JSON.stringify(drawn).includes(UNKNOWN_SIGN);
  const document = (
    <BoardDocument page={drawn} sha256={sha256} intact={intact} size={size} lostSigns={lostSigns} />
  );
  return new Uint8Array(await renderToBuffer(document));
}
