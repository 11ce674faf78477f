import type { z } from 'zod';
import { ensureCustomer } from '@/data/customers';
import { findDeal } from '@/data/deal-list';
import {
  insertDeployment,
  lockDeployment,
  updateDeployment,
  type DeploymentFields,
  type StoredDeployment,
} from '@/data/deployments';
import { faultsOf, type DeploymentFault } from '@/domain/deployments/deployment';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { notFound, refuse, type Refusal } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done } from '@/platform/operations/define-command';
import { recordDeploymentInput } from './inputs';

type Input = z.output<typeof recordDeploymentInput>;

/**
 * Records a deployment, or what has become of one: shipped, installed, activated, first value. Refuses 'not_found', 'conflict' (somebody
 * else saved first), and 'invalid' per field: a fact in the future, dates that contradict each other, a first value without its kind, another customer's deal.
 */
export const recordDeployment = defineCommand({
  name: 'deployments.record',
  permission: 'deployments.write',
  input: recordDeploymentInput,
  run: async (ctx, input) => {
    const stored = input.deploymentId ? await lockDeployment(ctx.unit, input.deploymentId) : null;
    if (input.deploymentId && !stored) return notFound();
    if (stored && stored.version !== input.version) return conflict(stored);
    const dealId = input.dealId === stored?.dealId ? null : input.dealId;
    const deal = dealId ? await findDeal(ctx.unit, ctx.scope, dealId) : null;
    if (dealId && !deal) return notFound();
    const missing = stored ? null : missingFields(input);
    if (missing)
      return refuse('invalid', 'A new deployment needs a customer, a site and a kind.', { fields: missing });
    const next = await nextOf(ctx, stored, input);
    const wrong = wrongFields(next, ctx.today) ?? wrongDeal(deal, next);
    if (wrong) return { ok: false, refusal: wrong };
    const deploymentId = stored?.id ?? (await insertDeployment(ctx.unit, next, ctx.now));
    const version = stored ? await updateDeployment(ctx.unit, stored, next, ctx.now) : 1;
    return done(
      { deploymentId, version },
      {
        subjectKind: 'deployment',
        subjectId: deploymentId,
        summary: `${stored ? 'Changed' : 'Recorded'} the deployment ${next.site}`,
        before: stored ? { ...stored } : undefined,
        after: { ...next },
      },
    );
  },
});

function missingFields(input: Input): Record<string, string> | null {
  const missing = (['customer', 'site', 'kind'] as const).filter((field) => input[field] === undefined);
  return missing.length === 0
    ? null
    : Object.fromEntries(missing.map((field) => [field, 'Please fill this in.']));
}

const EMPTY: Omit<DeploymentFields, 'customerId'> = {
  externalId: null,
  dealId: null,
  site: '',
  kind: 'production',
  devices: null,
  signedOn: null,
  shippedOn: null,
  installedOn: null,
  activatedOn: null,
  firstValueOn: null,
  firstValueKind: null,
  firstValueProof: null,
  endedOn: null,
  acvMinor: null,
  state: 'live',
};

/** What is stored, overlaid with what was given. */
async function nextOf(
  ctx: Context,
  stored: StoredDeployment | null,
  input: Input,
): Promise<DeploymentFields> {
  const { deploymentId: _id, version: _version, customer, ...given } = input;
  const changes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const customerId = customer
    ? await ensureCustomer(ctx.unit, customer, ctx.now)
    : (stored?.customerId ?? '');
  return { ...EMPTY, ...stored, ...changes, customerId };
}

const FACTS = ['signedOn', 'shippedOn', 'installedOn', 'activatedOn', 'firstValueOn'] as const;

const FAULTS: Record<DeploymentFault, { field: (typeof FACTS)[number] | 'endedOn'; message: string }> = {
  activated_before_shipped: {
    field: 'activatedOn',
    message: 'It cannot be activated before it was shipped.',
  },
  activated_before_installed: {
    field: 'activatedOn',
    message: 'It cannot be activated before it was installed.',
  },
  first_value_before_signature: { field: 'firstValueOn', message: 'There is no value before the signature.' },
  ended_before_live: { field: 'endedOn', message: 'It cannot end before it is in service.' },
};

function wrongFields(next: DeploymentFields, today: CalendarDate): Refusal | null {
  const fields: Record<string, string> = {};
  for (const field of FACTS) {
    const day = next[field];
    if (day !== null && day > today)
      fields[field] = 'This has not happened yet: choose today or an earlier day.';
  }
  for (const fault of faultsOf({ ...next, id: '' })) fields[FAULTS[fault].field] ??= FAULTS[fault].message;
  if (next.firstValueOn && !next.firstValueKind) {
    fields.firstValueKind = 'Say what the first value was: data, an insight or a saving.';
  }
  const messages = Object.values(fields);
  return messages.length === 0 ? null : { code: 'invalid', message: messages.join(' '), fields };
}

/** The deployment would pass for what was sold to somebody else, whose handoff would then not be missed. */
function wrongDeal(deal: { customerId: string | null } | null, next: DeploymentFields): Refusal | null {
  if (!deal?.customerId || deal.customerId === next.customerId) return null;
  const message = 'This deal is another customer’s.';
  return { code: 'invalid', message, fields: { dealId: message } };
}

function conflict(stored: StoredDeployment) {
  const { acvMinor, ...theirs } = stored;
  return refuse(
    'conflict',
    'Somebody changed this deployment while you had it open. Look at the new values and save again.',
    {
      details: { ...theirs, acvMinor: acvMinor?.toString() ?? null },
    },
  );
}
