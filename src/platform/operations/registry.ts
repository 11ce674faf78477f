import type { z } from 'zod';
import type { Permission } from '@/domain/access/permissions';
import type { Result } from '@/domain/values/result';
import type { Caller } from './caller';

/** What every query and command is known by. Tests walk this list, so none can be forgotten. */
export type Operation<I = unknown, O = unknown> = {
  (caller: Caller, input: I): Promise<Result<O>>;
  readonly operation: {
    name: string;
    kind: 'query' | 'command';
    permission: Permission;
    input: z.ZodType;
    /** A command that a read-only company takes too. */
    whileArchived?: true | undefined;
  };
};

const operations = new Map<string, Operation<never, unknown>>();

export function register<I, O>(operation: Operation<I, O>): Operation<I, O> {
  operations.set(operation.operation.name, operation as Operation<never, unknown>);
  return operation;
}

export function allOperations(): Operation<never, unknown>[] {
  return [...operations.values()];
}
