import type { z } from 'zod';
import { may, type Permission } from '@/domain/access/permissions';
import { notFound, type Result } from '@/domain/values/result';
import { withUnit } from '@/platform/db/unit-of-work';
import type { Caller } from './caller';
import { checkInput } from './checked-input';
import { createContext, type Context } from './context';
import { register, type Operation } from './registry';
import { resolveCaller } from './resolve';

/**
 * A read of one tenant. Caller → tenant and role → permission → input → one read-only repeatable-read transaction with the tenant set.
 * Unknown tenant, no membership and missing permission all answer "not found".
 */
export function defineQuery<S extends z.ZodType, O>(definition: {
  name: string;
  permission: Permission;
  input: S;
  /** Milliseconds that a single statement may take, where the default of a unit is too long to wait for. */
  statementTimeout?: number;
  run: (ctx: Context, input: z.output<S>) => Promise<Result<O>>;
}): Operation<z.input<S>, O> {
  const { name, permission, input: schema, statementTimeout, run } = definition;
  async function query(caller: Caller, input: z.input<S>): Promise<Result<O>> {
    const resolved = await resolveCaller(caller);
    if (!resolved || !may(resolved.actor.role, permission)) return notFound();
    const checked = checkInput(schema, input);
    if (!checked.ok) return checked;
    const { tenant, actor } = resolved;
    return withUnit({ tenantId: tenant.id, mode: 'read', statementTimeout }, async (unit) =>
      run(await createContext(unit, tenant, actor), checked.value),
    );
  }
  return register(
    Object.assign(query, { operation: { name, kind: 'query' as const, permission, input: schema } }),
  );
}
