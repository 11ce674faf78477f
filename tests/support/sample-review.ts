import { createDeal } from '@/features/deals/commands';
import { moveDeal } from '@/features/deals/commands-evidence';
import { addMember } from '@/features/members/add-member';
import { callReview } from '@/features/reviews/commands-plan';
import { closeReview } from '@/features/reviews/commands-close';
import { open } from '@/features/reviews/commands-open';
import { answerDeal } from '@/features/reviews/commands-preparation';
import { roomQuery } from '@/features/reviews/queries-room';
import type { RoomView } from '@/features/reviews/room-view';
import { roomOf, type RoomState } from '@/domain/reviews/room';
import { newId } from '@/platform/db/ids';
import { withUnit } from '@/platform/db/unit-of-work';
import type { Caller } from '@/platform/operations/caller';
import { makeTenant, value, type TestTenant } from './tenants';

export type SampleDeal = { dealId: string; name: string };

/** A company with two reps who have members, a second CRO, and deals: Ria's quoted, in demo and committed, Ben's lead and quoted. */
export type ReviewCompany = {
  tenant: TestTenant;
  /** Another CRO, and the second rep's member. */
  cro2: Caller;
  ben: Caller;
  /** Another rep's member, who has no deals. */
  addRep: (name: string) => Promise<Caller>;
  benRepId: string;
  benUserId: string;
  quoted: SampleDeal;
  demo: SampleDeal;
  committed: SampleDeal;
  benLead: SampleDeal;
  benQuoted: SampleDeal;
};

const HARDWARE = {
  stream: 'hardware' as const,
  recurring: false,
  description: 'Gateways',
  units: 100,
  amountMinor: '100000',
};
export const DEMO = { kind: 'demo' as const, evidenceOn: '2026-01-05' };
export const QUOTE = {
  kind: 'quote' as const,
  reference: 'Q-1',
  evidenceOn: '2026-01-10',
  amountMinor: '100000',
};
export const PO = { kind: 'po' as const, reference: 'PO-1', evidenceOn: '2026-02-01', amountMinor: '100000' };

export async function reviewCompany({ deals = true } = {}): Promise<ReviewCompany> {
  const tenant = await makeTenant();
  const second = await member(tenant, 'REP', 'Ben Rep');
  const { userId: cro2 } = await member(tenant, 'CRO', 'Cora Second');
  const benRepId = await repIdOf(tenant, second.userId);
  const caller = (userId: string): Caller => ({ kind: 'member', userId, tenantSlug: tenant.slug });
  const deal = (repId: string, name: string, evidence: readonly Evidence[]) =>
    deals ? dealAt(tenant, repId, name, evidence) : { dealId: newId(), name };
  return {
    tenant,
    cro2: caller(cro2),
    ben: caller(second.userId),
    addRep: async (name) => caller((await member(tenant, 'REP', name)).userId),
    benRepId,
    benUserId: second.userId,
    quoted: await deal(tenant.repId, 'Cold chain', [DEMO, QUOTE]),
    demo: await deal(tenant.repId, 'Cabin sensors', [DEMO]),
    committed: await deal(tenant.repId, 'Pump watch', [DEMO, QUOTE, PO]),
    benLead: await deal(benRepId, 'Silo levels', []),
    benQuoted: await deal(benRepId, 'Fleet trackers', [DEMO, QUOTE]),
  };
}

function member(tenant: TestTenant, role: 'REP' | 'CRO', name: string) {
  const email = `${name.toLowerCase().replace(' ', '.')}@${tenant.slug}.example`;
  return addMember({ tenantSlug: tenant.slug, role, email, name }).then(value);
}

async function repIdOf(tenant: TestTenant, userId: string): Promise<string> {
  const [row] = await withUnit({ tenantId: tenant.id, mode: 'read' }, (unit) =>
    unit.sql<{ id: string }>('SELECT id FROM rep WHERE tenant_id = $1 AND user_id = $2', [tenant.id, userId]),
  );
  if (!row) throw new Error('The member is no rep');
  return row.id;
}

type Evidence = typeof DEMO | typeof QUOTE | typeof PO;
const STAGES = ['lead', 'demo', 'hardware_quote_sent', 'hardware_po_received'] as const;

/** A deal of a rep with this evidence, in the stage that it carries. */
export async function dealAt(
  tenant: TestTenant,
  repId: string,
  name: string,
  evidence: readonly Evidence[],
): Promise<SampleDeal> {
  const input = { name, customer: `${name} Ltd`, contact: 'Ada Buyer', repId, lines: [HARDWARE] };
  const { dealId, version } = value(await createDeal(tenant.as.CRO, input));
  const to = STAGES[evidence.length];
  if (to && evidence.length > 0)
    value(await moveDeal(tenant.as.CRO, { dealId, version, to, evidence: [...evidence] }));
  return { dealId, name };
}

/** A review that is planned, a minute from now. */
export async function plannedReview({ tenant }: ReviewCompany): Promise<string> {
  return value(await callReview(tenant.as.CRO, {})).reviewId;
}

/** A review that is open: nobody has prepared, everybody brings what is proposed. */
export async function openReview(company: ReviewCompany): Promise<string> {
  const reviewId = await plannedReview(company);
  value(await open(company.tenant.as.CRO, { reviewId }));
  return reviewId;
}

/** What Ria says about her quoted deal; from then on she has prepared. */
export async function prepareQuoted(
  { tenant, quoted }: ReviewCompany,
  reviewId: string,
  nextStep = 'Send the revised quote on Friday',
) {
  const answers = { nextStep, evidenceAnswer: 'none_yet' as const, riskKind: 'budget' as const };
  const input = { reviewId, dealId: quoted.dealId, version: null, ...answers };
  return value(await answerDeal(tenant.as.REP, input));
}

/** A review that is over: Ria had prepared her quoted deal, nothing was ruled. */
export async function closedReview(company: ReviewCompany): Promise<string> {
  const reviewId = await plannedReview(company);
  await prepareQuoted(company, reviewId);
  value(await open(company.tenant.as.CRO, { reviewId }));
  value(await closeReview(company.tenant.as.CRO, { reviewId }));
  return reviewId;
}

export async function viewOf(caller: Caller, reviewId: string): Promise<RoomView> {
  return value(await roomQuery(caller, { reviewId }));
}

/** The room as its events say. */
export async function roomIn(company: ReviewCompany, reviewId: string): Promise<RoomState> {
  return roomOf((await viewOf(company.tenant.as.CRO, reviewId)).events);
}
