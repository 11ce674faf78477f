import { describe, expect, it } from 'vitest';
import { dealScope, may, PERMISSIONS, ROLES, type Permission, type Role } from '@/domain/access/permissions';

/** Written out, not computed: whoever changes a right changes it here too, and sees for whom. */
const EXPECTED: Record<Permission, Record<Role, boolean>> = {
  'tenant.read': { CRO: true, CEO: true, REP: true, DELIVERY: true, VIEWER: true },
  'members.read': { CRO: true, CEO: true, REP: false, DELIVERY: false, VIEWER: false },
  'members.invite': { CRO: true, CEO: true, REP: false, DELIVERY: false, VIEWER: false },
  'members.remove': { CRO: true, CEO: true, REP: false, DELIVERY: false, VIEWER: false },
  'settings.write': { CRO: true, CEO: false, REP: false, DELIVERY: false, VIEWER: false },
  'deals.read': { CRO: true, CEO: true, REP: true, DELIVERY: true, VIEWER: false },
  'deals.write': { CRO: true, CEO: false, REP: true, DELIVERY: false, VIEWER: false },
  'deals.move': { CRO: true, CEO: false, REP: true, DELIVERY: true, VIEWER: false },
  'evidence.write': { CRO: true, CEO: false, REP: true, DELIVERY: true, VIEWER: false },
  'audit.read': { CRO: true, CEO: true, REP: true, DELIVERY: false, VIEWER: false },
  'audit.cleanUp': { CRO: true, CEO: false, REP: false, DELIVERY: false, VIEWER: false },
  'forecast.read': { CRO: true, CEO: true, REP: true, DELIVERY: false, VIEWER: true },
  'accuracy.read': { CRO: true, CEO: true, REP: false, DELIVERY: false, VIEWER: true },
  'forecast.snapshot': { CRO: true, CEO: false, REP: false, DELIVERY: false, VIEWER: false },
  'leadTimes.read': { CRO: true, CEO: true, REP: true, DELIVERY: true, VIEWER: false },
  'leadTimes.write': { CRO: true, CEO: false, REP: false, DELIVERY: false, VIEWER: false },
  'kpis.read': { CRO: true, CEO: true, REP: false, DELIVERY: false, VIEWER: true },
  'revenue.read': { CRO: true, CEO: true, REP: false, DELIVERY: false, VIEWER: true },
  'revenue.write': { CRO: true, CEO: false, REP: false, DELIVERY: false, VIEWER: false },
  'deployments.read': { CRO: true, CEO: true, REP: false, DELIVERY: true, VIEWER: false },
  'deployments.write': { CRO: true, CEO: false, REP: false, DELIVERY: true, VIEWER: false },
  'imports.read': { CRO: true, CEO: true, REP: false, DELIVERY: false, VIEWER: false },
  'imports.write': { CRO: true, CEO: false, REP: false, DELIVERY: false, VIEWER: false },
  'settings.read': { CRO: true, CEO: true, REP: false, DELIVERY: false, VIEWER: false },
  'stageModel.read': { CRO: true, CEO: true, REP: true, DELIVERY: true, VIEWER: true },
  'stageModel.write': { CRO: true, CEO: false, REP: false, DELIVERY: false, VIEWER: false },
  'stageModel.sign': { CRO: true, CEO: true, REP: false, DELIVERY: false, VIEWER: false },
  'exceptions.read': { CRO: true, CEO: true, REP: false, DELIVERY: false, VIEWER: false },
  'exceptions.ask': { CRO: false, CEO: true, REP: false, DELIVERY: false, VIEWER: false },
  'evidence.verify': { CRO: true, CEO: false, REP: false, DELIVERY: false, VIEWER: false },
  'notes.write': { CRO: true, CEO: true, REP: true, DELIVERY: true, VIEWER: false },
  'views.write': { CRO: true, CEO: true, REP: true, DELIVERY: true, VIEWER: false },
  'approvals.read': { CRO: true, CEO: true, REP: true, DELIVERY: false, VIEWER: false },
  'approvals.decide': { CRO: true, CEO: false, REP: false, DELIVERY: false, VIEWER: false },
  'pilots.read': { CRO: true, CEO: true, REP: true, DELIVERY: false, VIEWER: false },
  'pilots.write': { CRO: true, CEO: false, REP: true, DELIVERY: false, VIEWER: false },
  'pilots.extend': { CRO: true, CEO: false, REP: false, DELIVERY: false, VIEWER: false },
  'reviews.read': { CRO: true, CEO: true, REP: true, DELIVERY: false, VIEWER: false },
  'reviews.prepare': { CRO: true, CEO: false, REP: true, DELIVERY: false, VIEWER: false },
  'reviews.act': { CRO: true, CEO: true, REP: true, DELIVERY: false, VIEWER: false },
  'reviews.run': { CRO: true, CEO: false, REP: false, DELIVERY: false, VIEWER: false },
  'reviews.schedule': { CRO: true, CEO: false, REP: false, DELIVERY: false, VIEWER: false },
  'revenue.close': { CRO: true, CEO: false, REP: false, DELIVERY: false, VIEWER: false },
  'kpiSet.write': { CRO: true, CEO: false, REP: false, DELIVERY: false, VIEWER: false },
  'engagement.read': { CRO: true, CEO: true, REP: false, DELIVERY: false, VIEWER: true },
  'engagement.write': { CRO: true, CEO: false, REP: false, DELIVERY: false, VIEWER: false },
  'chartNotes.write': { CRO: true, CEO: true, REP: false, DELIVERY: false, VIEWER: false },
  'handoffs.read': { CRO: true, CEO: true, REP: true, DELIVERY: true, VIEWER: false },
  'handoffs.offer': { CRO: true, CEO: false, REP: true, DELIVERY: false, VIEWER: false },
  'handoffs.decide': { CRO: true, CEO: false, REP: false, DELIVERY: true, VIEWER: false },
  'valuePlans.write': { CRO: true, CEO: false, REP: false, DELIVERY: true, VIEWER: false },
  'valuePlans.rule': { CRO: true, CEO: false, REP: false, DELIVERY: false, VIEWER: false },
  'devices.read': { CRO: true, CEO: true, REP: false, DELIVERY: true, VIEWER: false },
  'devices.write': { CRO: true, CEO: false, REP: false, DELIVERY: true, VIEWER: false },
  'saveCases.read': { CRO: true, CEO: true, REP: false, DELIVERY: true, VIEWER: false },
  'saveCases.write': { CRO: true, CEO: false, REP: false, DELIVERY: true, VIEWER: false },
  'apiKeys.read': { CRO: true, CEO: true, REP: false, DELIVERY: false, VIEWER: false },
  'apiKeys.write': { CRO: true, CEO: false, REP: false, DELIVERY: false, VIEWER: false },
  'apiKeys.revoke': { CRO: true, CEO: false, REP: false, DELIVERY: false, VIEWER: false },
  'board.read': { CRO: true, CEO: true, REP: false, DELIVERY: false, VIEWER: true },
  'board.write': { CRO: true, CEO: false, REP: false, DELIVERY: false, VIEWER: false },
  'board.decide': { CRO: true, CEO: true, REP: false, DELIVERY: false, VIEWER: false },
  'board.attend': { CRO: true, CEO: true, REP: false, DELIVERY: false, VIEWER: false },
  'board.close': { CRO: true, CEO: true, REP: false, DELIVERY: false, VIEWER: false },
  'board.share': { CRO: true, CEO: true, REP: false, DELIVERY: false, VIEWER: false },
  'boardLinks.read': { CRO: true, CEO: true, REP: false, DELIVERY: false, VIEWER: false },
  'boardLinks.revoke': { CRO: true, CEO: true, REP: false, DELIVERY: false, VIEWER: false },
  'boardAgenda.write': { CRO: true, CEO: false, REP: false, DELIVERY: false, VIEWER: false },
  'discipline.read': { CRO: true, CEO: true, REP: false, DELIVERY: false, VIEWER: false },
  'waiting.read': { CRO: false, CEO: true, REP: false, DELIVERY: false, VIEWER: false },
  'requests.read': { CRO: true, CEO: true, REP: false, DELIVERY: false, VIEWER: false },
  'requests.write': { CRO: true, CEO: false, REP: false, DELIVERY: false, VIEWER: false },
  'requests.answer': { CRO: false, CEO: true, REP: false, DELIVERY: false, VIEWER: false },
  'terms.read': { CRO: true, CEO: true, REP: false, DELIVERY: false, VIEWER: false },
  'terms.write': { CRO: true, CEO: false, REP: false, DELIVERY: false, VIEWER: false },
  'time.read': { CRO: true, CEO: true, REP: false, DELIVERY: false, VIEWER: false },
  'time.write': { CRO: true, CEO: false, REP: false, DELIVERY: false, VIEWER: false },
  'portfolio.read': { CRO: true, CEO: true, REP: false, DELIVERY: false, VIEWER: false },
  'templates.copy': { CRO: true, CEO: false, REP: false, DELIVERY: false, VIEWER: false },
  'startGuide.read': { CRO: true, CEO: true, REP: false, DELIVERY: false, VIEWER: false },
  'startGuide.write': { CRO: true, CEO: false, REP: false, DELIVERY: false, VIEWER: false },
  'notices.read': { CRO: true, CEO: true, REP: true, DELIVERY: true, VIEWER: true },
  'notices.write': { CRO: true, CEO: true, REP: true, DELIVERY: true, VIEWER: true },
  'digests.send': { CRO: true, CEO: false, REP: false, DELIVERY: false, VIEWER: false },
  'tenant.export': { CRO: true, CEO: true, REP: false, DELIVERY: false, VIEWER: false },
  'tenant.archive': { CRO: true, CEO: false, REP: false, DELIVERY: false, VIEWER: false },
  'tenant.delete': { CRO: true, CEO: false, REP: false, DELIVERY: false, VIEWER: false },
  'tenant.keep': { CRO: true, CEO: true, REP: false, DELIVERY: false, VIEWER: false },
  'tenant.transfer': { CRO: true, CEO: false, REP: false, DELIVERY: false, VIEWER: false },
  'export.read': { CRO: true, CEO: true, REP: false, DELIVERY: false, VIEWER: false },
};

const PAIRS = (Object.keys(EXPECTED) as Permission[]).flatMap((permission) =>
  ROLES.map((role) => ({ role, permission, allowed: EXPECTED[permission][role] })),
);

describe('who may do what', () => {
  it.each(PAIRS)('$role, $permission: $allowed', ({ role, permission, allowed }) => {
    expect(may(role, permission)).toBe(allowed);
  });

  it('is said for every permission and every role', () => {
    expect(Object.keys(EXPECTED).sort()).toEqual(Object.keys(PERMISSIONS).sort());
    expect(PAIRS).toHaveLength(Object.keys(PERMISSIONS).length * ROLES.length);
  });

  it('names nobody twice', () => {
    for (const roles of Object.values(PERMISSIONS)) expect(new Set(roles).size).toBe(roles.length);
  });
});

describe('what follows from the roles', () => {
  const rights = (role: Role) =>
    PAIRS.filter((pair) => pair.role === role && pair.allowed).map((pair) => pair.permission);

  it('a viewer only reads, and chooses what reaches himself', () => {
    expect(rights('VIEWER').filter((permission) => !permission.endsWith('.read'))).toEqual(['notices.write']);
  });

  it('a viewer sees neither deals nor members', () => {
    expect(
      rights('VIEWER').filter((permission) => /^(deals|members|imports|auditLog)\./.test(permission)),
    ).toEqual([]);
  });

  it('the CEO sees everything, signs, asks, answers, closes the month, remarks and does what he took on in a review, and changes no deal, no forecast and no setting', () => {
    const readable = (Object.keys(PERMISSIONS) as Permission[]).filter((permission) =>
      permission.endsWith('.read'),
    );
    expect(readable.filter((permission) => !may('CEO', permission))).toEqual([]);
    expect(rights('CEO').filter((permission) => !permission.endsWith('.read'))).toEqual([
      'members.invite',
      'members.remove',
      'stageModel.sign',
      'exceptions.ask',
      'notes.write',
      'views.write',
      'reviews.act',
      'chartNotes.write',
      'board.decide',
      'board.attend',
      'board.close',
      'board.share',
      'boardLinks.revoke',
      'requests.answer',
      'notices.write',
      'tenant.export',
      'tenant.keep',
    ]);
  });

  it('a rep sees no revenue, no KPIs and no deployments', () => {
    expect(rights('REP').filter((permission) => /^(revenue|kpis|deployments)\./.test(permission))).toEqual(
      [],
    );
  });

  it('only the CRO imports, sets and cleans up', () => {
    for (const permission of ['imports.write', 'settings.write', 'audit.cleanUp'] as const) {
      expect(ROLES.filter((role) => may(role, permission))).toEqual(['CRO']);
    }
  });
});

describe('which deals a member sees', () => {
  it('a rep sees his own', () => {
    expect(dealScope('REP', 'rep-1')).toEqual({ kind: 'own', repId: 'rep-1' });
  });

  it('a rep who is nobody in the deals sees none, not all', () => {
    expect(dealScope('REP', null)).toEqual({ kind: 'own', repId: null });
  });

  it('delivery sees those after the PO', () => {
    expect(dealScope('DELIVERY', null)).toEqual({ kind: 'afterPo' });
  });

  it.each(['CRO', 'CEO', 'VIEWER'] as const)('%s is not narrowed', (role) => {
    expect(dealScope(role, 'rep-1')).toEqual({ kind: 'all' });
  });
});
