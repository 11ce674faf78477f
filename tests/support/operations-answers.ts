import type { Result } from '@/domain/values/result';

/** The value of an answer that must be one. */
export function must<T>(answer: Result<T>): T {
  if (!answer.ok) throw new Error(`Refused: ${JSON.stringify(answer.refusal)}`);
  return answer.value;
}
