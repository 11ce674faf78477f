import PptxGenJS from 'pptxgenjs';
import { NOT_SEALED, titleOf, type ExportedPage } from '../export-words';
import { addAgreedSlides, addSignaturesSlide } from './agreed-slides';
import { addForecastSlide, addVarianceSlide } from './forecast-slides';
import { addKpiSlide } from './kpi-slide';
import { BODY, COLORS, FONT, SLIDE } from './look';
import { slideText } from './slide-text';

/** A board page as slides: what the page says, with charts that can be edited where they are opened. */
export async function renderBoardSlides({
  page: raw,
  sha256,
  intact,
}: ExportedPage): Promise<Uint8Array<ArrayBuffer>> {
  const page = slideText(raw);
  const deck = new PptxGenJS();
  deck.layout = 'LAYOUT_WIDE';
  deck.title = titleOf(page);
  // The one text that the library writes as it is.
  deck.company = escaped(page.company);
  deck.author = page.company;
  deck.subject = sha256 ? `SHA-256 of the figures: ${sha256}` : 'Not closed: the figures still change';
  deck.theme = { headFontFace: FONT, bodyFontFace: FONT };
  if (!intact) addAlarm(deck);
  addKpiSlide(deck, page);
  addForecastSlide(deck, page);
  addVarianceSlide(deck, page);
  addAgreedSlides(deck, page);
  addSignaturesSlide(deck, page);
  return new Uint8Array((await deck.write({ outputType: 'uint8array' })) as Uint8Array<ArrayBuffer>);
}

const ENTITIES: Record<string, string> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => `&${ENTITIES[sign] ?? ''};`);
}

function addAlarm(deck: PptxGenJS): void {
  const slide = deck.addSlide();
  const { left, inner } = SLIDE;
  slide.addText(NOT_SEALED, { ...BODY, fontSize: 24, color: COLORS.act, x: left, y: 2, w: inner, h: 2 });
}
