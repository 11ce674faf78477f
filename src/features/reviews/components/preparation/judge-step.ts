import type { CalendarDate } from '@/domain/values/calendar-date';
import { weekdayText } from './words';

/** What a sentence is as a next step: understood, or what it lacks with a sentence that passes. */
export type JudgedStep =
  { good: true; understood: string } | { good: false; reason: string; example: string | null };

/** The rule's code, with its reading of dates, comes only once somebody is about to write a step. */
const load = () => import('@/domain/reviews/next-step');

export function prepareToJudge(): void {
  load().catch(() => undefined);
}

/** The server's own rule, asked in the browser. null: it could not be fetched; then the server says it. */
export async function judgeStep(text: string, today: CalendarDate): Promise<JudgedStep | null> {
  try {
    const { checkNextStep } = await load();
    const read = checkNextStep(text, today);
    if (!read.ok) return { good: false, reason: read.message, example: read.example || null };
    const { action, object, on } = read.step;
    return { good: true, understood: [action, object, weekdayText(on)].join(' · ') };
  } catch {
    return null;
  }
}
