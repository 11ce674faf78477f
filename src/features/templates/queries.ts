import { readBoardAgenda } from '@/data/board-agendas';
import { readMappingTemplates, readUsedMappings } from '@/data/mapping-templates';
import { readOwnNames } from '@/data/own-names';
import { readStandingVersions, type StageModelVersion } from '@/data/stage-model-versions';
import { templateInForce } from '@/data/value-plans';
import { FIRST_AGENDA } from '@/domain/board/agenda';
import { STAGE_LABELS } from '@/domain/deals/stages';
import { FIRST_TEMPLATE } from '@/domain/deployments/value-plan';
import { mappingOf, withoutWords, type CopiedMapping } from '@/domain/imports/copied-mapping';
import type { ImportKind } from '@/domain/imports/types';
import { namesIn } from '@/domain/templates/names';
import { ok } from '@/domain/values/result';
import { stateOf } from '@/features/stage-models/queries';
import type { Context } from '@/platform/operations/context';
import { defineQuery } from '@/platform/operations/define-query';
import { templatesInput } from './inputs';

/** What every company begins with names nobody. */
const OWN_WORDS: ReadonlySet<string> = new Set([
  ...FIRST_AGENDA.map(({ title }) => title),
  ...FIRST_TEMPLATE.map(({ title }) => title),
  ...Object.values(STAGE_LABELS),
]);

/** A mapping as it may be copied; `leftOut`: columns and stages whose words name somebody or something of the company. */
export type OfferedMapping = { kind: ImportKind; mapping: CopiedMapping; leftOut: number };

/**
 * What a company has that another one of the same CRO could begin with. `names`: what in its texts is a name of this company's customers,
 * people, products, suppliers or sites; what has one cannot be copied. Of mappings such words are left out.
 */
export const showTemplates = defineQuery({
  name: 'templates.show',
  permission: 'templates.copy',
  input: templatesInput,
  run: async (ctx) => {
    const versions = await readStandingVersions(ctx.unit, ctx.today);
    const model =
      versions.find((version) => stateOf(version, versions, ctx.today) === 'in force') ?? versions[0];
    if (!model) throw new Error('A company has a stage model');
    const plan = await templateInForce(ctx.unit);
    const agenda = await readBoardAgenda(ctx.unit);
    const used = (await readUsedMappings(ctx.unit)).map((one) => ({
      kind: one.kind,
      mapping: mappingOf(one.plan, one.given),
    }));
    const labels = Object.values(model.model.labels);
    const titles = plan.steps.map(({ title }) => title);
    const items = agenda.items.map(({ title }) => title);
    const headers = used.flatMap(({ mapping }) => wordsOf(mapping));
    const found = await ownNames(ctx, [...labels, ...titles, ...items, ...headers]);
    return ok({
      userId: ctx.actor.userId,
      company: ctx.tenant.name,
      today: ctx.today,
      latestModel: versions[0]?.model.version ?? 1,
      model: { ...modelOf(model), names: found(labels) },
      plan: { version: plan.version, steps: plan.steps, names: found(titles) },
      agenda: { version: agenda.version, items: agenda.items, names: found(items) },
      mappings: used.map(({ kind, mapping }): OfferedMapping => {
        const fit = withoutWords(mapping, (word) => found([word]).length > 0);
        return { kind, mapping: fit, leftOut: wordsOf(mapping).length - wordsOf(fit).length };
      }),
      copied: (await readMappingTemplates(ctx.unit)).map(({ kind, version, recordedAt }) => ({
        kind,
        version,
        recordedAt,
      })),
    });
  },
});

export type Templates = Extract<Awaited<ReturnType<typeof showTemplates>>, { ok: true }>['value'];

function modelOf({ model, effectiveFrom }: StageModelVersion) {
  const { version, labels, probabilityBp, gates, notApplicable } = model;
  return { version, effectiveFrom, labels, probabilityBp, gates, notApplicable };
}

function wordsOf({ map, stages }: CopiedMapping): string[] {
  return [...Object.keys(map), ...Object.keys(stages)];
}

/** Tells of texts which of the company's own names they have. */
async function ownNames(
  ctx: Context,
  texts: readonly string[],
): Promise<(of: readonly string[]) => string[]> {
  const asked = texts.filter((text) => !OWN_WORDS.has(text));
  const names = asked.length === 0 ? [] : await readOwnNames(ctx.unit, asked);
  return (of) =>
    namesIn(
      of.filter((text) => !OWN_WORDS.has(text)),
      names,
    );
}
