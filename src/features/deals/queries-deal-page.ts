import { readActivities } from '@/data/activities';
import { readContacts } from '@/data/contacts';
import { readDealEvents, readLineVersions } from '@/data/deal-events';
import { readDealFacts } from '@/data/deal-facts';
import { findDeal } from '@/data/deal-list';
import { readEvidence } from '@/data/evidence';
import { readLeadTimeBook } from '@/data/lead-times';
import { readNotes } from '@/data/notes';
import { readLastReview } from '@/data/review-list';
import { readStageModel } from '@/data/stage-models';
import { may, mayMoveTo, mayRecord } from '@/domain/access/permissions';
import { dealAcv } from '@/domain/deals/amount';
import { EVIDENCE_KINDS, STAGE_IDS } from '@/domain/deals/deal';
import { changeBadges, changesSince, historyOf } from '@/domain/deals/history';
import { judge } from '@/domain/deals/probability';
import { weightedMinor } from '@/domain/deals/weight';
import { forecast } from '@/domain/forecast/forecast';
import { dealTimeline } from '@/domain/forecast/timeline';
import { addDays, startOfDay, type CalendarDate } from '@/domain/values/calendar-date';
import { fiscalOf } from '@/domain/values/fiscal-calendar';
import { notFound, ok } from '@/domain/values/result';
import { readDealFiles } from '@/features/evidence-files/queries-reading';
import { leadTimesOfDeal } from '@/domain/forecast/deal-lead-times';
import type { Context } from '@/platform/operations/context';
import { defineQuery } from '@/platform/operations/define-query';
import type { z } from 'zod';
import { dealPageInput } from './inputs-page';
import { stageSteps } from './stage-steps';

const COMMANDS_A_PAGE = 30;
/** "Changes since" without a choice, for a deal that no review has seen yet. */
const WINDOW_DAYS = 7;

/**
 * A deal as a page inspects it: what it counts and why, its three clocks, claims, evidence, what changed since a day, and the whole
 * history by pages. A dozen statements whatever the deal has behind it. With `knownAt` all of it as known then, and nothing to act on.
 */
export const dealPage = defineQuery({
  name: 'deals.page',
  permission: 'deals.read',
  input: dealPageInput,
  run: inspect,
});

async function inspect(ctx: Context, input: Input) {
  const { dealId, knownAt, asOf = ctx.today } = input;
  const head = await findDeal(ctx.unit, ctx.scope, dealId, knownAt);
  const [facts] = head ? await readDealFacts(ctx.unit, { scope: ctx.scope, dealIds: [dealId], knownAt }) : [];
  if (!head || !facts) return notFound();
  const model = await readStageModel(ctx.unit, asOf, knownAt);
  const book = await readLeadTimeBook(ctx.unit, knownAt);
  const { sortKey: _key, ...deal } = head;
  const { zone } = ctx.tenant;
  return ok({
    deal,
    facts,
    judgement: judge(facts, model, asOf),
    weightedMinor: weightedMinor(facts, model, asOf),
    acvMinor: dealAcv(facts),
    clocks: forecast([facts], { asOf, fiscal: fiscalOf(ctx.tenant), book, model }),
    timeline: dealTimeline(facts, asOf, book),
    leadTimes: leadTimesOfDeal(facts, book),
    stages: stageSteps(facts, model, asOf),
    evidence: await readEvidence(ctx.unit, dealId, knownAt),
    files: await readDealFiles(ctx, dealId, { asOf, knownAt }),
    activities: await readActivities(ctx.unit, dealId, 20, knownAt),
    notes: await readNotes(ctx.unit, dealId, knownAt),
    contacts: head.customerId ? await readContacts(ctx.unit, head.customerId) : [],
    ...(await readHistory(ctx, input, asOf)),
    me: ctx.actor.userId,
    may: rightsOf(ctx, knownAt),
    today: asOf,
    zone,
  });
}

type Input = z.output<typeof dealPageInput>;

/** What the page is drawn from. */
export type DealPageFacts = Extract<Awaited<ReturnType<typeof inspect>>, { ok: true }>['value'];

async function readHistory(ctx: Context, { dealId, since, before, knownAt }: Input, asOf: CalendarDate) {
  const lastReview = await lastReviewOf(ctx, dealId, knownAt);
  const window = windowOf(ctx, { since, lastReview, asOf });
  const { sinceAt } = window;
  const wanted = { commands: COMMANDS_A_PAGE + 1, before: before ?? null, since: sinceAt, knownAt };
  const events = await readDealEvents(ctx.unit, dealId, wanted);
  const lines = await readLineVersions(ctx.unit, dealId);
  const all = historyOf(
    events.filter(({ at }) => before === undefined || at < before),
    lines,
  );
  const page = all.slice(0, COMMANDS_A_PAGE);
  const changes = changesSince(events, lines, { since: sinceAt, until: knownAt ?? ctx.now });
  return {
    history: page,
    older: all.length > COMMANDS_A_PAGE ? (page.at(-1)?.at ?? null) : null,
    changes: { ...changes, ...window, lastReview, badges: changeBadges(changes) },
  };
}

type LastReview = Awaited<ReturnType<typeof readLastReview>>;

/** The last review that the deal was in, for those who read reviews. */
async function lastReviewOf(ctx: Context, dealId: string, knownAt?: string): Promise<LastReview> {
  if (!may(ctx.actor.role, 'reviews.read')) return null;
  return readLastReview(ctx.unit, ctx.scope, dealId, knownAt ?? ctx.now);
}

/** From where "changes since" looks back: the close of the review, or the start of a day. */
function windowOf(
  ctx: Context,
  { since, lastReview, asOf }: { since: Input['since']; lastReview: LastReview; asOf: CalendarDate },
): { sinceOn: CalendarDate; sinceReview: boolean; sinceAt: string } {
  if (lastReview && (since ?? 'review') === 'review')
    return { sinceOn: lastReview.heldOn, sinceReview: true, sinceAt: lastReview.closedAt };
  const sinceOn = since && since !== 'review' ? since : addDays(asOf, -WINDOW_DAYS);
  return { sinceOn, sinceReview: false, sinceAt: instantOf(sinceOn, ctx.tenant.zone) };
}

/** Milliseconds are always written, as in what is recorded: instants compare as text. */
function instantOf(day: CalendarDate, zone: string): string {
  return startOfDay(day, zone).replace(/(:\d\d)Z$/, '$1.000Z');
}

/** What the actor may do on the page. What was known at an instant is looked at, never changed. */
function rightsOf({ actor }: Context, knownAt: string | undefined) {
  const { role, resting } = actor;
  const now = knownAt === undefined && !resting;
  return {
    edit: now && may(actor, 'deals.write'),
    move: now && may(actor, 'deals.move'),
    record: now && may(actor, 'evidence.write'),
    note: now && may(actor, 'notes.write'),
    askException: now && may(actor, 'exceptions.ask'),
    removeAnyNote: now && role === 'CRO',
    recordKinds: now ? EVIDENCE_KINDS.filter((kind) => mayRecord(role, kind)) : [],
    moveTo: now ? STAGE_IDS.filter((stage) => mayMoveTo(role, stage)) : [],
  };
}
