import { closePool } from '@/platform/db/pool';
import { logBug } from '@/platform/log/log';
import type { Result } from '@/domain/values/result';
import { readArguments, UsageError, type Flags } from './arguments';
import { dealVerb } from './deals';
import { withFlagNames } from './flag-names';
import { importFileVerb, revertImportVerb } from './imports';
import { toJson } from './json';
import { REPORTS } from './reports';
import { sweepVerb } from './sweeps';
import { addMemberVerb, createTenantVerb, purgeVerb } from './tenants';
import { USAGE } from './usage';

const REFUSED = 1;
const USAGE_ERROR = 2;

/** Which verb the words name; the same commands as every other door. */
async function run(verbs: string[], flags: Flags): Promise<Result<unknown>> {
  const [verb, noun, ...rest] = verbs;
  if (rest.length > 0) throw new UsageError(`Too many words: ${rest.join(' ')}`);
  if (verb === 'tenant' && noun === 'create') return createTenantVerb(flags);
  if (verb === 'tenants' && noun === 'purge') return purgeVerb();
  if (verb === 'member' && noun === 'add') return addMemberVerb(flags);
  if (verb === 'import' && noun === 'revert') return revertImportVerb(flags);
  if (verb === 'import' && noun) return importFileVerb(noun, flags);
  if (verb === 'deal' && noun)
    return dealVerb(noun, { kind: 'operator', tenantSlug: flags.required('tenant') }, flags);
  if (verb === 'sweep' && !noun)
    return sweepVerb({ kind: 'operator', tenantSlug: flags.required('tenant') }, flags);
  const report = verb ? REPORTS[verb] : undefined;
  if (!report || noun)
    throw new UsageError(verbs.length === 0 ? 'Which verb?' : `Unknown: ${verbs.join(' ')}`);
  return report({ kind: 'operator', tenantSlug: flags.required('tenant') }, flags);
}

/** Exit 0 done, 1 refused, 2 usage. JSON on stdout, words on stderr. */
async function main(): Promise<number> {
  try {
    const { verbs, flags } = readArguments(process.argv.slice(2));
    if (flags.has('help')) {
      process.stderr.write(USAGE);
      return 0;
    }
    const result = await run(verbs, flags);
    if (result.ok) {
      process.stdout.write(`${toJson(result.value)}\n`);
      return 0;
    }
    const refusal = withFlagNames(result.refusal);
    process.stdout.write(`${toJson({ refused: refusal })}\n`);
    process.stderr.write(`${refusal.message}${refusal.remedy ? `\n${refusal.remedy}` : ''}\n`);
    return REFUSED;
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`${error.message}\n\n${USAGE}`);
      return USAGE_ERROR;
    }
    process.stderr.write(`Something went wrong on our side. Reference ${logBug(error)}.\n`);
    return REFUSED;
  }
}

process.exitCode = await main();
await closePool();
