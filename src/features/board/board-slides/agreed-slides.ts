import type PptxGenJS from 'pptxgenjs';
import type { BoardDecision, BoardPage } from '@/domain/board/page';
import {
  agendaWords,
  correctionWords,
  decisionWords,
  endorsementWords,
  exceptionWords,
  programmeWords,
  seatsTitle,
  nothingAgreed,
  seatWords,
  standingWords,
} from '../board-words';
import { exceptionLine } from '../export-words';
import { BODY, COLORS, HEADING, QUIET, SLIDE, titledSlide } from './look';

const HALF = SLIDE.inner / 2 - 0.25;
const BOTTOM = 6.95;

/** What stands in a box: lines with how they look. */
type Line = PptxGenJS.TextProps;

const SIGNS_A_LINE = 62;
const MOST_LINES = 19;

/** What was agreed last month with what became of it, and in this one; as many slides as it needs. */
export function addAgreedSlides(deck: PptxGenJS, page: BoardPage): void {
  const { lastMonth, thisMonth, company } = page;
  const before = inParts(lastMonth.items);
  const now = inParts(thisMonth);
  const title = lastMonth.month ? `Agreed in ${lastMonth.month}` : 'Agreed last month';
  for (let i = 0; i < Math.max(before.length, now.length, 1); i += 1) {
    const name = i === 0 ? 'What was agreed' : 'What was agreed, continued';
    const slide = titledSlide(deck, name, { company, note: standingWords(page) });
    if (i === 0 || before[i])
      addColumn(slide, 0, title, before[i]?.flatMap(linesOf) ?? [quiet('Nothing was agreed.')]);
    if (i === 0 || now[i])
      addColumn(slide, 1, 'Agreed this month', now[i]?.flatMap(linesOf) ?? [quiet(nothingAgreed(page))]);
  }
}

/** Who signed and was there, what was asked of the model, what was corrected, and where the engagement stands. */
export function addSignaturesSlide(deck: PptxGenJS, page: BoardPage): void {
  const { company, exceptions, attendance } = page;
  const slide = titledSlide(deck, 'Signatures and exceptions', { company, note: standingWords(page) });
  addColumn(slide, 0, 'The model', [
    plain(endorsementWords(page.endorsement)),
    plain(exceptionWords(page)),
    ...exceptions.ofMonth.map((exception) => quiet(exceptionLine(exception))),
    plain(correctionWords(page)),
  ]);
  addColumn(slide, 1, seatsTitle(page), [
    ...(attendance.length === 0
      ? [quiet('Nobody has been asked yet.')]
      : attendance.map((seat) => plain(seatWords(seat, page)))),
    ...(page.agenda.length === 0 ? [] : [quiet(agendaWords(page))]),
    { text: 'Programme', options: { ...HEADING, breakLine: true, paraSpaceBefore: 14 } },
    plain(programmeWords(page)),
  ]);
}

function addColumn(slide: PptxGenJS.Slide, column: 0 | 1, title: string, lines: Line[]): void {
  const x = SLIDE.left + column * (HALF + 0.5);
  slide.addText(title, { ...HEADING, x, y: 1.6, w: HALF, h: 0.35 });
  slide.addText(lines, { ...BODY, x, y: 2.02, w: HALF, h: BOTTOM - 2.02, fit: 'shrink' });
}

function plain(text: string): Line {
  return { text, options: { breakLine: true, paraSpaceAfter: 4 } };
}

function quiet(text: string, color: string = COLORS.muted): Line {
  return { text, options: { ...QUIET, color, breakLine: true, paraSpaceAfter: 8 } };
}

/** What is late or dropped stands out, what was kept does not. */
const TONES: Partial<Record<BoardDecision['became'], string>> = {
  late: COLORS.act,
  dropped: COLORS.act,
  kept_late: COLORS.look,
};

function linesOf(item: BoardDecision): Line[] {
  return [
    { text: item.text, options: { breakLine: true } },
    quiet(decisionWords(item), TONES[item.became] ?? COLORS.muted),
  ];
}

/** Decisions in portions that fit a slide's column. */
function inParts(items: readonly BoardDecision[]): BoardDecision[][] {
  const parts: BoardDecision[][] = [];
  let left = 0;
  for (const item of items) {
    const lines = Math.ceil(item.text.length / SIGNS_A_LINE) + 1.6;
    const last = parts.at(-1);
    if (last && left >= lines) last.push(item);
    else parts.push([item]);
    left = (last && left >= lines ? left : MOST_LINES) - lines;
  }
  return parts;
}
