import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { requestApproval } from '@/features/approvals/commands';
import { DEFAULT_STAGE_MODEL } from '@/domain/deals/stages';
import { conflictOf } from '@/domain/values/conflict';
import { moveDeal, recordEvidence } from '@/features/deals/commands-evidence';
import {
  leaveGate,
  moveCard,
  saveMove,
  type Desk,
  type Waiting,
} from '@/features/deals/components/board/board-moves';
import { dealToAskFor } from '@/features/deals/components/floor-refusal';
import { findCard, withCard } from '@/features/deals/board-state';
import { boardPage, dealGate, type BoardColumn } from '@/features/deals/queries-board';
import { plainJson } from '@/platform/operations/plain-json';
import { makeTenant, value, type TestTenant } from '../../support/tenants';
import { ACV, quotedDeal, setFloor } from '../approvals/a-floor';
import { dealOf, DEMO, HARDWARE, moved, PO, QUOTE } from './a-deal';

// What the browser does with a move, against the real operations: only the wire between them is short-circuited.

let tenant: TestTenant;
let columns: BoardColumn[];
let asked: Waiting | null;
let said: string[];
let sent: { key: string | null; body: unknown }[];
let lost: number;

beforeEach(async () => {
  tenant = await makeTenant();
  [asked, said, sent, lost] = [null, [], [], 0];
  vi.stubGlobal('fetch', wire);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

async function wire(path: string, request: RequestInit): Promise<Response> {
  const dealId = path.slice(path.lastIndexOf('/') + 1);
  if (request.method !== 'POST') return answer(await dealGate(tenant.as.CRO, { dealId }));
  const body = (await new Response(request.body).json()) as Omit<Parameters<typeof moveDeal>[1], 'dealId'>;
  const idempotencyKey = new Headers(request.headers).get('Idempotency-Key') ?? undefined;
  sent.push({ key: idempotencyKey ?? null, body });
  const result = await moveDeal({ ...tenant.as.CRO, idempotencyKey }, { ...body, dealId });
  if (lost-- > 0) throw new TypeError('The answer was lost');
  return answer(result);
}

function answer(
  result: Awaited<ReturnType<typeof dealGate>> | Awaited<ReturnType<typeof moveDeal>>,
): Response {
  if (result.ok) return Response.json(plainJson<unknown>(result.value));
  return Response.json({ error: result.refusal }, { status: 409 });
}

async function openBoard(): Promise<Desk> {
  columns = value(await boardPage(tenant.as.CRO, {})).columns;
  return {
    slug: tenant.slug,
    model: DEFAULT_STAGE_MODEL,
    columns: () => columns,
    stand: (id, card) => (columns = withCard(columns, id, card)),
    ask: (waiting) => (asked = waiting),
    say: (text) => said.push(text),
    running: new Map(),
  };
}

const stageOf = (id: string) => findCard(columns, id)?.stage ?? null;

/** A lead that was shown already: nothing is missing for Demo. */
async function shownLead() {
  const { dealId, version } = await moved(tenant, await dealOf(tenant, [HARDWARE]), 'demo', [DEMO]);
  const back = { dealId, version, to: 'lead' as const, reason: 'Again' };
  return { dealId, version: value(await moveDeal(tenant.as.CRO, back)).version };
}

describe('a move in the browser', () => {
  it('is painted before anything is sent, and then stands as the server says', async () => {
    const { dealId } = await shownLead();
    const desk = await openBoard();
    moveCard(desk, dealId, 'demo');
    expect([stageOf(dealId), sent.length]).toEqual(['demo', 0]);
    await desk.running.get(dealId);
    const [fresh] = value(await boardPage(tenant.as.CRO, {})).columns.filter(({ stage }) => stage === 'demo');
    expect(columns.find(({ stage }) => stage === 'demo')).toEqual(fresh);
    expect(said).toEqual(['Cold chain is in Demo now.']);
  });

  it('opens the gate instead where evidence is missing: leaving puts the card back, saving moves it', async () => {
    const { dealId } = await dealOf(tenant, [HARDWARE]);
    const desk = await openBoard();
    const before = columns;
    moveCard(desk, dealId, 'hardware_quote_sent');
    expect([asked?.to, stageOf(dealId), sent.length]).toEqual([
      'hardware_quote_sent',
      'hardware_quote_sent',
      0,
    ]);
    if (!asked) throw new Error('The gate was not opened');
    leaveGate(desk, asked);
    expect(columns).toEqual(before);
    const card = findCard(columns, dealId);
    if (!card) throw new Error('The card is gone');
    const input = { to: 'hardware_quote_sent' as const, reason: null, contact: null };
    const evidence = [DEMO, QUOTE].map((one) => ({
      lineId: null,
      reference: null,
      amountMinor: null,
      units: null,
      fileId: null,
      ...one,
    }));
    expect((await saveMove(desk, card, { ...input, evidence: [] }))?.code).toBe('gate');
    expect(await saveMove(desk, card, { ...input, evidence })).toBeNull();
    expect([stageOf(dealId), asked]).toEqual(['hardware_quote_sent', null]);
  });

  it('sends the same key again when an answer is lost, so that the move has its effect once', async () => {
    const { dealId, version } = await shownLead();
    const desk = await openBoard();
    lost = 1;
    moveCard(desk, dealId, 'demo');
    await desk.running.get(dealId);
    expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
    expect(findCard(columns, dealId)).toMatchObject({ stage: 'demo', version: version + 1 });
  });

  it('goes back when the server cannot be reached', async () => {
    const { dealId } = await shownLead();
    const desk = await openBoard();
    const before = columns;
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Offline')));
    moveCard(desk, dealId, 'demo');
    await desk.running.get(dealId);
    expect(columns).toEqual(before);
    expect(said.at(-1)).toContain('the server did not answer');
  });

  it('shows where the deal is when somebody else was first', async () => {
    const { dealId, version } = await shownLead();
    const desk = await openBoard();
    value(await moveDeal(tenant.as.CRO, { dealId, version, to: 'hardware_quote_sent', evidence: [QUOTE] }));
    moveCard(desk, dealId, 'demo');
    await desk.running.get(dealId);
    expect(stageOf(dealId)).toBe('hardware_quote_sent');
    expect(said.at(-1)).toContain('It is in Hardware Quote Sent now.');
  });

  it('is saved on top of what somebody else did meanwhile, once the version to save on is given', async () => {
    const { dealId, version } = await shownLead();
    const desk = await openBoard();
    const card = findCard(columns, dealId);
    if (!card) throw new Error('The card is gone');
    value(await moveDeal(tenant.as.CRO, { dealId, version, to: 'demo' }));
    const mine = { to: 'closed_lost' as const, reason: 'No budget', contact: null, evidence: [] };
    const refused = await saveMove(desk, card, mine);
    const conflict = refused ? conflictOf(refused) : null;
    expect(conflict).toMatchObject({ version: version + 1, theirs: { stage: 'demo' } });
    expect((await saveMove(desk, card, mine))?.code).toBe('conflict');
    expect(await saveMove(desk, card, mine, conflict?.version)).toBeNull();
    expect(stageOf(dealId)).toBeNull();
  });

  it('below the floor opens its form with the refusal, where the CRO is asked; once he is, it is only told', async () => {
    const { dealId } = await quotedDeal(tenant);
    value(await recordEvidence(tenant.as.REP, { dealId, evidence: [PO] }));
    await setFloor(tenant, ACV + 1n);
    const desk = await openBoard();
    moveCard(desk, dealId, 'hardware_po_received');
    await desk.running.get(dealId);
    expect(asked).toMatchObject({ to: 'hardware_po_received', refusal: { code: 'gate' } });
    expect(asked?.refusal ? dealToAskFor(asked.refusal) : null).toBe(dealId);
    if (asked) leaveGate(desk, asked);
    value(await requestApproval(tenant.as.REP, { dealId, note: null }));
    moveCard(desk, dealId, 'hardware_po_received');
    await desk.running.get(dealId);
    expect([asked, stageOf(dealId)]).toEqual([null, 'hardware_quote_sent']);
    expect(said.at(-1)).toContain('has not decided yet');
  });

  it('does two moves of one deal in their order, each on the version of the one before', async () => {
    const { dealId } = await shownLead();
    const desk = await openBoard();
    moveCard(desk, dealId, 'demo');
    moveCard(desk, dealId, 'hardware_quote_sent');
    await desk.running.get(dealId);
    expect(asked?.to).toBe('hardware_quote_sent');
    expect(sent).toHaveLength(1);
  });
});
