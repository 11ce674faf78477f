import path from 'node:path';
import { Font, renderToBuffer } from '@react-pdf/renderer';
import type { Sheet } from '../minutes-sheet';
import { MinutesDocument, type PaperSize } from './document';
import { printable, UNKNOWN_SIGN } from './printable';
import { FAMILY } from './styles';

const FONTS = path.join('node_modules', 'geist', 'dist', 'fonts', 'geist-sans');
const LONGEST_WORD = 30;

let signs: Promise<ReadonlySet<number>> | undefined;

/** Reads the fonts once a process, when the first PDF is asked for. Answers what signs they have. */
async function loadFonts(): Promise<ReadonlySet<number>> {
  const src = (name: string) => path.resolve(/* turbopackIgnore: true */ FONTS, name);
  const fonts = [
    { src: src('Geist-Regular.ttf'), fontWeight: 400 },
    { src: src('Geist-SemiBold.ttf'), fontWeight: 600 },
  ];
  Font.register({ family: FAMILY, fonts });
  // Names stay as they are written: no word is hyphenated, but one that is longer than its line may break anywhere.
  Font.registerHyphenationCallback((word) =>
    word.length > LONGEST_WORD ? [...word].flatMap((sign) => [sign, '']) : [word],
  );
  await Promise.all(fonts.map(({ fontWeight }) => Font.load({ fontFamily: FAMILY, fontWeight })));
  const { data } = Font.getFont({ fontFamily: FAMILY, fontWeight: 400 }) as {
    data: { characterSet: number[] } | null;
  };
  return new Set(data?.characterSet);
}

/** The PDF of minutes. What the font cannot draw stands as a placeholder, which a note at the end explains. */
export async function renderMinutes(sheet: Sheet, size: PaperSize): Promise<Uint8Array<ArrayBuffer>> {
  signs ??= loadFonts();
  const drawn = printable(sheet, await signs);
  const lost = JSON.stringify(drawn).includes(UNKNOWN_SIGN);
  return new Uint8Array(await renderToBuffer(<MinutesDocument sheet={drawn} size={size} lostSigns={lost} />));
}
