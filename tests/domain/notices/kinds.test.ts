import { describe, expect, it } from 'vitest';
import { ROLES } from '@/domain/access/permissions';
import { defaultChannels, kindsOf, mayHear, NOTICE_KINDS } from '@/domain/notices/kinds';

describe('what a role is told of', () => {
  it('is never something that it could not open', () => {
    expect(kindsOf('REP')).toEqual([
      'weekly_digest',
      'monthly_digest',
      'review',
      'approval',
      'handoff',
      'deal_warning',
    ]);
    expect(kindsOf('VIEWER')).toEqual(['weekly_digest', 'monthly_digest', 'board']);
    for (const role of ROLES)
      for (const kind of NOTICE_KINDS)
        if (!mayHear(role, kind))
          expect(defaultChannels(role, kind), `${role} ${kind}`).toEqual({ byMail: false, inApp: false });
  });

  it('reaches everybody by one mail a week or a month at least, if he says nothing else', () => {
    for (const role of ROLES) {
      const digests = [defaultChannels(role, 'weekly_digest'), defaultChannels(role, 'monthly_digest')];
      expect(
        digests.some(({ byMail }) => byMail),
        role,
      ).toBe(true);
      expect(digests.every(({ inApp }) => !inApp)).toBe(true);
    }
  });
});
