import { readDealFacts, type StoredDeal } from '@/data/deal-facts';
import { findDealNames, readLastCleanUp } from '@/data/clean-ups';
import { readLeadTimeBook } from '@/data/lead-times';
import { readImportedTargets, readSourceStages } from '@/data/sources';
import { readStageModel } from '@/data/stage-models';
import { readSettings } from '@/data/tenant-settings';
import { may } from '@/domain/access/permissions';
import { audit, byAmountThenId } from '@/domain/audit/checks';
import { cleanUpPlan } from '@/domain/audit/clean-up';
import { latestExcuse } from '@/domain/audit/justification';
import type {
  AuditBasis,
  AuditInput,
  AuditReport,
  AuditTotals,
  CheckId,
  CheckTotals,
  FlaggedDeal,
  SourceField,
} from '@/domain/audit/types';
import type { ForecastOptions } from '@/domain/forecast/types';
import { negotiationStages } from '@/domain/imports/negotiation';
import { auditThresholdsOf } from '@/domain/settings/settings';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { fiscalOf } from '@/domain/values/fiscal-calendar';
import { ok, refuse } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineQuery } from '@/platform/operations/define-query';
import { auditCheckInput, auditInput } from './inputs';
import { decodePosition, encodePosition } from './position';
import { readAuditCheck, readAuditTotals } from './standing-audit';

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

/** The ten checks over every deal that the actor sees: how many, worth how much, which share. */
export const auditTotalsQuery = defineQuery({
  name: 'audit.totals',
  permission: 'audit.read',
  input: auditInput,
  run: async (ctx, input) => {
    const basis = await auditBasis(ctx, input);
    return ok({
      currency: ctx.tenant.currency,
      report:
        input.knownAt === undefined
          ? await readAuditTotals(ctx, basis)
          : withoutDeals(await auditedThen(ctx, basis, input)),
      thresholds: auditThresholdsOf(basis),
    });
  },
});

/** The checks with every deal that they find, and what a clean-up would change in the forecast: by the rules, deal by deal. */
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
      mayCleanUp: input.knownAt === undefined && may(ctx.actor, 'audit.cleanUp'),
    });
  },
});

/** One page of the deals behind a check, largest first, and the check over all of them. */
export const auditCheckQuery = defineQuery({
  name: 'audit.check',
  permission: 'audit.read',
  input: auditCheckInput,
  run: async (ctx, input) => {
    const after = input.after ? decodePosition(input.after) : null;
    if (input.after && !after)
      return refuse('invalid', 'This page address is not valid. Start from the first page.');
    const basis = await auditBasis(ctx, input);
    const page = { check: input.check, after, limit: input.limit + 1 };
    const { totals, rows } =
      input.knownAt === undefined
        ? await readAuditCheck(ctx, basis, page)
        : pageOf(await auditedThen(ctx, basis, input), page);
    const check = totals.checks.find(({ id }) => id === input.check);
    if (!check) throw new Error(`No such check: ${input.check}`);
    const shown = rows.slice(0, input.limit);
    const last = shown.at(-1);
    return ok({
      currency: ctx.tenant.currency,
      thresholds: auditThresholdsOf(basis),
      check: { ...totalsOf(check), deals: await described(ctx, shown, input.knownAt) },
      justify: input.check === 'zombie' && input.knownAt === undefined ? justifiable(ctx) : null,
      next: rows.length > input.limit && last ? encodePosition(last) : null,
    });
  },
});

/** The days between which a justification may end; null for who may not write one. */
function justifiable(ctx: Context) {
  const { actor, today } = ctx;
  return may(actor, 'deals.write') ? { today, latestDay: latestExcuse(today) } : null;
}

function withoutDeals({ checks, ...report }: AuditReport): AuditTotals {
  return { ...report, checks: checks.map(totalsOf) };
}

function totalsOf({ id, state, reason, basis, count, amountMinor, share }: CheckTotals): CheckTotals {
  return { id, state, reason, basis, count, amountMinor, share };
}

/** The same page of a report that the rules made. */
function pageOf(report: AuditReport, page: { check: CheckId; after: FlaggedDeal | null; limit: number }) {
  const found = report.checks.find(({ id }) => id === page.check)?.deals ?? [];
  const { after } = page;
  const rest = after === null ? found : found.filter((deal) => byAmountThenId(deal, after) > 0);
  return { totals: report, rows: rest.slice(0, page.limit) };
}

async function described(ctx: Context, rows: readonly FlaggedDeal[], knownAt: string | undefined) {
  const dealIds = rows.map(({ id }) => id);
  const names = await findDealNames(ctx.unit, dealIds);
  const facts = await readDealFacts(ctx.unit, { scope: ctx.scope, dealIds, knownAt });
  const byId = new Map(facts.map((deal) => [deal.id, deal]));
  return rows.map(({ id, amountMinor }) => {
    const deal = byId.get(id);
    if (!deal) throw new Error('A deal behind a check has no facts');
    const { externalId, name, stage, sourceStage, closeOn, lastActivityOn, nextStep, nextStepOn } = deal;
    const shown = { externalId, name, stage, sourceStage, closeOn, lastActivityOn, nextStep, nextStepOn };
    return { id, amountMinor, ...shown, customer: null, rep: null, ...names.get(id) };
  });
}

type Basis = Omit<AuditBasis, 'negotiationSourceStages'>;

/** The totals of what is known now, for whoever shows them beside other figures. */
export async function readFindings(ctx: Context): Promise<AuditTotals> {
  return readAuditTotals(ctx, await auditBasis(ctx, {}));
}

async function auditBasis(ctx: Context, clock: Clock): Promise<Basis> {
  const settings = await readSettings(ctx.unit, clock.knownAt);
  const targets = await readImportedTargets(ctx.unit, clock.knownAt);
  return {
    asOf: clock.asOf ?? ctx.today,
    ...auditThresholdsOf(settings),
    sourceHas: targets && new Set([...targets].flatMap((target) => FIELD_OF[target] ?? [])),
    leadTimes: settings.leadTimes,
  };
}

/** Recorded history is judged by the rules: standing rows tell what is known now. */
async function auditedThen(ctx: Context, basis: Basis, { knownAt }: Clock): Promise<AuditReport> {
  const negotiationSourceStages = negotiationStages(await readSourceStages(ctx.unit, knownAt));
  const deals = await readDealFacts(ctx.unit, { scope: ctx.scope, knownAt });
  return audit({ ...basis, negotiationSourceStages, deals });
}

export type AuditFacts = { facts: AuditInput & { deals: StoredDeal[] }; options: ForecastOptions };

/** All that the audit looks at, read once. */
export async function auditFacts(ctx: Context, clock: Clock): Promise<AuditFacts> {
  const basis = await auditBasis(ctx, clock);
  const model = await readStageModel(ctx.unit, basis.asOf, clock.knownAt);
  const deals = await readDealFacts(ctx.unit, { scope: ctx.scope, knownAt: clock.knownAt });
  const { asOf } = basis;
  const book = await readLeadTimeBook(ctx.unit, clock.knownAt);
  return {
    facts: {
      ...basis,
      negotiationSourceStages: negotiationStages(await readSourceStages(ctx.unit, clock.knownAt)),
      deals,
    },
    options: { asOf, fiscal: fiscalOf(ctx.tenant), book, model },
  };
}
