import { describe, expect, it } from 'vitest';
import { cn } from '@/ui/class-names';
import { parseTheme } from '@/ui/theme';

describe('parseTheme', () => {
  it('takes the three themes and treats everything else as "follow the system"', () => {
    expect(['light', 'dark', 'system', 'Dark', '', undefined].map(parseTheme)).toEqual([
      'light',
      'dark',
      'system',
      'system',
      'system',
      'system',
    ]);
  });
});

describe('cn', () => {
  it('lets the later class of one property win, also for our own tokens', () => {
    expect(cn('px-2 text-muted text-sm', 'px-4', 'text-text')).toBe('text-sm px-4 text-text');
    expect(cn('border', null, { 'border-act-line': true, hidden: false })).toBe('border border-act-line');
  });
});
