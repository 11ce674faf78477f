import { toast } from './toast';

type Answer<T> = { ok: true; value: T } | { ok: false; refusal: { message: string; remedy?: string } };

/** What an action answered; a refusal is said in a toast and is null. */
export function told<T>(answer: Answer<T>): T | null {
  if (answer.ok) return answer.value;
  const { message, remedy } = answer.refusal;
  toast({ title: message, description: remedy, tone: 'act' });
  return null;
}
