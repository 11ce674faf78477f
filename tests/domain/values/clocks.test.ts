import { describe, expect, it } from 'vitest';
import { readClocks, withClocks } from '@/domain/values/clocks';

describe('the clocks of an address', () => {
  it('are the day of the rules and the instant of what was known', () => {
    expect(readClocks({ asOf: '2026-03-31', knownAt: '2026-04-01T08:00:59.999Z', stage: 'demo' })).toEqual({
      asOf: '2026-03-31',
      knownAt: '2026-04-01T08:00:59.999Z',
    });
  });

  it.each([
    [{ asOf: '2026-02-31', knownAt: 'yesterday' }],
    [{ asOf: ['2026-03-31', '2026-04-01'], knownAt: '2026-04-01' }],
    [{ knownAt: '2026-13-01T00:00:00Z' }],
    [{}],
  ])('are left out where they cannot be read: %j', (raw) => {
    expect(readClocks(raw)).toEqual({});
  });

  it('go along with a link', () => {
    const knownAt = '2026-04-01T08:00:00Z';
    expect(withClocks('/t/acme/deals/1', {})).toBe('/t/acme/deals/1');
    expect(withClocks('/t/acme/deals/1', { knownAt })).toBe(
      '/t/acme/deals/1?knownAt=2026-04-01T08%3A00%3A00Z',
    );
    const linked = withClocks(
      '/t/acme/forecast/rows?kind=commit',
      readClocks({ asOf: '2026-03-31', knownAt }),
    );
    expect(linked).toBe('/t/acme/forecast/rows?kind=commit&asOf=2026-03-31&knownAt=2026-04-01T08%3A00%3A00Z');
  });
});
