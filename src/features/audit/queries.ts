import { readDealFacts, type StoredDeal } from '@/data/deal-facts';
import { findDealNames, readLastCleanUp } from '@/data/clean-ups';
import { readImportedTargets, readSourceStages } from '@/data/sources';
import { readStageModel } from '@/data/stage-models';
import { readSettings } from '@/data/tenant-settings';
import { may } from '@/domain/access/permissions';
import { audit } from '@/domain/audit/checks';
import { cleanUpPlan } from '@/domain/audit/clean-up';
import type { AuditInput, SourceField } from '@/domain/audit/types';
import type { ForecastOptions } from '@/domain/forecast/types';
import { negotiationStages } from '@/domain/imports/negotiation';
import { auditThresholdsOf } from '@/domain/settings/settings';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { ok } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineQuery } from '@/platform/operations/define-query';
import { auditCheckInput, auditInput } from './inputs';

type Clock = { asOf?: CalendarDate; knownAt?: string };

/** What each target field of an import tells the audit. */
const FIELD_OF: Record<string, SourceField> = {
  shipOn: 'shipDate',
  shippedOn: 'shipDate',
  closeOn: 'closeDate',
  amount: 'amount',
  hardwareAmount: 'amount',
  softwareAmount: 'amount',
  servicesAmount: 'amount',
  nextStep: 'nextStep',
  nextStepOn: 'nextStepDate',
  poNumber: 'poNumber',
  verbalYes: 'verbalYes',
  verbalYesOn: 'verbalYes',
  lastActivityOn: 'activityDate',
  occurredOn: 'activityDate',
  stageEnteredOn: 'stageEntryDate',
  engagedOn: 'engageDate',
  createdOn: 'createDate',
};

/** The ten checks over every deal that the actor sees, and what a clean-up would change in the forecast. */
export const auditQuery = defineQuery({
  name: 'audit.show',
  permission: 'audit.read',
  input: auditInput,
  run: async (ctx, input) => {
    const { facts, options } = await auditFacts(ctx, input);
    const plan = cleanUpPlan(facts.deals, facts, options);
    return ok({
      currency: ctx.tenant.currency,
      report: audit(facts),
      thresholds: auditThresholdsOf(facts),
      cleanUp: {
        toClose: plan.toClose.map(({ id }) => id),
        toDesk: plan.toDesk.map(({ id }) => id),
        closing: plan.closing,
        desk: plan.desk,
        before: plan.before.totals.total,
        after: plan.after.totals.total,
      },
      lastCleanUp: await readLastCleanUp(ctx.unit),
      mayCleanUp: input.knownAt === undefined && may(ctx.actor.role, 'audit.cleanUp'),
    });
  },
});

/** The deals behind one check, largest first. */
export const auditCheckQuery = defineQuery({
  name: 'audit.check',
  permission: 'audit.read',
  input: auditCheckInput,
  run: async (ctx, input) => {
    const { facts } = await auditFacts(ctx, input);
    const check = audit(facts).checks.find(({ id }) => id === input.check);
    if (!check) throw new Error(`No such check: ${input.check}`);
    const names = await findDealNames(
      ctx.unit,
      check.deals.map(({ id }) => id),
    );
    const byId = new Map(facts.deals.map((deal) => [deal.id, deal]));
    const deals = check.deals.map((flagged) => ({
      ...flagged,
      ...described(byId.get(flagged.id)),
      ...names.get(flagged.id),
    }));
    return ok({
      currency: ctx.tenant.currency,
      thresholds: auditThresholdsOf(facts),
      check: { ...check, deals },
    });
  },
});

function described(deal: AuditInput['deals'][number] | undefined) {
  return {
    name: deal?.name ?? '',
    stage: deal?.stage ?? 'lead',
    sourceStage: deal?.sourceStage ?? null,
    closeOn: deal?.closeOn ?? null,
    lastActivityOn: deal?.lastActivityOn ?? null,
    nextStep: deal?.nextStep ?? null,
    nextStepOn: deal?.nextStepOn ?? null,
  };
}

export type AuditFacts = { facts: AuditInput & { deals: StoredDeal[] }; options: ForecastOptions };

/** All that the audit looks at, read once. */
export async function auditFacts(ctx: Context, clock: Clock): Promise<AuditFacts> {
  const asOf = clock.asOf ?? ctx.today;
  const settings = await readSettings(ctx.unit, clock.knownAt);
  const model = await readStageModel(ctx.unit, asOf, clock.knownAt);
  const targets = await readImportedTargets(ctx.unit, clock.knownAt);
  const deals = await readDealFacts(ctx.unit, { scope: ctx.scope, knownAt: clock.knownAt });
  return {
    facts: {
      asOf,
      deals,
      sourceHas: targets && new Set([...targets].flatMap((target) => FIELD_OF[target] ?? [])),
      negotiationSourceStages: negotiationStages(await readSourceStages(ctx.unit)),
      leadTimes: settings.leadTimes,
      ...auditThresholdsOf(settings),
    },
    options: { asOf, fiscalStartMonth: ctx.tenant.fiscalStartMonth, leadTimes: settings.leadTimes, model },
  };
}
