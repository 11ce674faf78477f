import { describe, expect, it } from 'vitest';
import { readInvitees } from '@/domain/tenants/invite-list';

describe('people pasted to be invited', () => {
  it('come by line, comma or semicolon, with a name or without', () => {
    const text = 'Ann Lee <ann@acme.example>\n"Bob" <bob@acme.example>; cleo.van-dyk@acme.example,\n\n';
    expect(readInvitees(text)).toEqual({
      people: [
        { name: 'Ann Lee', email: 'ann@acme.example' },
        { name: 'Bob', email: 'bob@acme.example' },
        { name: 'Cleo Van Dyk', email: 'cleo.van-dyk@acme.example' },
      ],
      wrong: [],
      tooMany: false,
    });
  });

  it('are named once each, whatever the case', () => {
    expect(readInvitees('ann@acme.example\nANN@acme.example').people).toHaveLength(1);
  });

  it('that have no address are told, and nobody is lost without a word', () => {
    expect(readInvitees('Ann Lee\nbob@acme').wrong).toEqual(['Ann Lee', 'bob@acme']);
    const many = Array.from({ length: 21 }, (_, n) => `p${n}@acme.example`).join('\n');
    expect(readInvitees(many)).toMatchObject({ tooMany: true });
    expect(readInvitees('')).toEqual({ people: [], wrong: [], tooMany: false });
  });
});
