import path from 'node:path';
import { Font } from '@react-pdf/renderer';

/** The family of the fonts below, for style sheets of PDFs. */
export const FAMILY = 'Geist';

const FONTS = path.join('node_modules', 'geist', 'dist', 'fonts', 'geist-sans');
const LONGEST_WORD = 30;

let signs: Promise<ReadonlySet<number>> | undefined;

/** Has the fonts read, once a process, when the first PDF is asked for. Answers the code points that they can draw. */
export function pdfFonts(): Promise<ReadonlySet<number>> {
  signs ??= loadFonts();
  return signs;
}

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
