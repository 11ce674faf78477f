'use client';

import type { Result } from '@/domain/values/result';
import { toast } from '@/ui/controls/toast';

/** Waits for an action; a refusal is told, and answers null. */
export async function told<T>(answer: Promise<Result<T>>): Promise<T | null> {
  const result = await answer;
  if (result.ok) return result.value;
  toast({ tone: 'act', title: result.refusal.message, description: result.refusal.remedy });
  return null;
}
