import type PptxGenJS from 'pptxgenjs';

/** Inches of a wide slide, and its margins. */
export const SLIDE = { width: 13.333, height: 7.5, left: 0.6, top: 0.45, inner: 12.13 };

/** Hexadecimal without the sign, as slides write colours. The same tones as on paper. */
export const COLORS = {
  ink: '1D1B18',
  muted: '5C574F',
  hairline: 'E5E1DB',
  accent: '3F35B5',
  hardware: 'C76600',
  software: '0069A8',
  services: '00805F',
  unsplit: '7C766C',
  pale: 'C9C3B9',
  act: 'B3261E',
  look: '805200',
  on_track: '00694E',
  not_judged: '5C574F',
};

/** A font that every program for slides has. */
export const FONT = 'Arial';

type Text = PptxGenJS.TextPropsOptions;

export const TITLE: Text = { fontFace: FONT, fontSize: 28, bold: true, color: COLORS.ink, margin: 0 };
export const HEADING: Text = { fontFace: FONT, fontSize: 16, bold: true, color: COLORS.ink, margin: 0 };
export const BODY: Text = { fontFace: FONT, fontSize: 13, color: COLORS.ink, margin: 0, valign: 'top' };
export const QUIET: Text = { ...BODY, fontSize: 11, color: COLORS.muted };

/** A slide with its title, who it is about, and its number. */
export function titledSlide(
  deck: PptxGenJS,
  title: string,
  { company, note }: { company: string; note: string },
): PptxGenJS.Slide {
  const slide = deck.addSlide();
  const { left, inner, top } = SLIDE;
  slide.addText(company, { ...QUIET, x: left, y: top, w: inner / 2, h: 0.28 });
  slide.addText(note, { ...QUIET, x: left + inner / 2, y: top, w: inner / 2, h: 0.28, align: 'right' });
  slide.addText(title, { ...TITLE, x: left, y: top + 0.26, w: inner, h: 0.55 });
  slide.addShape('line', {
    x: left,
    y: top + 0.9,
    w: inner,
    h: 0,
    line: { color: COLORS.ink, width: 1.5 },
  });
  slide.slideNumber = {
    x: SLIDE.width - 1.1,
    y: SLIDE.height - 0.42,
    w: 0.5,
    h: 0.25,
    fontFace: FONT,
    fontSize: 9,
    color: COLORS.muted,
    align: 'right',
  };
  return slide;
}
