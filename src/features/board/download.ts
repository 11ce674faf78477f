import { cleanFileName, contentDisposition } from '@/platform/files/file-names';
import type { PageExport } from './queries-export';

const TYPES = {
  pdf: 'application/pdf',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
} as const;

/** The page as a file to be saved. What draws it is loaded when the first one is asked for. */
export async function downloadPage(exported: PageExport): Promise<Response> {
  const { format, page } = exported;
  const bytes = await drawn(exported);
  return new Response(bytes, {
    headers: {
      'Content-Type': TYPES[format],
      'Content-Length': String(bytes.byteLength),
      'Content-Disposition': contentDisposition(fileName(page, format)),
    },
  });
}

/** Whoever keeps the pages of several companies in one folder tells them apart; a name that no file may have is left out. */
function fileName({ company, month }: PageExport['page'], format: PageExport['format']): string {
  const named = cleanFileName(`${company.replaceAll(/[/\\]/g, '-')}, board page ${month.key}.${format}`);
  return named.ok ? named.value : `Board page ${month.key}.${format}`;
}

async function drawn(exported: PageExport): Promise<Uint8Array<ArrayBuffer>> {
  if (exported.format === 'pptx') {
    const { renderBoardSlides } = await import('./board-slides/render');
    return renderBoardSlides(exported);
  }
  const { renderBoardPdf } = await import('./board-pdf/render');
  return renderBoardPdf(exported, exported.paper === 'letter' ? 'LETTER' : 'A4');
}
