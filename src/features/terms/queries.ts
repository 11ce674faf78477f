import { readRateBook } from '@/data/fx-rates';
import { readTerms, readTermsVersions, type StoredTerms } from '@/data/terms';
import { may } from '@/domain/access/permissions';
import { ALTERNATIVES, inDollars, SOURCE_CURRENCY, standingOf } from '@/domain/engagement/alternatives';
import { variableQuarters, type VariableQuarter, type VariableTerms } from '@/domain/engagement/compensation';
import { costOf } from '@/domain/engagement/days';
import { monthlyRateOn, rateText } from '@/domain/revenue/fx';
import { multiplyRatio } from '@/domain/values/money';
import { ok } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineQuery } from '@/platform/operations/define-query';
import { readCompensationFacts, type BaseSource } from './compensation-facts';
import { compensationInput, termsInput } from './inputs';

/**
 * What was agreed and every version of it, what a full month costs, and what other ways would cost beside it. `terms` is null while nobody
 * has said when the engagement begins.
 */
export const showTerms = defineQuery({
  name: 'terms.show',
  permission: 'terms.read',
  input: termsInput,
  run: async (ctx) => {
    const { currency, zone } = ctx.tenant;
    const [terms = null, ...before] = await readTermsVersions(ctx.unit);
    const preview = await variablePart(ctx, terms, {});
    return ok({
      terms,
      versions: terms === null ? [] : [terms, ...before],
      currency,
      zone,
      today: ctx.today,
      preview,
      cost: await costBeside(ctx, terms, preview),
      mayWrite: may(ctx.actor, 'terms.write'),
    });
  },
});

/** What the variable part paid, or would pay with other terms, quarter by quarter on the company's own deployments. */
export const showCompensation = defineQuery({
  name: 'terms.compensation',
  permission: 'terms.read',
  input: compensationInput,
  run: async (ctx, asked) => {
    const preview = await variablePart(ctx, await readTerms(ctx.unit), asked);
    return ok({ currency: ctx.tenant.currency, preview });
  },
});

type Asked = { shareBp?: number; floorMinor?: bigint | null; capMinor?: bigint | null };

/** `reason` says why there is nothing to reckon with; otherwise `quarters`, oldest first. */
export type CompensationPreview =
  | { reason: string; terms: null; source: null; quarters: VariableQuarter[] }
  | { reason: null; terms: VariableTerms; source: BaseSource; quarters: VariableQuarter[] };

async function variablePart(
  ctx: Context,
  terms: StoredTerms | null,
  asked: Asked,
): Promise<CompensationPreview> {
  const none = (reason: string): CompensationPreview => ({ reason, terms: null, source: null, quarters: [] });
  if (!terms) return none('Nobody has said when the engagement begins.');
  const facts = await readCompensationFacts(ctx, terms);
  const shareBp = asked.shareBp ?? terms.variableShareBp;
  if (shareBp === null) return none('No variable part is agreed.');
  const floorMinor = asked.floorMinor === undefined ? terms.variableFloorMinor : asked.floorMinor;
  const baseMinor = floorMinor ?? facts.base?.minor ?? null;
  if (baseMinor === null) return none('There was no production deployment on the first day to measure from.');
  const source = floorMinor === null ? (facts.base?.source ?? 'first_day') : 'agreed';
  const capMinor = asked.capMinor === undefined ? terms.variableCapMinor : asked.capMinor;
  const variable = { baseMinor, shareBp, capMinor };
  const quarters = variableQuarters(facts.deployments, facts.quarters, {
    terms: variable,
    startOn: terms.startOn,
    endOn: terms.endOn,
    today: ctx.today,
  });
  return { reason: null, terms: variable, source, quarters };
}

/** A full month's days at the day rate and the variable part of an average month, in the company's currency and in dollars. */
async function costBeside(ctx: Context, terms: StoredTerms | null, preview: CompensationPreview) {
  const { currency } = ctx.tenant;
  const { contractedDays = null, dayRateMinor = null } = terms ?? {};
  const daysMinor =
    contractedDays === null || dayRateMinor === null ? null : costOf(contractedDays, dayRateMinor);
  const year = preview.quarters.filter(({ state }) => state !== 'not_over');
  const variableMinor =
    year.length === 0
      ? 0n
      : multiplyRatio(
          year.reduce((sum, { payMinor }) => sum + payMinor, 0n),
          1n,
          BigInt(3 * year.length),
        );
  const rate =
    currency === SOURCE_CURRENCY
      ? null
      : monthlyRateOn(await readRateBook(ctx.unit, currency), SOURCE_CURRENCY, ctx.today);
  const monthMinor = daysMinor === null ? null : daysMinor + variableMinor;
  const monthUsdMinor = monthMinor === null ? null : inDollars(monthMinor, currency, rate);
  return {
    daysMinor,
    variableMinor,
    monthMinor,
    monthUsdMinor,
    /** Units of the company's currency for one dollar; null where none is needed or known. */
    rate: rate === null ? null : rateText(rate),
    alternatives: ALTERNATIVES.map((alternative) => ({
      ...alternative,
      standing:
        monthUsdMinor === null || alternative.per !== 'month' ? null : standingOf(monthUsdMinor, alternative),
    })),
  };
}
