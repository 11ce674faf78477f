import JSZip from 'jszip';
import { extractText, getDocumentProxy, getMeta } from 'unpdf';

/** What a PDF says, page by page and as one text with single spaces, with its title and its size in points. */
export async function readPdf(bytes: Uint8Array) {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(pdf, { mergePages: false });
  const { info } = await getMeta(pdf);
  const [, , width = 0, height = 0] = (await pdf.getPage(1)).view;
  return {
    pages: text,
    text: text.join('\n').replaceAll(/\s+/g, ' '),
    info,
    size: [Math.round(width), Math.round(height)],
  };
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** A file of slides: the XML of slides, notes and charts by path, the text of the slides with single spaces, and the workbooks of the charts. */
export async function readSlides(bytes: Uint8Array) {
  const zip = await JSZip.loadAsync(bytes);
  const paths = Object.keys(zip.files).filter((path) =>
    /^ppt\/(slides|notesSlides|charts)\/[^/]+\.xml$/.test(path),
  );
  // Charts are numbered over all files that a process makes; here by their order in this one.
  const kindOf = (path: string) => path.replace(/\d+\.xml$/, '');
  const numberIn = (path: string) => Number(/(\d+)\.xml$/.exec(path)?.[1] ?? 0);
  paths.sort((a, b) => kindOf(a).localeCompare(kindOf(b)) || numberIn(a) - numberIn(b));
  const xml = new Map<string, string>();
  for (const [i, path] of paths.entries())
    xml.set(`${kindOf(path)}-${i}.xml`, (await zip.file(path)?.async('string')) ?? '');
  const slides = [...xml].filter(([path]) => path.startsWith('ppt/slides/')).map(([, text]) => text);
  const text = slides
    .join('\n')
    .replaceAll(/<\/a:p>/g, ' ')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/&(lt|gt|amp|quot|apos);/g, (all, name: string) => ENTITIES[name] ?? all)
    .replaceAll(/\s+/g, ' ');
  const properties = await zip.file('docProps/app.xml')?.async('string');
  return { xml, slides, text, properties, paths: Object.keys(zip.files) };
}

/** The text of a page's markup with single spaces. */
export function textOfMarkup(html: string): string {
  return html
    .replaceAll(/<(style|title)>[^<]*<\/\1>/g, '')
    .replaceAll(/<\/?(p|li|td|th|h1|h2|div|section|tr|caption|span|article|header|footer|figure)[^>]*>/g, ' ')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/&(lt|gt|amp|quot|apos);/g, (all, name: string) => ENTITIES[name] ?? all)
    .replaceAll(/\s+/g, ' ');
}
