/** Reasons that the application itself gives a stage transition. Moves with these are no activity: nobody worked on the deal. */
export const SYSTEM_REASONS = ['clean-up', 'clean-up undone', 'undone'] as const;

/** What a person typed as a reason, trimmed, null if nothing; one that reads like the application's own stands in quotes. */
export function typedReason(typed: string | null): string | null {
  const reason = typed?.trim() ?? '';
  if (reason === '') return null;
  return (SYSTEM_REASONS as readonly string[]).includes(reason) ? `“${reason}”` : reason;
}
