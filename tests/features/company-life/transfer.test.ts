import { beforeEach, expect, test } from 'vitest';
import { transferTenant } from '@/features/company-life/commands-transfer';
import { showTenantLife } from '@/features/company-life/queries';
import { listMembers } from '@/features/members/queries';
import { showTenant } from '@/features/tenants/queries';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';

let tenant: TestTenant;
const roles = async (): Promise<Record<string, string>> =>
  Object.fromEntries(
    value(await listMembers(tenant.operator, {})).members.map(({ name, role }) => [
      name.split(' ')[0] ?? '',
      role,
    ]),
  );
const idOf = (role: keyof TestTenant['as']) => {
  const caller = tenant.as[role];
  return caller.kind === 'member' ? caller.userId : '';
};

beforeEach(async () => {
  tenant = await makeTenant();
});

test('makes another member CRO and the old one what he chose, at once', async () => {
  const input = { toUserId: idOf('DELIVERY'), becoming: 'VIEWER' as const };
  expect(value(await transferTenant(tenant.as.CRO, input))).toMatchObject({ left: false });
  expect(await roles()).toMatchObject({ DELIVERY: 'CRO', CRO: 'VIEWER', CEO: 'CEO' });
  expect(refusal(await transferTenant(tenant.as.CRO, input)).code).toBe('not_found');
});

test('lets the old CRO leave: his next click finds nothing', async () => {
  value(await transferTenant(tenant.as.CRO, { toUserId: idOf('CEO'), becoming: 'leave' }));
  expect(refusal(await showTenant(tenant.as.CRO, {})).code).toBe('not_found');
  expect(value(await showTenant(tenant.as.CEO, {})).actor.role).toBe('CRO');
});

test('makes an old CRO who goes on selling a rep of his own', async () => {
  value(await transferTenant(tenant.as.CRO, { toUserId: idOf('CEO'), becoming: 'REP' }));
  const { members } = value(await listMembers(tenant.operator, {}));
  expect(members.find(({ userId }) => userId === idOf('CRO'))).toMatchObject({
    role: 'REP',
    rep: `CRO of ${tenant.slug}`,
  });
});

test('is offered to members but oneself, refused to oneself and to strangers, and not for an operator', async () => {
  const { others } = value(await showTenantLife(tenant.as.CRO, {}));
  expect(others.map(({ role }) => role).sort()).toEqual(['CEO', 'DELIVERY', 'REP', 'VIEWER']);
  const other = await makeTenant();
  const stranger = other.as.CEO.kind === 'member' ? other.as.CEO.userId : '';
  const to = (toUserId: string) => ({ toUserId, becoming: 'leave' as const });
  expect(refusal(await transferTenant(tenant.as.CRO, to(idOf('CRO')))).code).toBe('rule');
  expect(refusal(await transferTenant(tenant.as.CRO, to(stranger))).code).toBe('not_found');
  expect(refusal(await transferTenant(tenant.operator, to(idOf('CEO')))).code).toBe('rule');
});

test('of two handed over at once, one has its effect and there is one CRO', async () => {
  const answers = await Promise.all([
    transferTenant(tenant.as.CRO, { toUserId: idOf('CEO'), becoming: 'leave' }),
    transferTenant(tenant.as.CRO, { toUserId: idOf('DELIVERY'), becoming: 'leave' }),
  ]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(Object.values(await roles()).filter((role) => role === 'CRO')).toHaveLength(1);
});
