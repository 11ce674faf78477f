import { describe, expect, it } from 'vitest';
import { SYSTEM_REASONS, typedReason } from '@/domain/deals/reasons';

describe('a reason that a person typed', () => {
  it('is never taken for the application’s own', () => {
    for (const reason of SYSTEM_REASONS) expect(SYSTEM_REASONS).not.toContain(typedReason(` ${reason} `));
    expect(typedReason('clean-up')).toBe('“clean-up”');
  });

  it('is trimmed, and nothing where nothing was typed', () => {
    expect(typedReason('  No budget ')).toBe('No budget');
    expect(typedReason('   ')).toBeNull();
    expect(typedReason(null)).toBeNull();
  });
});
