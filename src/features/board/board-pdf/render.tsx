import { renderToBuffer } from '@react-pdf/renderer';
import type { BoardPage } from '@/domain/board/page';
import { pdfFonts } from '@/platform/pdf/fonts';
import { printable, UNKNOWN_SIGN } from '@/platform/pdf/printable';
import type { ExportedPage } from '../export-words';
import { BoardDocument, type PaperSize } from './document';

/** The PDF of a board page. What the font cannot draw stands as a placeholder, which a note under the title explains. */
export async function renderBoardPdf(
  { page, sha256, intact }: ExportedPage,
  size: PaperSize,
): Promise<Uint8Array<ArrayBuffer>> {
  const drawn = printable(asPrinted(page), await pdfFonts());
  const lostSigns = JSON.stringify(drawn).includes(UNKNOWN_SIGN);
  const document = (
    <BoardDocument page={drawn} sha256={sha256} intact={intact} size={size} lostSigns={lostSigns} />
  );
  return new Uint8Array(await renderToBuffer(document));
}

/** The page without the texts that paper does not show, so that none of them is missed; a sum in words, as the type has no sign for it. */
function asPrinted(page: BoardPage): BoardPage {
  const spelled = (formula: string) => formula.replaceAll('Σ', 'sum of').replace(/^sum/, 'Sum');
  const { exceptions } = page;
  return {
    ...page,
    kpis: page.kpis.map((kpi) => ({
      ...kpi,
      reason: null,
      figuresSay: kpi.sentence ? '' : kpi.figuresSay,
      formula: { words: spelled(kpi.formula.numbers ?? kpi.formula.words), numbers: null },
    })),
    exceptions: { ...exceptions, ofMonth: exceptions.ofMonth.map((one) => ({ ...one, why: '' })) },
  };
}
