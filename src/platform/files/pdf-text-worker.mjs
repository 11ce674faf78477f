// A thread of its own: what a hostile document costs ends with it. Gets the bytes, answers with the text of the first pages.
import { parentPort, workerData } from 'node:worker_threads';
import { getDocumentProxy } from 'unpdf';

const { bytes, pages, characters } = workerData;
const quiet = {
  verbosity: 0,
  isEvalSupported: false,
  disableFontFace: true,
  useSystemFonts: false,
  stopAtErrors: false,
};
const document = await getDocumentProxy(bytes, quiet);
const texts = [];
let length = 0;
for (let number = 1; number <= Math.min(document.numPages, pages) && length < characters; number++) {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent();
  const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(' ');
  texts.push(text);
  length += text.length;
  page.cleanup();
}
parentPort.postMessage(texts.join('\n').slice(0, characters));
