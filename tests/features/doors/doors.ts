import type { Role } from '@/domain/access/permissions';
import type { StageId } from '@/domain/deals/deal';
import { readArguments } from '@/cli/arguments';
import { dealVerb } from '@/cli/deals';
import { bulkEdit } from '@/features/deals/commands-bulk';
import { moveDeal } from '@/features/deals/commands-evidence';
import type { Result } from '@/domain/values/result';
import { startSession } from '@/platform/auth/sessions';
import { answerAction } from '@/platform/operations/action-call';
import type { Caller } from '@/platform/operations/caller';
import type { TestTenant } from '../../support/tenants';

export type Target = { dealId: string; version: number; to: StageId };
/** How a door answered: 'moved', or the code of its refusal. */
export type Answer = string;
export type Door = {
  name: string;
  move: (world: DoorWorld, role: Role | 'OPERATOR', target: Target) => Promise<Answer>;
  roles: readonly (Role | 'OPERATOR')[];
};
export type DoorWorld = { tenant: TestTenant; tokens: Record<Role, string> };

const MEMBERS: readonly Role[] = ['CRO', 'CEO', 'REP', 'DELIVERY', 'VIEWER'];

/** A live session for every role. */
export async function openSessions(tenant: TestTenant): Promise<Record<Role, string>> {
  const tokens = MEMBERS.map(async (role) => {
    const caller = tenant.as[role];
    if (caller.kind !== 'member') throw new Error('A test member is called by his id');
    return [role, await startSession(caller.userId, 'a test')] as const;
  });
  return Object.fromEntries(await Promise.all(tokens)) as Record<Role, string>;
}

export function answerOf(result: Result<unknown>): Answer {
  return result.ok ? 'moved' : result.refusal.code;
}

function callerOf({ tenant }: DoorWorld, role: Role | 'OPERATOR'): Caller {
  return role === 'OPERATOR' ? tenant.operator : tenant.as[role];
}

/** The command itself, as pages, seeds and jobs call it. */
const command: Door = {
  name: 'command',
  roles: [...MEMBERS, 'OPERATOR'],
  move: async (world, role, target) => answerOf(await moveDeal(callerOf(world, role), target)),
};

/** The server action behind the table's, the board's and the deal page's forms, with a session cookie and the origin. */
const action: Door = {
  name: 'server action',
  roles: MEMBERS,
  move: async ({ tenant, tokens }, role, input) =>
    answerOf(
      (await answerAction(moveDeal, {
        headers: new Headers({ origin: 'http://localhost:3000' }),
        token: tokens[role as Role],
        tenantSlug: tenant.slug,
        input,
        idempotencyKey: undefined,
      })) as Result<unknown>,
    ),
};

/** Many deals at once, here one: its answer for the deal, or its refusal of the whole. */
const bulk: Door = {
  name: 'bulk edit',
  roles: [...MEMBERS, 'OPERATOR'],
  move: async (world, role, { dealId, version, to }) => {
    const input = { deals: [{ dealId, version }], change: { kind: 'move' as const, to, reason: null } };
    const result = await bulkEdit(callerOf(world, role), input);
    if (!result.ok) return result.refusal.code;
    const [answer] = result.value.deals;
    if (!answer) return 'not_found';
    return answer.status === 'refused' || answer.status === 'conflict' ? answer.refusal.code : 'moved';
  },
};

const commandLine: Door = {
  name: 'command line',
  roles: ['OPERATOR'],
  move: async ({ tenant }, _role, { dealId, to }) => {
    const { flags } = readArguments(['--tenant', tenant.slug, '--deal', dealId, '--to', to]);
    return answerOf(await dealVerb('move', tenant.operator, flags));
  },
};

export const DOORS: readonly Door[] = [command, action, bulk, commandLine];
