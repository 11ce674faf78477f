import type { FoundLeadTimes } from '../find-lead-times';
import type { LeadTimeKind } from '../lead-times';
import { SLIP_POINTS } from './range';

/** Half of a symmetric triangle lies so many half-widths within its 80th percentile: 1 − √0.4. */
const TO_P80 = 1 - Math.sqrt(0.4);

/**
 * Days against the median of a lead time, SLIP_POINTS equally likely values, ascending. Learned: the company's own days. Else a symmetric
 * triangle around p50 that has its 80th percentile at p80, no lead time under 0: 8 to 16 weeks for 84 and 95 days.
 */
export function slipsOf({ p50Days, p80Days, sample }: FoundLeadTimes['of'][LeadTimeKind]): number[] {
  const parts = Array.from({ length: SLIP_POINTS }, (_, i) => (i + 0.5) / SLIP_POINTS);
  if (sample.length > 0)
    return parts.map((part) => (sample[Math.floor(part * sample.length)] ?? p50Days) - p50Days);
  const halfWidth = (p80Days - p50Days) / TO_P80;
  return parts.map((part) => Math.max(-p50Days, Math.round(halfWidth * triangle(part))));
}

/** Inverse of the distribution function of the triangle on −1 to 1. */
function triangle(part: number): number {
  return part < 0.5 ? Math.sqrt(2 * part) - 1 : 1 - Math.sqrt(2 * (1 - part));
}
