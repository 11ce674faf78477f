import { randomBytes, randomInt } from 'node:crypto';
import { Readable } from 'node:stream';
import { addDays, date } from '@/domain/values/calendar-date';
import { cleanUp } from '@/features/audit/commands';
import { bulkEdit } from '@/features/deals/commands-bulk';
import { pipelinePage } from '@/features/deals/queries-pipeline-page';
import { justifyDeal } from '@/features/justifications/commands';
import { listMembers } from '@/features/members/queries';
import { customersOnQuery } from '@/features/revenue/queries-customers';
import { beginSweep } from '@/features/sweeps/commands';
import { newToken } from '@/platform/auth/sessions';
import { atInstant, later, now, today } from '@/platform/clock/clock';
import { hashToken } from '@/platform/operations/resolve';
import { plainPng } from '../../prisma/demo/plain-pdf';
import { must } from './operations-answers';
import { BOARD_SAMPLES } from './sample-board';
import { BOARD_LINK_SAMPLES } from './sample-board-links';
import { madeOrKept } from './kept-samples';
import { CHART_NOTE_SAMPLES } from './sample-chart-notes';
import { TEMPLATE_SAMPLES } from './sample-templates';
import { VIEW_SAMPLES } from './sample-views';
import {
  newContract,
  newDeployment,
  newInvitation,
  newPerson,
  newZombie,
  type DealKind,
  type Person,
  type World,
} from './operations-world';
import { DESK_INPUTS } from './small-deals';
import { CADENCE_SAMPLES } from './sample-cadence';
import { CLOSING_SAMPLES } from './sample-closing';
import { NOTICE_SAMPLES } from './sample-notices';
import { PORTFOLIO_SAMPLES } from './sample-portfolio';
import { PREPARATION_SAMPLES } from './sample-preparation';
import { IMPORT_SAMPLES } from './sample-imports';
import { REQUEST_SAMPLES } from './sample-requests';
import { REVENUE_SAMPLES } from './sample-revenue';
import { ROOM_SAMPLES } from './sample-room';
import { CONTRACT_SAMPLES } from './sample-contracts';
import { DEPLOYMENT_SAMPLES } from './sample-deployments';
import { DEVICE_SAMPLES } from './sample-devices';
import { DEAL_PAGE_SAMPLES } from './sample-deal-page';
import { ENGAGEMENT_SAMPLES } from './sample-engagement';
import { KPI_SAMPLES } from './sample-kpis';
import { FORECAST_SAMPLES } from './sample-forecast';
import { HANDOFF_SAMPLES } from './sample-handoffs';
import { FILE_SAMPLES, newFile, newRecord, SHIPMENT } from './sample-files';

const JUSTIFIED = {
  why: 'The budget comes in spring',
  evidence: 'Mail of the buyer',
  untilOn: addDays(today('UTC'), 60),
};
import { SETTINGS_SAMPLES } from './sample-settings';
import { COMPANY_LIFE_SAMPLES, readyFor } from './sample-company-life';
import { TERMS_SAMPLES } from './sample-terms';

/** `who`: whoever will call it, for what only its owner may do. */
type Sample = (world: World, kind: DealKind, who: Person) => unknown;

const nothing: Sample = () => ({});
const LINES = [{ stream: 'hardware', description: 'Sensors', amountMinor: '500000' }];
/** Above the floor of the small deals. */
const SUBSCRIPTION = { stream: 'software', recurring: true, description: 'Platform', amountMinor: '5000' };
const clocks: Sample = () => ({ asOf: '2026-11-01', knownAt: '2026-11-02T00:00:00Z' });

async function freeRep(world: World): Promise<string> {
  const found = must(await listMembers(world.operator, {})).freeReps[0];
  if (!found) throw new Error('There is no rep without a member');
  return found.id;
}

/** The rep whose deals are the member's. */
async function repOf(world: World, kind: DealKind): Promise<string> {
  const owner = kind === 'colleague' ? 'COLLEAGUE ' : 'REP ';
  const { reps } = must(await pipelinePage(world.operator, {}));
  const found = reps.find(({ name }) => name.startsWith(owner));
  if (!found) throw new Error(`There is no rep ${owner}`);
  return found.id;
}

async function customerOf(world: World): Promise<string> {
  await newContract(world);
  const customer = must(await customersOnQuery(world.operator, {})).rows[0];
  if (!customer) throw new Error('There is no customer with a contract');
  return customer.customerId;
}

async function invitation(world: World) {
  const email = `new-${randomBytes(4).toString('hex')}@${world.slug}.example`;
  return { email, name: `New ${world.canary}`, role: 'VIEWER', repId: await freeRep(world) };
}

/**
 * For each operation an input that succeeds for whoever may call it, on rows made for this one call. Every id field that the
 * operation's schema knows is filled: the tests replace each by a foreign one. `kind` says whose deal it is about.
 */
export const SAMPLE_INPUTS: Record<string, Sample> = {
  ...DESK_INPUTS,
  ...BOARD_SAMPLES,
  ...BOARD_LINK_SAMPLES,
  ...SETTINGS_SAMPLES,
  ...TERMS_SAMPLES,
  ...COMPANY_LIFE_SAMPLES,
  ...CHART_NOTE_SAMPLES,
  ...CONTRACT_SAMPLES,
  ...PORTFOLIO_SAMPLES,
  ...NOTICE_SAMPLES,
  ...TEMPLATE_SAMPLES,
  'audit.show': clocks,
  'audit.totals': () => ({}),
  'audit.check': () => ({ check: 'zombie' }),
  'audit.cleanUp': async (world) => ({ dealIds: [await newZombie(world)] }),
  'audit.undoCleanUp': async (world) => {
    const dealIds = [await newZombie(world)];
    return { cleanUpId: must(await cleanUp(world.operator, { dealIds })).cleanUpId };
  },
  'deals.bulkEdit': async (world, kind) => {
    const { dealId, version } = await world.newDeal(kind);
    return { deals: [{ dealId, version }], change: { kind: 'owner', repId: await repOf(world, kind) } };
  },
  'deals.undoBulk': async (world, kind) => {
    const { dealId, version } = await world.newDeal(kind);
    const { caller } = kind === 'colleague' ? world.people.COLLEAGUE : world.people.REP;
    const change = { kind: 'closeOn' as const, closeOn: '2027-01-31' };
    return { bulkId: must(await bulkEdit(caller, { deals: [{ dealId, version }], change })).bulkId };
  },
  'deals.board': async (world, kind) => ({ repId: await repOf(world, kind) }),
  'deals.boardColumn': async (world, kind) => ({
    stage: 'hardware_po_received',
    repId: await repOf(world, kind),
    after: { key: '2026-01-01', id: (await world.newDeal(kind)).dealId },
  }),
  'deals.create': async (world, kind) => ({
    name: `New ${world.canary}`,
    customer: `Customer ${world.canary}`,
    repId: await repOf(world, kind),
  }),
  'deals.edit': async (world, kind) => {
    const { dealId, version, lineId } = await world.newDeal(kind);
    const lines = [...LINES.map((line) => ({ ...line, id: lineId })), SUBSCRIPTION];
    const repId = await repOf(world, kind);
    return { dealId, version, repId, nextStep: 'Call again', claimBp: 8000, lines };
  },
  'deals.export': clocks,
  'deals.gate': async (world, kind) => ({ dealId: (await world.newDeal(kind)).dealId }),
  'deals.justify': async (world, kind) => {
    const { dealId } = await world.newDeal(kind);
    return { dealId, ...JUSTIFIED };
  },
  'deals.list': async (world, kind) => ({ repId: await repOf(world, kind), limit: 5 }),
  'deals.logActivity': async (world, kind) => {
    const { dealId } = await world.newDeal(kind);
    return { dealId, kind: 'call', occurredOn: '2026-03-01', subject: 'Call' };
  },
  'deals.move': async (world, kind) => {
    const { dealId, version, lineId } = await world.newDeal(kind);
    const { fileId } = await newFile(world, dealId);
    return { dealId, version, to: 'hardware_shipped', evidence: [{ ...SHIPMENT, lineId, fileId }] };
  },
  'deals.newPage': nothing,
  'deals.pipeline': async (world, kind) => ({ repId: await repOf(world, kind) }),
  'deals.pipelinePage': async (world, kind) => ({ repId: await repOf(world, kind), limit: 5 }),
  'deals.recordEvidence': async (world, kind) => {
    const { dealId, lineId } = await world.newDeal(kind);
    const { fileId } = await newFile(world, dealId);
    return { dealId, evidence: [{ ...SHIPMENT, lineId, fileId }] };
  },
  ...DEAL_PAGE_SAMPLES,
  ...DEPLOYMENT_SAMPLES,
  ...DEVICE_SAMPLES,
  ...FILE_SAMPLES,
  ...FORECAST_SAMPLES,
  ...HANDOFF_SAMPLES,
  'deals.exportTable': async (world, kind) => ({ repId: await repOf(world, kind), columns: ['stage'] }),
  'deals.select': async (world, kind) => ({ repId: await repOf(world, kind) }),
  'deals.table': async (world, kind) => ({ repId: await repOf(world, kind), limit: 5 }),
  'deals.show': async (world, kind) => ({ dealId: (await world.newDeal(kind)).dealId }),
  'deals.voidEvidence': async (world, kind) => {
    const { dealId, evidenceId, shipped } = await newRecord(world, kind);
    const { fileId } = await newFile(world, dealId);
    return { evidenceId, reason: 'wrong count', replacement: { ...shipped, units: 90, fileId } };
  },
  'deployments.list': async (world) => ({ customerId: await customerOf(world) }),
  'deployments.record': async (world, kind) => {
    const { dealId } = await world.newDeal(kind);
    const { deploymentId, version } = await newDeployment(world, dealId);
    return { deploymentId, version, dealId, shippedOn: '2026-03-10' };
  },
  ...IMPORT_SAMPLES,
  'imports.upload': () => again({ kind: 'deals', fileName: 'deals.csv', body: null }),
  'history.compare': () => ({ from: '2026-01-01', to: '2026-11-02T00:00:00Z' }),
  'justifications.ofDeal': async (world, kind) => ({ dealId: (await world.newDeal(kind)).dealId }),
  'justifications.rule': async (world, kind) => ({
    justificationId: await repeated(world, kind),
    accepted: true,
    reason: 'I called them',
  }),
  ...KPI_SAMPLES,
  ...ENGAGEMENT_SAMPLES,
  'members.list': nothing,
  'members.invite': async (world) => ({ ...(await invitation(world)), tokenHash: hashToken(newToken()) }),
  inviteByLink: invitation,
  'members.revokeInvitation': async (world) => ({ invitationId: await newInvitation(world) }),
  'members.changeRole': async (world) => ({ ...(await spare(world)), role: 'DELIVERY' }),
  'members.remove': async (world) => spare(world),
  'palette.search': (world) => ({ text: world.canary }),
  ...REQUEST_SAMPLES,
  ...REVENUE_SAMPLES,
  ...CADENCE_SAMPLES,
  ...CLOSING_SAMPLES,
  ...PREPARATION_SAMPLES,
  ...ROOM_SAMPLES,
  'reviews.list': () => ({ limit: 5 }),
  'reviews.ofDeal': async (world, kind) => ({ dealId: (await world.newDeal(kind)).dealId }),
  'reviews.trend': async (world, kind) => ({ repId: await repOf(world, kind), behind: 'promises' }),
  'sweeps.begin': nothing,
  'sweeps.closeBatch': async (world) => ({ ...(await begunSweep(world)), dealIds: [await newZombie(world)] }),
  'sweeps.desk': nothing,
  'sweeps.finish': async (world) => ({ ...(await begunSweep(world)), changed: true }),
  'sweeps.mailWarning': async (world) => ({
    ...(await warnedNight(world)),
    userId: world.people.CRO.userId,
  }),
  'sweeps.preview': nothing,
  'sweeps.recipients': warnedNight,
  'sweeps.result': async (world) => ({ ...(await begunSweep(world)), desk: 0 }),
  'sweeps.run': nothing,
  'sweeps.show': nothing,
  'sweeps.undo': begunSweep,
  'sweeps.undoBatch': begunSweep,
  'tenants.show': nothing,
  ...VIEW_SAMPLES,
};

/** The second justification of one silence, which waits for the CRO. */
async function repeated(world: World, kind: DealKind): Promise<string> {
  const { dealId } = await world.newDeal(kind);
  const { userId } = kind === 'colleague' ? world.people.COLLEAGUE : world.people.REP;
  // Days later his session would have ended.
  const caller = { kind: 'member' as const, userId, tenantSlug: world.slug };
  const justify = (days: number) =>
    atInstant(later(now(), days * 86_400), () => justifyDeal(caller, { dealId, ...JUSTIFIED }));
  must(await justify(1));
  return must(await justify(2)).justificationId;
}

/** A night in which somebody was warned of a zombie. */
async function warnedNight(world: World): Promise<{ warnedOn: string }> {
  await newZombie(world);
  const asOf = addDays(date('2026-05-01'), randomInt(200));
  must(await beginSweep(world.operator, { asOf }));
  return { warnedOn: asOf };
}

/** A sweep of some day of long ago, not finished. */
async function begunSweep(world: World): Promise<{ sweepId: string }> {
  const asOf = addDays(date('1990-01-01'), randomInt(10_000));
  return { sweepId: must(await beginSweep(world.operator, { asOf })).sweepId };
}

async function spare(world: World): Promise<{ userId: string }> {
  return { userId: (await newPerson(world.slug, 'SPARE', 'VIEWER')).userId };
}

/** The same input for one more call: the body of an upload can be read only once. */
export function again<T>(input: T): T {
  if (typeof input !== 'object' || input === null || !('body' in input)) return input;
  const bytes = 'dealId' in input ? plainPng() : Buffer.from('Deal ID,Deal Name\n1,First\n');
  return { ...input, body: Readable.toWeb(Readable.from([bytes])) };
}

export async function sampleInput(
  name: string,
  world: World,
  kind: DealKind = 'own',
  who = world.people.CRO,
): Promise<unknown> {
  const sample = SAMPLE_INPUTS[name];
  if (!sample)
    throw new Error(`There is no sample input for ${name}: add one to tests/support/sample-inputs.ts`);
  await readyFor(world, name);
  return madeOrKept(sample, name, [world, kind, who]);
}
