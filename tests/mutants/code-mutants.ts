import fs from 'node:fs';
import path from 'node:path';
import { PERMISSIONS } from '@/domain/access/permissions';

/** One check taken out of one file. `tests` are asked first, to save time; all of the tenancy tests if those let it live. */
export type CodeMutant = {
  name: string;
  file: string;
  from: string;
  to: string;
  /** Which occurrence of `from`; the only one if left out. */
  occurrence?: number;
  tests: ('matrix' | 'isolation' | 'escapes' | 'statements')[];
};

const ROOT = path.resolve(import.meta.dirname, '../..');
const RESOLVE = 'src/platform/operations/resolve.ts';
const SCOPE = 'src/data/deal-scope.ts';
const EVERYBODY = `['CRO', 'CEO', 'REP', 'DELIVERY', 'VIEWER']`;

const WRITTEN: CodeMutant[] = [
  {
    name: 'queries ask no permission',
    file: 'src/platform/operations/define-query.ts',
    from: '!resolved || !may(resolved.actor.role, permission)',
    to: '!resolved || (!may(resolved.actor.role, permission) && false)',
    tests: ['matrix'],
  },
  {
    name: 'commands ask no permission',
    file: 'src/platform/operations/define-command.ts',
    from: '!resolved || !may(resolved.actor.role, permission)',
    to: '!resolved || (!may(resolved.actor.role, permission) && false)',
    tests: ['matrix'],
  },
  {
    name: 'a mistake in the input is told before the permission is asked',
    file: 'src/platform/operations/define-query.ts',
    from: '    const resolved = await resolveCaller(caller);',
    to: '    const early = checkInput(schema, input);\n    if (!early.ok) return early;\n    const resolved = await resolveCaller(caller);',
    tests: ['matrix'],
  },
  {
    name: 'revoked sessions are good',
    file: RESOLVE,
    from: ' AND s.revoked_at IS NULL',
    to: '',
    tests: ['matrix'],
  },
  {
    name: 'expired sessions are good',
    file: RESOLVE,
    from: 's.expires_at > $3',
    to: '$3::timestamptz IS NOT NULL',
    tests: ['matrix'],
  },
  {
    name: 'sessions left alone are good',
    file: RESOLVE,
    from: 's.last_seen_at > $4',
    to: '$4::timestamptz IS NOT NULL',
    tests: ['matrix'],
  },
  {
    name: 'any token is a session',
    file: RESOLVE,
    from: 's.token_hash = $1',
    to: '$1::text IS NOT NULL',
    tests: ['matrix'],
  },
  {
    name: 'a session is good in any company',
    file: RESOLVE,
    from: 'JOIN membership m ON m.user_id = u.id JOIN tenant t ON t.id = m.tenant_id\n  WHERE s.token_hash',
    to: 'JOIN membership m ON m.user_id = u.id JOIN tenant t ON true\n  WHERE s.token_hash',
    tests: ['matrix'],
  },
  {
    name: 'a user is a member of any company',
    file: RESOLVE,
    from: 'JOIN membership m ON m.user_id = u.id JOIN tenant t ON t.id = m.tenant_id\n  WHERE u.id = $1',
    to: 'JOIN membership m ON m.user_id = u.id JOIN tenant t ON true\n  WHERE u.id = $1',
    tests: ['matrix'],
  },
  {
    name: 'the unit of work sets no tenant',
    file: 'src/platform/db/unit-of-work.ts',
    from: "; SET LOCAL app.tenant_id = '${options.tenantId}'",
    to: '',
    tests: ['matrix'],
  },
  {
    name: 'the tenant outlives its unit',
    file: 'src/platform/db/unit-of-work.ts',
    from: 'SET LOCAL app.tenant_id',
    to: 'SET app.tenant_id',
    tests: ['statements'],
  },
  {
    name: "a rep sees everybody's deals",
    file: SCOPE,
    from: 'd.rep_id = $3::uuid',
    to: '$3::text IS NOT NULL',
    tests: ['isolation'],
  },
  {
    name: 'delivery sees deals before the PO',
    file: SCOPE,
    from: 'd.po_live',
    to: 'true',
    tests: ['isolation'],
  },
  {
    name: 'a CEO may make a CRO',
    file: 'src/features/members/commands.ts',
    from: "ctx.actor.role === 'CRO' || !roles.includes('CRO')",
    to: "ctx.actor.role === 'CRO' || !roles.includes('CRO') || true",
    tests: ['matrix'],
  },
  {
    name: 'evidence may name a line of another deal',
    file: 'src/features/deals/commands-evidence.ts',
    from: 'lineId === null || facts.lines',
    to: 'true || facts.lines',
    tests: ['isolation'],
  },
  {
    name: 'a contract may name any deal',
    file: 'src/features/contracts/commands.ts',
    from: 'if (input.dealId && !(await findDeal',
    to: 'if (false && input.dealId && !(await findDeal',
    tests: ['isolation'],
  },
  {
    name: 'a deployment may name a deal out of sight',
    file: 'src/features/deployments/commands.ts',
    from: 'if (dealId && !(await findDeal',
    to: 'if (false && dealId && !(await findDeal',
    tests: ['isolation'],
  },
  {
    name: 'the upload judges its input before it asks the permission',
    file: 'src/features/imports/upload-operation.ts',
    from: '  if (!allowed.ok) return allowed;\n',
    to: '',
    tests: ['matrix'],
  },
  {
    name: 'an invitation may name any rep',
    file: 'src/features/members/commands.ts',
    from: 'if (repId && !free) return notFound();',
    to: '',
    tests: ['isolation'],
  },
  {
    name: "the members' list is everybody's",
    file: 'src/platform/auth/memberships.ts',
    from: 'WHERE m.tenant_id = $1 ORDER BY u.name, u.id',
    to: 'WHERE $1::uuid IS NOT NULL ORDER BY u.name, u.id',
    tests: ['isolation'],
  },
  {
    name: 'a membership is taken from any company',
    file: 'src/platform/auth/memberships.ts',
    from: 'WHERE m.tenant_id = $1 AND m.user_id = $2',
    to: 'WHERE $1::uuid IS NOT NULL AND m.user_id = $2',
    tests: ['isolation'],
  },
  {
    name: 'an invitation is taken back in any company',
    file: 'src/platform/auth/invitations.ts',
    from: 'WHERE tenant_id = $1 AND id = $2 AND used_at IS NULL',
    to: 'WHERE $1::uuid IS NOT NULL AND id = $2 AND used_at IS NULL',
    tests: ['isolation'],
  },
  {
    name: "the list of invitations is everybody's",
    file: 'src/platform/auth/invitations.ts',
    from: 'WHERE tenant_id = $1 AND used_at IS NULL AND revoked_at IS NULL AND expires_at > $2 ORDER BY',
    to: 'WHERE $1::uuid IS NOT NULL AND used_at IS NULL AND revoked_at IS NULL AND expires_at > $2 ORDER BY',
    tests: ['isolation'],
  },
  {
    name: "a deal's page shows any deal",
    file: 'src/features/deals/queries.ts',
    from: `findDeal(ctx.unit, ctx.scope, input.dealId);
    if (!head) return notFound();
    const [facts] = await readDealFacts(ctx.unit, { scope: ctx.scope,`,
    to: `findDeal(ctx.unit, { kind: 'all' as const }, input.dealId);
    if (!head) return notFound();
    const [facts] = await readDealFacts(ctx.unit, { scope: { kind: 'all' as const },`,
    tests: ['isolation'],
  },
  {
    name: 'a statement leaves its tenant to the policy alone',
    file: 'src/data/evidence.ts',
    from: 'WHERE e.tenant_id = $1 AND e.id = $2',
    to: 'WHERE $1::uuid IS NOT NULL AND e.id = $2',
    tests: ['statements'],
  },
];

/** Each permission opened to all roles. */
function widened(): CodeMutant[] {
  const file = 'src/domain/access/permissions.ts';
  const source = fs.readFileSync(path.join(ROOT, file), 'utf8');
  return Object.keys(PERMISSIONS).flatMap((permission) => {
    const from = new RegExp(`'${permission.replace('.', '\\.')}': (\\[[^\\]]*\\])`).exec(source)?.[0] ?? '';
    const to = `'${permission}': ${EVERYBODY}`;
    return from === to
      ? []
      : [{ name: `${permission} is everybody's`, file, from, to, tests: ['matrix' as const] }];
  });
}

/** Every place in a folder where `from` stands, one mutant each. */
function everywhere(folder: string, from: RegExp, to: (found: string) => string): CodeMutant[] {
  const files = fs.readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).sort();
  return files
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const file = path.posix.join(folder, name);
      const lines = fs.readFileSync(path.join(ROOT, file), 'utf8').split('\n');
      const seen = new Map<string, number>();
      return lines
        .filter((line) => from.test(line) && !/^\s*(import|export const)\b/.test(line))
        .map((line) => {
          const occurrence = seen.get(line) ?? 0;
          seen.set(line, occurrence + 1);
          const changed = line.replace(from, to);
          return {
            name: `out of scope: ${file}: ${line.trim().slice(0, 90)}`,
            file,
            from: line,
            to: changed,
            occurrence,
            tests: ['isolation' as const],
          };
        });
    });
}

export function codeMutants(): CodeMutant[] {
  return [
    ...WRITTEN,
    ...widened(),
    ...everywhere('src/features', /\bctx\.scope\b(?!\.)/, () => "{ kind: 'all' as const }"),
    ...everywhere('src/data', /\$\{IN_SCOPE\}/, () => '($2::text IS NOT NULL AND $3::text IS NOT NULL)'),
  ];
}

/**
 * Checks that stand behind another one of the same answer: taking one away changes nothing that anybody could see. Each with the check
 * that is in front of it.
 */
export const BEHIND_ANOTHER: Record<string, string> = {
  'src/features/deals/standing.ts: const [facts] = await readDealFacts':
    'lockDeal has taken the deal within the scope',
  'src/features/deals/queries.ts: const facts = await readDealFacts':
    'the ids are those of listDeals, within the scope',
  'src/features/deals/queries.ts: const [facts] = await readDealFacts':
    'findDeal has found the deal within the scope',
  'src/features/deals/queries.ts: const head = await findDeal':
    'readDealFacts gives no facts of it; both at once are a mutant of their own',
  'src/features/contracts/commands.ts: if (input.dealId':
    'only a CRO writes contracts, and he sees all deals',
};

export function standsBehindAnother(mutant: CodeMutant): boolean {
  return Object.keys(BEHIND_ANOTHER).some((place) => mutant.name.startsWith(`out of scope: ${place}`));
}
