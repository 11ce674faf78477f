import { beforeEach, expect, test } from 'vitest';
import { createDeal } from '@/features/deals/commands';
import { inviteMember, removeMember } from '@/features/members/commands';
import { listMembers } from '@/features/members/queries';
import { signStageModel } from '@/features/stage-models/commands';
import { showStageModels } from '@/features/stage-models/queries';
import { auditSeen, dismissStartGuide, reopenStartGuide } from '@/features/start-guide/commands';
import { showStartGuide } from '@/features/start-guide/queries';
import { newToken } from '@/platform/auth/sessions';
import { hashToken } from '@/platform/operations/resolve';
import { newCompany, newMember } from '../../support/people';
import { emptyDatabase } from '../../support/database';
import { refusal, value } from '../../support/tenants';
import type { Caller } from '@/platform/operations/caller';

let cro: Caller;
const guide = async () => value(await showStartGuide(cro, {}));
const ticked = async () => (await guide()).steps.filter(({ done }) => done).map(({ id }) => id);

beforeEach(async () => {
  await emptyDatabase();
  await newCompany('acme');
  cro = (await newMember('acme', 'CRO', 'cro@acme.example')).caller;
});

test('a new company has everything before it', async () => {
  expect(await guide()).toMatchObject({
    done: 0,
    next: 'import',
    dismissed: false,
    auditSeen: false,
    mayWrite: true,
    people: { members: 1, invited: 0 },
  });
});

test('each step is ticked by its fact', async () => {
  value(await createDeal(cro, { name: 'A', customer: 'Northwind' }));
  expect(await ticked()).toEqual(['import']);
  expect(value(await auditSeen(cro, {}))).toEqual({ first: true });
  expect(value(await auditSeen(cro, {}))).toEqual({ first: false });
  expect(await ticked()).toEqual(['import', 'audit']);
  const guest = { email: 'guest@acme.example', name: 'Guest', role: 'VIEWER' as const };
  value(await inviteMember(cro, { ...guest, tokenHash: hashToken(newToken()) }));
  expect(await ticked()).toEqual(['import', 'audit', 'invite']);
});

test('the stage model counts once the CRO has signed the one in force', async () => {
  const { versions } = value(await showStageModels(cro, {}));
  value(await signStageModel(cro, { version: versions[0]?.model.version ?? 1 }));
  expect(await ticked()).toEqual(['stage_map']);
});

test('a member who left is none any more', async () => {
  const { userId } = await newMember('acme', 'REP', 'rep@acme.example');
  expect(await ticked()).toEqual(['invite']);
  value(await removeMember(cro, { userId }));
  expect(await ticked()).toEqual([]);
  expect(value(await listMembers(cro, {})).members).toHaveLength(1);
});

test('is put away and brought back by the CRO, and read by the CEO', async () => {
  const ceo = (await newMember('acme', 'CEO', 'ceo@acme.example')).caller;
  value(await dismissStartGuide(cro, {}));
  expect(value(await showStartGuide(ceo, {}))).toMatchObject({ dismissed: true, mayWrite: false });
  value(await reopenStartGuide(cro, {}));
  expect((await guide()).dismissed).toBe(false);
  expect(refusal(await dismissStartGuide(ceo, {})).code).toBe('not_found');
});
