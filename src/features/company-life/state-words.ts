import type { TenantState } from '@/platform/operations/caller';

/** Said beside the name of a company wherever companies are listed; nothing where all is as usual. */
export const STATE_WORDS: Record<TenantState, string> = {
  active: '',
  archived: 'Archived',
  leaving: 'To be deleted',
};
