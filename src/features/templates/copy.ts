import type { z } from 'zod';
import { STAGE_IDS } from '@/domain/deals/deal';
import { notFound, ok, refuse, type Result } from '@/domain/values/result';
import { publishAgenda } from '@/features/board/commands-agenda';
import { publishCopiedModel } from '@/features/stage-models/commands';
import { publishTemplate } from '@/features/value-plans/commands';
import type { Caller } from '@/platform/operations/caller';
import { checkInput } from '@/platform/operations/checked-input';
import type { Operation } from '@/platform/operations/registry';
import { COPIED, takeMapping } from './commands';
import { copyAgendaInput, copyMappingInput, copyStageModelInput, copyValuePlanInput } from './inputs';
import { showTemplates, type Templates } from './queries';
import { sameAgenda } from './same-agenda';

// A copy stands in two companies, and a unit of work in one: the source is read in a unit of its own, as the same person with his right
// there, then a command of the target writes a version of its own. Nothing is shared afterwards.

type Sides = { own: Templates; source: Templates };

/** Both companies as the same person sees them; without the right in either one they are not there. */
async function bothSides(caller: Caller, from: string): Promise<Result<Sides>> {
  const own = await showTemplates(withoutKey(caller, caller.tenantSlug), {});
  if (!own.ok) return own;
  if (from === caller.tenantSlug)
    return refuse('rule', 'That is this company.', { remedy: 'Choose another one to copy from.' });
  const source = await showTemplates(withoutKey(caller, from), {});
  return source.ok ? ok({ own: own.value, source: source.value }) : notFound();
}

function withoutKey(caller: Caller, tenantSlug: string): Caller {
  return { ...caller, tenantSlug, idempotencyKey: undefined };
}

/** A copy carries no data: what names somebody or something of the source stays there. */
function named(
  what: string,
  names: readonly string[],
): { ok: false; refusal: ReturnType<typeof refuse>['refusal'] } | null {
  const [first] = names;
  if (first === undefined) return null;
  return refuse(
    'rule',
    `The ${what} there names “${first}”. A copy carries no names of customers, people, products or suppliers.`,
    {
      remedy: 'Publish a version without it there, then copy that.',
    },
  );
}

type Copy<S extends z.ZodType, O> = (caller: Caller, input: z.output<S>, sides: Sides) => Promise<Result<O>>;

/** Called like an operation of the target; `write` is a command of the target, which has checks of its own. */
function defineCopy<S extends z.ZodType<{ from: string }>, O>(
  name: string,
  input: S,
  write: Copy<S, O>,
): Operation<z.input<S>, O> {
  async function copy(caller: Caller, given: z.input<S>): Promise<Result<O>> {
    const checked = checkInput(input, given);
    if (!checked.ok) {
      // Who may not copy here learns nothing, not even that his input is wrong.
      const own = await showTemplates(withoutKey(caller, caller.tenantSlug), {});
      return own.ok ? checked : notFound();
    }
    const sides = await bothSides(caller, checked.value.from);
    return sides.ok ? write(caller, checked.value, sides.value) : sides;
  }
  return Object.assign(copy, {
    operation: { name, kind: 'command' as const, permission: 'templates.copy' as const, input },
  });
}

/** The source's stage table in force as the next version here, from a day on, unsigned. */
export const copyStageModel = defineCopy(
  'templates.copyStageModel',
  copyStageModelInput,
  async (caller, { effectiveFrom, basedOn }, { source: { model } }) => {
    const { labels, probabilityBp, gates, notApplicable, names } = model;
    const refused = named('stage model', names);
    if (refused) return refused;
    const stages = STAGE_IDS.map((stage) => ({
      stage,
      label: labels[stage],
      probabilityBp: stage === 'closed_lost' ? 0 : probabilityBp[stage],
    }));
    return publishCopiedModel(caller, {
      stages,
      gates: [...gates],
      notApplicable: [...notApplicable],
      effectiveFrom,
      basedOn,
      note: COPIED,
    });
  },
);

/** The source's value plan as the next version of the template here. */
export const copyValuePlan = defineCopy(
  'templates.copyValuePlan',
  copyValuePlanInput,
  async (caller, { after }, { source: { plan } }) =>
    named('value plan', plan.names) ??
    publishTemplate(caller, {
      after,
      steps: plan.steps.map(({ title, phase, days }) => ({ title, phase, days })),
    }),
);

/** The source's hour as the next version of the agenda here; where it is the same already, the version that stands. */
export const copyAgenda = defineCopy(
  'templates.copyAgenda',
  copyAgendaInput,
  async (caller, { version }, { own, source }) => {
    const { items, names } = source.agenda;
    const refused = named('agenda', names);
    if (refused) return refused;
    if (own.agenda.version === version && sameAgenda(own, source)) return ok({ version });
    return publishAgenda(caller, {
      version,
      items: items.map(({ key, title, minutes }) => ({ key, title, minutes })),
      note: COPIED,
    });
  },
);

/** The mapping of the source's last file of a kind, to be proposed for the next one here. Refuses 'rule' where there is none. */
export const copyMapping = defineCopy(
  'templates.copyMapping',
  copyMappingInput,
  async (caller, { kind }, { source: { mappings } }) => {
    const offered = mappings.find((one) => one.kind === kind);
    if (!offered) return refuse('rule', `Nothing of ${kind} was imported there yet.`);
    return takeMapping(caller, { kind, mapping: offered.mapping });
  },
);
