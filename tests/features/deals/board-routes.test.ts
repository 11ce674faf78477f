import { beforeAll, describe, expect, it } from 'vitest';
import { GET as readMore } from '@/app/api/t/[tenant]/board/route';
import { GET as readGate, POST as postMove } from '@/app/api/t/[tenant]/moves/[deal]/route';
import { GET as readPalette } from '@/app/api/t/[tenant]/palette/route';
import { createDeal } from '@/features/deals/commands';
import { recordEvidence } from '@/features/deals/commands-evidence';
import { sessionCookieName } from '@/platform/auth/session-cookie';
import { newCompany, newMember, type Person } from '../../support/people';
import { value } from '../../support/tenants';
import { DEMO } from './a-deal';

// The addresses that the board and the palette ask.

const ORIGIN = 'http://localhost:3000';
let ann: Person;
let eve: Person;
let dealId: string;

beforeAll(async () => {
  await newCompany('boards');
  await newCompany('elsewhere');
  ann = await newMember('boards', 'CRO', 'ann@boards.example');
  eve = await newMember('elsewhere', 'CRO', 'eve@elsewhere.example');
  const input = { name: 'Cold store', customer: 'Alder', contact: 'Ada', closeOn: '2027-01-31' };
  ({ dealId } = value(await createDeal(ann.caller, input)));
  value(await recordEvidence(ann.caller, { dealId, evidence: [DEMO] }));
});

function sent(person: Person, path: string, body?: unknown, headers: Record<string, string> = {}): Request {
  return new Request(`${ORIGIN}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      cookie: `${sessionCookieName()}=${person.token}`,
      origin: ORIGIN,
      'content-type': 'application/json',
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

const at = (deal = dealId, tenant = 'boards') => ({ params: Promise.resolve({ tenant, deal }) });

describe('the address of a move', () => {
  it('tells the gate, moves once however often the same request arrives, and says where the deal stands', async () => {
    const gate = (await (await readGate(sent(ann, '/'), at())).json()) as { card: { version: number } };
    const key = { 'Idempotency-Key': 'one-move-of-the-board' };
    const move = () => postMove(sent(ann, '/', { version: gate.card.version, to: 'demo' }, key), at());
    const [first, again] = [await move(), await move()];
    expect([first.status, again.status]).toEqual([200, 200]);
    const standing: unknown = await first.json();
    expect(await again.json()).toEqual(standing);
    expect(standing).toMatchObject({
      dealId,
      stage: 'demo',
      version: gate.card.version + 1,
      weightedMinor: '0',
    });
  });

  it('takes the deal from the address and never from the body', async () => {
    const body = { version: 1, to: 'lead', reason: 'x', dealId: '00000000-0000-4000-8000-000000000000' };
    expect((await postMove(sent(ann, '/', body), at())).status).toBe(409);
  });

  it('is nothing to another company, and nothing from another site', async () => {
    expect((await readGate(sent(eve, '/'), at())).status).toBe(404);
    expect((await readGate(sent(eve, '/'), at(dealId, 'elsewhere'))).status).toBe(404);
    const body = { version: 1, to: 'lead', reason: 'x' };
    expect((await postMove(sent(eve, '/', body), at())).status).toBe(404);
    const foreign = sent(ann, '/', body, { origin: 'https://elsewhere.example' });
    expect((await postMove(foreign, at())).status).toBe(403);
  });
});

describe('the addresses of "show more" and of the palette', () => {
  it('answer with what the member sees, and with nothing of another company', async () => {
    const query = 'stage=demo&after=2026-01-01&afterId=00000000-0000-4000-8000-000000000000';
    const more = async (person: Person, tenant: string) =>
      (await readMore(sent(person, `/?${query}`), at('', tenant))).json() as Promise<{ cards: unknown[] }>;
    expect((await more(ann, 'boards')).cards).toHaveLength(1);
    expect((await more(eve, 'elsewhere')).cards).toHaveLength(0);
    const found = async (person: Person, tenant: string) =>
      (await readPalette(sent(person, '/?q=cold'), at('', tenant))).json() as Promise<{ deals: unknown[] }>;
    expect((await found(ann, 'boards')).deals).toHaveLength(1);
    expect((await found(eve, 'elsewhere')).deals).toHaveLength(0);
  });

  it('refuse what cannot be read', async () => {
    expect((await readMore(sent(ann, '/?stage=nowhere'), at(''))).status).toBe(422);
    expect((await readPalette(sent(ann, '/'), at(''))).status).toBe(422);
  });
});
