import { beforeEach, expect, test } from 'vitest';
import { changeRole } from '@/features/members/commands';
import { inviteByLink } from '@/features/members/invite-by-link';
import { listNotices } from '@/features/notices/queries';
import { emptyDatabase } from '../../support/database';
import { newCompany, newMember, type Person } from '../../support/people';
import { value } from '../../support/tenants';

let ann: Person;
let bob: Person;

const heard = async ({ caller }: Person) =>
  value(await listNotices(caller, {})).notices.map(({ title, body, path }) => ({ title, body, path }));

beforeEach(async () => {
  await emptyDatabase();
  await newCompany('acme');
  ann = await newMember('acme', 'CRO', 'ann@acme.example');
  bob = await newMember('acme', 'CEO', 'bob@acme.example');
});

test('a CRO hears of whom somebody else invites, be it a second address of his own', async () => {
  const home = { email: 'bob@home.example', name: 'Bob again', role: 'REP' };
  value(await inviteByLink(bob.caller, home));
  value(await inviteByLink(ann.caller, { email: 'zoe@acme.example', name: 'Zoe Zimmer', role: 'VIEWER' }));
  expect(await heard(ann)).toEqual([
    {
      title: 'bob invited Bob again as Sales rep',
      body: 'To bob@home.example. You can take it back, or change the role, under People.',
      path: '/members',
    },
  ]);
  expect(await heard(bob)).toEqual([]);
});

test('a CRO hears of the role that somebody else gives to a member', async () => {
  const again = await newMember('acme', 'VIEWER', 'bob@home.example');
  for (const role of ['REP', 'REP'] as const)
    value(await changeRole(bob.caller, { userId: again.userId, role }));
  value(await changeRole(ann.caller, { userId: again.userId, role: 'VIEWER' }));
  expect(await heard(ann)).toEqual([
    {
      title: 'bob made bob Sales rep',
      body: 'It was Board viewer. You can change it back under People.',
      path: '/members',
    },
  ]);
});
