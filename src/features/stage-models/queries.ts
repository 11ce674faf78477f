import { readDealFacts } from '@/data/deal-facts';
import { readLeadTimeBook } from '@/data/lead-times';
import { readExceptions } from '@/data/model-exceptions';
import {
  readStageModelVersions,
  readStandingVersions,
  type StageModelVersion,
} from '@/data/stage-model-versions';
import { readStageModel } from '@/data/stage-models';
import { may } from '@/domain/access/permissions';
import { stageModel } from '@/domain/deals/stage-model';
import { compareModels } from '@/domain/forecast/model-comparison';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { fiscalOf } from '@/domain/values/fiscal-calendar';
import { notFound, ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import { listExceptionsInput, previewModelInput, showModelsInput } from './inputs';

/** `in force` today, `to come` on its day, `over` since a later version took its place (or will never stand because one does). */
export type VersionState = 'in force' | 'to come' | 'over';
export type ShownVersion = StageModelVersion & { state: VersionState };

/**
 * The versions of the stage model that count or will (`standing`), and a page of all of them (`versions`), each with its signatures, latest
 * first; what the page's last one changed is told by `before`. And what the actor may do with them.
 */
export const showStageModels = defineQuery({
  name: 'stageModels.show',
  permission: 'stageModel.read',
  input: showModelsInput,
  run: async (ctx, { below, limit }) => {
    const standing = await readStandingVersions(ctx.unit, ctx.today);
    const found = await readStageModelVersions(ctx.unit, { below: below ?? undefined, limit: limit + 1 });
    const withState = (version: StageModelVersion) => ({
      ...version,
      state: stateOf(version, standing, ctx.today),
    });
    const versions = found.slice(0, limit).map(withState);
    const { role, name } = ctx.actor;
    return ok({
      company: ctx.tenant.name,
      standing: standing.map(withState),
      versions,
      before: found[limit]?.model ?? null,
      next: found.length > limit ? (versions.at(-1)?.model.version ?? null) : null,
      today: ctx.today,
      zone: ctx.tenant.zone,
      actor: { role, name },
      may: {
        publish: may(ctx.actor, 'stageModel.write'),
        sign: may(ctx.actor, 'stageModel.sign') && (role === 'CRO' || role === 'CEO') ? role : null,
        ask: may(ctx.actor, 'exceptions.ask'),
        readSettings: may(role, 'settings.read'),
      },
    });
  },
});

/** How a version stands; `versions` are at least those that count or will. */
export function stateOf(
  { model: { version }, effectiveFrom }: StageModelVersion,
  versions: readonly StageModelVersion[],
  today: CalendarDate,
): VersionState {
  const begins = effectiveFrom > today ? effectiveFrom : today;
  const later = versions.some((other) => other.model.version > version && other.effectiveFrom <= begins);
  if (later) return 'over';
  return effectiveFrom <= today || versions.length === 1 ? 'in force' : 'to come';
}

const SHOWN_CHANGES = 20;

/** What a draft would make of today's forecast: totals by stream before and after, and the deals that change most. Nothing is stored. */
export const previewStageModel = defineQuery({
  name: 'stageModels.preview',
  permission: 'stageModel.write',
  input: previewModelInput,
  run: async (ctx, input) => {
    const model = await readStageModel(ctx.unit, ctx.today);
    const draft = stageModel(model.version + 1, input);
    if (!draft.ok) return draft;
    const deals = await readDealFacts(ctx.unit, { scope: ctx.scope });
    const book = await readLeadTimeBook(ctx.unit);
    const { currency } = ctx.tenant;
    const options = { asOf: ctx.today, fiscal: fiscalOf(ctx.tenant), book, model };
    const { changed, ...comparison } = compareModels(deals, options, draft.value);
    return ok({
      ...comparison,
      currency,
      against: model.version,
      changedCount: changed.length,
      changed: changed.slice(0, SHOWN_CHANGES),
    });
  },
});

/** What was asked of the model, what it answered, and how often it gave way: never, by construction. */
export const listExceptions = defineQuery({
  name: 'exceptions.list',
  permission: 'exceptions.read',
  input: listExceptionsInput,
  run: async (ctx, { dealId }) => {
    const [deal] = dealId ? await readDealFacts(ctx.unit, { scope: ctx.scope, dealIds: [dealId] }) : [];
    if (dealId && !deal) return notFound();
    const { asked, rows } = await readExceptions(ctx.unit, 200);
    const { labels } = await readStageModel(ctx.unit, ctx.today);
    return ok({
      asked,
      made: 0,
      rows,
      labels,
      /** The deal that the question would be about. */
      deal: deal ? { id: deal.id, name: deal.name } : null,
      zone: ctx.tenant.zone,
      mayAsk: may(ctx.actor, 'exceptions.ask'),
    });
  },
});
