import { percentText } from '@/domain/deals/stages';
import { LEAST_OUTCOMES, type StageCalibration } from '@/domain/forecast/accuracy/calibration';
import { countOf } from '@/ui/format/counts';

/** "31 of 40 came": what an observed rate is made of. */
export function outcomesText({ came, decided }: Pick<StageCalibration, 'came' | 'decided'>): string {
  return decided === 0 ? 'none decided yet' : `${came} of ${decided} came`;
}

/** What history says of a stage's figure, in a sentence. */
export function verdictText(stage: StageCalibration): string {
  const { verdict, decided, statedBp, interval } = stage;
  if (interval === null || verdict === 'insufficient')
    return `Insufficient history: ${countOf(LEAST_OUTCOMES - decided, 'outcome')} more to judge.`;
  const range = intervalText(interval);
  if (verdict === 'fits') return `Fits: ${percentText(statedBp)} lies within ${range}.`;
  return verdict === 'too_high' ? `Too high: history says ${range}.` : `Too low: history says ${range}.`;
}

/** Whole per cent, rounded outwards: "11 to 34 %". */
export function intervalText({ lowBp, highBp }: { lowBp: number; highBp: number }): string {
  return `${Math.floor(lowBp / 100)} to ${Math.ceil(highBp / 100)} %`;
}

/** Whole per cent: an observed rate of some dozens of deals knows no decimals. */
export function rateText(bp: number | null): string {
  return bp === null ? '–' : `${Math.round(bp / 100)} %`;
}
