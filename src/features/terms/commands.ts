import { lockTerms, readTermsVersion, updateTerms, type StoredTerms } from '@/data/terms';
import {
  changedTerms,
  checkTerms,
  onlyTerms,
  type EngagementTerms,
  type TermField,
} from '@/domain/engagement/terms';
import type { ConflictDetails } from '@/domain/values/conflict';
import { refuse } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done } from '@/platform/operations/define-command';
import { changeTermsInput } from './inputs';
import { TERM_LABELS, termText } from './term-words';

/**
 * Writes down what the CRO and the company agreed, as a new version. Refusals: 'rule' while nobody has said when the engagement begins or
 * where nothing would change, 'invalid' by field, 'conflict' with both values where somebody changed them first.
 */
export const changeTerms = defineCommand({
  name: 'terms.change',
  permission: 'terms.write',
  input: changeTermsInput,
  run: async (ctx, { version: seen, ...wanted }) => {
    const standing = await lockTerms(ctx.unit);
    if (!standing)
      return refuse('rule', 'Nobody has said when the engagement begins.', {
        remedy: 'Set its first day on the overview of the engagement, then its terms.',
      });
    if (standing.version !== seen) return bothValues(ctx, standing, seen);
    const checked = checkTerms(wanted, { startOn: standing.startOn, today: ctx.today });
    if (!checked.ok) return checked;
    const before = onlyTerms(standing);
    const changed = changedTerms(before, wanted);
    if (changed.length === 0) return refuse('rule', 'Nothing has changed.');
    await updateTerms(ctx.unit, wanted, { userId: ctx.actor.userId, at: ctx.now });
    const { currency } = ctx.tenant;
    const said = (of: EngagementTerms) =>
      Object.fromEntries(changed.map((field) => [field, plain(of[field])]));
    return done(
      { version: seen + 1, changed },
      {
        subjectKind: 'engagement',
        subjectId: null,
        summary: `Changed the terms: ${changed.map((field) => changeText(field, before, wanted, currency)).join(', ')}`,
        before: said(before),
        after: said(wanted),
      },
    );
  },
});

function changeText(
  field: TermField,
  before: EngagementTerms,
  after: EngagementTerms,
  currency: string,
): string {
  const [from, to] = [before, after].map((terms) => termText(field, terms[field], currency));
  return `${TERM_LABELS[field]} from ${from} to ${to}`;
}

async function bothValues(ctx: Context, standing: StoredTerms, seen: number) {
  const before = await readTermsVersion(ctx.unit, seen);
  const details: ConflictDetails = {
    version: standing.version,
    changedBy: standing.by,
    changedAt: standing.recordedAt,
    theirs: shown(standing),
    seen: before && shown(before),
  };
  return refuse('conflict', 'Somebody changed the terms while you had them open. Nothing of yours is lost.', {
    remedy: 'Look at both values and choose, then save.',
    details,
  });
}

/** Plain JSON: amounts as text. */
function shown(terms: EngagementTerms): Record<string, unknown> {
  return Object.fromEntries(Object.entries(onlyTerms(terms)).map(([field, value]) => [field, plain(value)]));
}

function plain(value: EngagementTerms[TermField]) {
  return typeof value === 'bigint' ? value.toString() : value;
}
