import { beforeAll, expect, test } from 'vitest';
import { archiveTenant } from '@/features/company-life/commands';
import { ROLES } from '@/domain/access/permissions';
import { allOperations } from '@/platform/operations/registry';
import { everyOperation } from '../../support/operations';
import { newWorld, type World } from '../../support/operations-world';
import { SAMPLE_INPUTS, sampleInput } from '../../support/sample-inputs';
import { value } from '../../support/tenants';

/** What a company keeps while it is archived: reading, what ends the rest, and taking rights away. */
const READING = /^may\.?(read|see|open|settings$|deployments$)/i;
const LEFT = new Set([
  'apiKeys.list mayRevoke',
  'boardLinks.list mayRevoke',
  'tenants.life mayArchive',
  'tenants.life mayDelete',
  'tenants.life mayKeep',
]);

let world: World;
const inputs = new Map<string, unknown>();
beforeAll(async () => {
  await everyOperation();
  world = await newWorld('offered');
  for (const { operation } of allOperations())
    if (operation.kind === 'query' && operation.name in SAMPLE_INPUTS)
      inputs.set(operation.name, await sampleInput(operation.name, world));
  value(await archiveTenant(world.people.CRO.caller, {}));
}, 300_000);

/** Every `mayWrite: true` and `may: { write: true }` of an answer, as "mayWrite" and "may.write"; places to move to count too. */
function rightsIn(answer: unknown, within = ''): string[] {
  if (typeof answer !== 'object' || answer === null) return [];
  return Object.entries(answer).flatMap(([key, one]) => {
    const right = within === 'may' ? `may.${key}` : key;
    const given = Array.isArray(one) ? one.length > 0 : one === true || typeof one === 'string';
    if (within === 'may' || (/^may[A-Z]/.test(key) && one === true)) return given ? [right] : [];
    return rightsIn(one, key);
  });
}

test('in an archived company no page is told that it may do what is refused', async () => {
  const told = new Set<string>();
  for (const role of ROLES)
    for (const query of allOperations()) {
      const { name, kind } = query.operation;
      if (kind !== 'query' || !inputs.has(name)) continue;
      const answer = await query(world.people[role].caller, inputs.get(name) as never);
      if (!answer.ok) continue;
      for (const right of rightsIn(answer.value))
        if (!READING.test(right) && !LEFT.has(`${name} ${right}`)) told.add(`${role}: ${name} ${right}`);
    }
  expect([...told].sort()).toEqual([]);
});
