/** Hundredths of a day: "10", "7.5", "0.25". */
export function daysFigure(hundredths: number): string {
  return hundredthsText(hundredths);
}

/** Minutes as hours: "2", "7.5", "0.33". */
export function hoursFigure(minutes: number): string {
  return hundredthsText(Math.round((minutes * 100) / 60));
}

/** Basis points as per cent: "5", "7.5". */
export function percentFigure(bp: number): string {
  return hundredthsText(bp);
}

/** What was typed as a number with at most two decimals, in hundredths; null for anything else. A comma is a point. */
export function parseHundredths(text: string): number | null {
  const match = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(text.trim().replace(',', '.'));
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null;
}

function hundredthsText(hundredths: number): string {
  const [whole, part] = [Math.floor(hundredths / 100), hundredths % 100];
  return part === 0 ? String(whole) : `${whole}.${String(part).padStart(2, '0').replace(/0$/, '')}`;
}
