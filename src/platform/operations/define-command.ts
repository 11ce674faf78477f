import type { z } from 'zod';
import { may, type Permission } from '@/domain/access/permissions';
import { notFound, refuse, type Refusal, type Result } from '@/domain/values/result';
import { RolledBack, withUnit } from '@/platform/db/unit-of-work';
import { writeAuditEvents, type AuditEntry } from './audit-log';
import type { Actor, Caller, TenantFacts } from './caller';
import { checkInput } from './checked-input';
import { createContext, type Context } from './context';
import { holdOpen } from './hold-open';
import { claimKey, storeResponse } from './idempotency';
import { readOnly } from './read-only';
import { register, type Operation } from './registry';
import { resolveCaller } from './resolve';

/** What a command that did something returns: the answer, and at least one line for the log (leaving it out does not compile). */
export type Done<O> = { ok: true; value: O; audit: readonly [AuditEntry, ...AuditEntry[]] };
/** The answer of a command that only shows what it would do. */
export type Rehearsed<O> = { ok: true; value: O; rehearsed: true };
export type Outcome<O> = Done<O> | Rehearsed<O> | { ok: false; refusal: Refusal };

export function done<O>(value: O, ...audit: [AuditEntry, ...AuditEntry[]]): Done<O> {
  return { ok: true, value, audit };
}

/** An answer without an effect: whatever the command wrote is rolled back, and nothing goes to the log. */
export function rehearsed<O>(value: O): Rehearsed<O> {
  return { ok: true, value, rehearsed: true };
}

type Definition<S extends z.ZodType, O> = {
  name: string;
  permission: Permission;
  input: S;
  /** Milliseconds one statement may take (imports). */
  statementTimeout?: number;
  /** It may be done in a company that is read-only: what ends that, what takes rights away, and what is only the reader's own. */
  whileArchived?: true;
  /** It moves the company between active, archived and leaving: it waits for what is running there, and all others wait for it. */
  changesLife?: true;
  run: (ctx: Context, input: z.output<S>) => Promise<Outcome<O>>;
};

/**
 * A change of one tenant: caller → tenant and role → permission → not read-only → input → one transaction: not read-only still, idempotency
 * key, effect, audit events, commit. A refusal rolls everything back. The same idempotency key has its effect once and gets the first answer again.
 */
export function defineCommand<S extends z.ZodType, O>(
  definition: Definition<S, O>,
): Operation<z.input<S>, O> {
  const { name, permission, input: schema, whileArchived } = definition;
  async function command(caller: Caller, input: z.input<S>): Promise<Result<O>> {
    const resolved = await resolveCaller(caller);
    if (!resolved || !may(resolved.actor.role, permission)) return notFound();
    const refused = whileArchived ? null : readOnly(resolved.tenant);
    if (refused) return refused;
    const checked = checkInput(schema, input);
    if (!checked.ok) return checked;
    return inOneTransaction(definition, resolved, checked.value, caller.idempotencyKey);
  }
  return register(
    Object.assign(command, {
      operation: { name, kind: 'command' as const, permission, input: schema, whileArchived },
    }),
  );
}

async function inOneTransaction<S extends z.ZodType, O>(
  definition: Definition<S, O>,
  { tenant, actor }: { tenant: TenantFacts; actor: Actor },
  input: z.output<S>,
  key: string | undefined,
): Promise<Result<O>> {
  const { name, run, statementTimeout } = definition;
  try {
    return await withUnit({ tenantId: tenant.id, mode: 'write', statementTimeout }, async (unit) => {
      const ctx = await createContext(unit, await holdOpen(unit, tenant, definition), actor);
      const claimed = key ? await claimKey<O>(ctx, name, key, input) : null;
      if (claimed) return claimed;
      const outcome = await run(ctx, input);
      if (!outcome.ok) throw new RolledBack(outcome);
      if ('rehearsed' in outcome) throw new RolledBack({ ok: true, value: outcome.value });
      await writeAuditEvents(ctx, name, outcome.audit);
      if (key) await storeResponse(ctx, key, outcome.value);
      return { ok: true, value: outcome.value };
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.value as Result<O>;
    const refusal = fromDatabase(error);
    if (refusal) return refusal;
    throw error;
  }
}

/** The database is the last guard: what it refuses is told in words, by error code (names carry shard numbers on a sharded server). */
function fromDatabase(error: unknown): Result<never> | null {
  const code = sqlState(error);
  if (code === '23505') return refuse('conflict', 'This already exists. Reload to see it.');
  if (code === '23514')
    return refuse('rule', 'The database refused this change: it breaks a rule that no door may break.');
  if (code === '23503')
    return refuse('rule', 'Something this refers to is missing or still needed elsewhere.');
  if (code === '40001' || code === '40P01' || code === '55P03')
    return refuse('conflict', 'Somebody else is changing this. Try again.');
  return null;
}

function sqlState(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code;
  const origin = (cause as { originalCode?: unknown } | undefined)?.originalCode;
  return typeof origin === 'string' ? origin : undefined;
}
