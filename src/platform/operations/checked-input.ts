import type { z } from 'zod';
import { refuse, type Result } from '@/domain/values/result';

/** Input through its schema; a mistake comes back as a refusal that names each field. */
export function checkInput<S extends z.ZodType>(schema: S, input: unknown): Result<z.output<S>> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return { ok: true, value: parsed.data };
  const fields = Object.fromEntries(
    parsed.error.issues.map((issue) => [issue.path.join('.') || 'input', issue.message]),
  );
  return refuse(
    'invalid',
    `Please check: ${Object.entries(fields)
      .map(([k, v]) => `${k}: ${v}`)
      .join('. ')}`,
    { fields },
  );
}
