import { beforeAll, describe, expect, it } from 'vitest';
import { POST } from '@/app/api/t/[tenant]/review-answers/[review]/route';
import { createDeal } from '@/features/deals/commands';
import { callReview } from '@/features/reviews/commands-plan';
import { ANSWERED_BY } from '@/features/reviews/components/preparation/send-answer';
import { preparation } from '@/features/reviews/queries-preparation';
import { sessionCookieName } from '@/platform/auth/session-cookie';
import { newCompany, newMember, type Person } from '../../support/people';
import { value } from '../../support/tenants';

// The address to which the preparation saves while somebody types.

const ORIGIN = 'http://localhost:3000';
let rep: Person;
let cro: Person;
let reviewId: string;
let dealId: string;

beforeAll(async () => {
  await newCompany('answers');
  cro = await newMember('answers', 'CRO', 'cara@answers.example');
  rep = await newMember('answers', 'REP', 'ria@answers.example');
  const input = { name: 'Cold store', customer: 'Alder', contact: 'Ada', closeOn: '2027-01-31' };
  ({ dealId } = value(await createDeal(rep.caller, { ...input, amountMinor: '100000' })));
  ({ reviewId } = value(await callReview(cro.caller, {})));
});

function post(person: Person | null, body: object, headers: Record<string, string> = {}): Promise<Response> {
  const request = new Request(`${ORIGIN}/`, {
    method: 'POST',
    headers: {
      cookie: person ? `${sessionCookieName()}=${person.token}` : '',
      origin: ORIGIN,
      'content-type': 'application/json',
      ...headers,
    },
    body: JSON.stringify({ dealId, version: null, ...body }),
  });
  return POST(request, { params: Promise.resolve({ tenant: 'answers', review: reviewId }) });
}

async function stored() {
  const { deals } = value(await preparation(rep.caller, { reviewId }));
  return deals.find((deal) => deal.dealId === dealId);
}

describe('the address of the answers', () => {
  it('takes nothing from a page of somebody else who was signed in before, and says so', async () => {
    const answer = await post(cro, { riskKind: 'budget' }, { [ANSWERED_BY]: rep.userId });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({
      error: { code: 'unauthenticated', details: { someoneElse: true } },
    });
    expect((await stored())?.version).toBeNull();
  });

  it('stores an answer once however often the same request arrives', async () => {
    const headers = { [ANSWERED_BY]: rep.userId, 'Idempotency-Key': 'one-answer' };
    const [first, again] = [
      await post(rep, { riskKind: 'budget' }, headers),
      await post(rep, { riskKind: 'budget' }, headers),
    ];
    expect([first.status, again.status]).toEqual([200, 200]);
    const answer = (await first.json()) as { version: number; answers: { riskKind: string } };
    expect(await again.json()).toEqual(answer);
    expect(answer.answers.riskKind).toBe('budget');
    expect(await stored()).toMatchObject({ version: answer.version, answers: { riskKind: 'budget' } });
  });

  it('tells an ended session that it is signed out, and refuses another site', async () => {
    expect((await post(null, { riskKind: 'other' }, { [ANSWERED_BY]: rep.userId })).status).toBe(401);
    expect((await post(rep, { riskKind: 'other' }, { origin: 'https://elsewhere.example' })).status).toBe(
      403,
    );
    expect((await stored())?.answers.riskKind).toBe('budget');
  });

  it('refuses a step that says nothing, with the reason at its field', async () => {
    const { version } = (await stored()) ?? {};
    const answer = await post(rep, { version, nextStep: 'Follow up' }, { [ANSWERED_BY]: rep.userId });
    expect(answer.status).toBe(422);
    const { error } = (await answer.json()) as { error: { fields: Record<string, string> } };
    expect(error.fields['nextStep']).toContain('Follow up');
  });
});
