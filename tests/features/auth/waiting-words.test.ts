import { describe, expect, it } from 'vitest';
import { tooMany } from '@/platform/auth/request-limit';

describe('how long somebody has to wait', () => {
  it.each([
    [0.2, '1 second'],
    [45, '45 seconds'],
    [90, '2 minutes'],
    [3600, '60 minutes'],
    [86_400, '24 hours'],
  ])('%d seconds are said as %s', (seconds, said) => {
    expect(tooMany(seconds).message).toBe(`Too many tries. Wait ${said}, then try again.`);
  });
});
