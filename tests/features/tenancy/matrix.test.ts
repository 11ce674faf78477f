import { beforeAll, describe, expect, it } from 'vitest';
import { ROLES, type Role } from '@/domain/access/permissions';
import { notFound } from '@/domain/values/result';
import { startSession } from '@/platform/auth/sessions';
import type { Caller } from '@/platform/operations/caller';
import { asAdmin } from '../../support/database';
import { everyOperation, type Callable } from '../../support/operations';
import { changedTables, fingerprintOf } from '../../support/operations-rows';
import { OF_MEMBERS, newWorld, type World } from '../../support/operations-world';
import { again, sampleInput } from '../../support/sample-inputs';
import { EXPECTED } from './expected-access';
import { CEO_ALONE, CEO_COMMANDS } from './expected-ceo';

// Role × operation, over all that doors can call. Whoever may not gets the one answer for unknown things, byte for byte, and nothing
// is written.

let world: World;
let other: World;
let operations: Callable[];
let nobodies: Record<string, Caller>;

beforeAll(async () => {
  operations = await everyOperation();
  world = await newWorld('matrix');
  other = await newWorld('other');
  nobodies = await callersWithoutRights();
});

const NOT_FOUND = JSON.stringify(notFound());

/** Sessions of the CRO that are no longer good, and people who are no members. */
async function callersWithoutRights(): Promise<Record<string, Caller>> {
  const { CRO, REMOVED } = world.people;
  const session = (token: string | null, tenantSlug = world.slug): Caller => ({
    kind: 'session',
    token,
    tenantSlug,
  });
  return {
    'a removed member': session(REMOVED.token),
    'a removed member, by his id': { kind: 'member', userId: REMOVED.userId, tenantSlug: world.slug },
    'a CRO of another company': session(other.people.CRO.token),
    'a CRO of another company, by his id': {
      kind: 'member',
      userId: other.people.CRO.userId,
      tenantSlug: world.slug,
    },
    'a revoked session': session(await spoilt(CRO.userId, 'revoked_at = now()')),
    'an expired session': session(await spoilt(CRO.userId, "expires_at = now() - interval '1 second'")),
    'a session left alone too long': session(
      await spoilt(CRO.userId, "last_seen_at = now() - interval '9 hours'"),
    ),
    'no session': session(null),
    'an empty session': session(''),
    'a made-up session': session('A'.repeat(43)),
    'a member, at a company that does not exist': session(CRO.token, 'no-such-company'),
    'a member, at a company without a name': session(CRO.token, ''),
    'an operator, at a company that does not exist': { kind: 'operator', tenantSlug: 'no-such-company' },
    'a job, at a company that does not exist': { kind: 'system', tenantSlug: 'no-such-company' },
  };
}

async function spoilt(userId: string, how: string): Promise<string> {
  const token = await startSession(userId, 'a test');
  await asAdmin((client) =>
    client.query(
      `UPDATE session SET ${how} WHERE id = (SELECT id FROM session WHERE user_id = $1 ORDER BY created_at DESC, id DESC LIMIT 1)`,
      [userId],
    ),
  );
  return token;
}

async function expectAllNotFound(denied: Callable[], callers: Record<string, Caller>) {
  const calls: { operation: Callable; inputs: unknown[] }[] = [];
  for (const operation of denied) calls.push({ operation, inputs: await inputsFor(operation) });
  const before = await fingerprintOf(world.tenantId);
  for (const { operation, inputs } of calls) {
    for (const [who, caller] of Object.entries(callers)) {
      for (const input of inputs) {
        const answer = await operation.call(caller, again(input));
        const told = `${operation.name}, ${who}: `;
        expect(told + JSON.stringify(answer)).toBe(told + NOT_FOUND);
      }
    }
  }
  expect(changedTables(before, await fingerprintOf(world.tenantId))).toEqual([]);
}

const rightInputs = new Map<string, unknown>();

/**
 * The right input, and one that no schema takes: a mistake in the input must not tell more than a right one. Who is refused uses nothing
 * up, so that one right input does for all of them.
 */
async function inputsFor({ name }: Callable): Promise<unknown[]> {
  if (!rightInputs.has(name)) rightInputs.set(name, await sampleInput(name, world));
  return [rightInputs.get(name), { nonsense: true }, null];
}

describe('the table of rights', () => {
  it('names every operation, for the CRO at least (what the CEO alone may apart), and no other', () => {
    const names = operations.map(({ name }) => name);
    expect([...EXPECTED.CRO, ...CEO_ALONE].sort()).toEqual([...names].sort());
    for (const role of ROLES) {
      expect(EXPECTED[role].filter((name) => !names.includes(name))).toEqual([]);
    }
  });

  it('gives the CEO no command on deals, evidence, stages, targets or revenue', () => {
    const commands = operations.filter(({ kind }) => kind === 'command').map(({ name }) => name);
    const given = EXPECTED.CEO.filter((name) => commands.includes(name) || name === 'inviteByLink');
    expect(given.sort()).toEqual([...CEO_COMMANDS].sort());
    // What everybody may: settle what he himself is told, and say what he wants to hear of.
    const own = ['notices.change', 'notices.done', 'notices.seen'];
    expect(EXPECTED.VIEWER.filter((name) => commands.includes(name))).toEqual(own);
  });
});

describe.each(ROLES.map((role) => [role]))('%s', (role: Role) => {
  const may = (operation: Callable) => EXPECTED[role].includes(operation.name);

  it('may call what the table says', async () => {
    for (const operation of operations.filter(may)) {
      const answer = await operation.call(
        world.people[role].caller,
        await sampleInput(operation.name, world, 'own', world.people[role]),
      );
      const refusal = answer.ok ? null : answer.refusal;
      expect({ name: operation.name, refusal }).toEqual({ name: operation.name, refusal: null });
    }
  });

  it('is told "not found" by everything else, and changes nothing', async () => {
    await expectAllNotFound(
      operations.filter((operation) => !may(operation)),
      { [role]: world.people[role].caller, [`${role}, by his id`]: byId(world, role) },
    );
  });
});

function byId({ slug, people }: World, role: Role): Caller {
  return { kind: 'member', userId: people[role].userId, tenantSlug: slug };
}

describe('an operator and a job', () => {
  it('may call everything, as a CRO', async () => {
    const apart = [...CEO_ALONE, ...OF_MEMBERS];
    for (const operation of operations.filter(({ name }) => !apart.includes(name))) {
      for (const kind of ['operator', 'system'] as const) {
        const answer = await operation.call(
          { kind, tenantSlug: world.slug },
          await sampleInput(operation.name, world),
        );
        expect({ name: operation.name, ok: answer.ok }).toEqual({ name: operation.name, ok: true });
      }
    }
  });
});

describe('somebody without rights', () => {
  it('is told "not found" by every operation, whatever is missing, and changes nothing', async () => {
    await expectAllNotFound(operations, nobodies);
  });

  it('had rights as long as the session was good', async () => {
    const token = await startSession(world.people.CRO.userId, 'a test');
    const show = operations.find(({ name }) => name === 'tenants.show');
    const answer = await show?.call({ kind: 'session', token, tenantSlug: world.slug }, {});
    expect(answer?.ok).toBe(true);
  });
});

describe('the CEO', () => {
  const call = async (name: string, input: object) => {
    const operation = operations.find((each) => each.name === name);
    const answer = await operation?.call(world.people.CEO.caller, input);
    return answer?.ok ? 'done' : answer?.refusal.code;
  };

  it('can neither make, nor be, nor remove, nor demote a CRO', async () => {
    const { CRO, CEO, VIEWER } = world.people;
    const invitation = (await sampleInput('members.invite', world)) as object;
    expect(await call('members.invite', { ...invitation, role: 'CRO' })).toBe('rule');
    expect(await call('members.changeRole', { userId: CEO.userId, role: 'CRO' })).toBe('rule');
    expect(await call('members.changeRole', { userId: VIEWER.userId, role: 'CRO' })).toBe('rule');
    expect(await call('members.changeRole', { userId: CRO.userId, role: 'VIEWER' })).toBe('rule');
    expect(await call('members.remove', { userId: CRO.userId })).toBe('rule');
  });
});

describe('what a role writes', () => {
  /** Tables that a role must leave as they are, whatever it may call. */
  const NUMBERS = [
    'deal',
    'deal_history',
    'deal_line',
    'deal_line_history',
    'evidence',
    'stage_transition',
    'justification',
    'clean_up',
    'stage_model',
    'stage_model_stage',
    'contract',
    'contract_history',
    'movement',
    'movement_month',
    'retention_month',
    'customer_month',
    'deployment',
    'deployment_history',
    'tenant_setting',
    'kpi_target',
    'import',
    'activity',
  ];

  it('is, for the CEO, members and invitations: no probability, no forecast number, no fact', async () => {
    expect(await writtenBy('CEO', NUMBERS)).toEqual([]);
  });

  it('is, for the VIEWER, what he himself is told and wants to hear of, and nothing else', async () => {
    expect(await writtenBy('VIEWER')).toEqual(['audit_event', 'notice', 'notice_setting']);
  });

  it('is, for DELIVERY, no revenue, no stage model and no target', async () => {
    const tables = [
      'contract',
      'movement',
      'stage_model',
      'stage_model_stage',
      'kpi_target',
      'tenant_setting',
      'import',
    ];
    expect(await writtenBy('DELIVERY', tables)).toEqual([]);
  });

  async function writtenBy(role: Role, tables?: string[]): Promise<string[]> {
    const calls: { operation: Callable; input: unknown }[] = [];
    for (const operation of operations.filter(({ name }) => EXPECTED[role].includes(name))) {
      calls.push({ operation, input: await sampleInput(operation.name, world, 'own', world.people[role]) });
    }
    const before = await fingerprintOf(world.tenantId);
    for (const { operation, input } of calls) await operation.call(world.people[role].caller, input);
    const changed = changedTables(before, await fingerprintOf(world.tenantId));
    return tables ? changed.filter((table) => tables.includes(table)) : changed;
  }
});
