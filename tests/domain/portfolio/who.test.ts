import { describe, expect, it } from 'vitest';
import type { Role } from '@/domain/access/permissions';
import { runsSeveral } from '@/domain/portfolio/who';

describe('whose visit begins with the portfolio', () => {
  it.each<[Role[], boolean]>([
    [[], false],
    [['CRO'], false],
    [['CRO', 'CEO', 'CEO'], false],
    [['CRO', 'VIEWER', 'CRO'], true],
  ])('%j: %s', (roles, expected) => {
    expect(runsSeveral(roles.map((role) => ({ role })))).toBe(expected);
  });
});
