import type { Result } from '@/domain/values/result';
import { toast } from '@/ui/controls/toast';

/** Says that an act was undone, or why it was not. */
export async function tellUndone(answer: Promise<Result<unknown>>): Promise<void> {
  const result = await answer;
  if (result.ok) return toast({ title: 'Undone' });
  toast({ title: result.refusal.message, description: result.refusal.remedy, tone: 'act' });
}
