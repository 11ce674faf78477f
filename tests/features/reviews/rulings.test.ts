import { describe, expect, test } from 'vitest';
import { rulingOn } from '@/domain/reviews/room';
import { pipelineQuery } from '@/features/deals/queries-pipeline';
import { showDeal } from '@/features/deals/queries';
import { editDeal } from '@/features/deals/commands';
import { moveDeal, recordEvidence } from '@/features/deals/commands-evidence';
import { undo } from '@/features/deals/commands-undo';
import { challenge } from '@/features/reviews/commands-room';
import { rule, takeBack } from '@/features/reviews/commands-ruling';
import type { Caller } from '@/platform/operations/caller';
import { withUnit } from '@/platform/db/unit-of-work';
import {
  dealAt,
  DEMO,
  openReview,
  PO,
  QUOTE,
  reviewCompany,
  roomIn,
  viewOf,
  type ReviewCompany,
} from '../../support/sample-review';
import { refusal, value } from '../../support/tenants';

let company: ReviewCompany;
let cro: Caller;
let reviewId: string;
let names = 0;

/** An open review with one deal of Ria's at Quote Sent, as the CRO sees it. */
async function room(evidence: Parameters<typeof dealAt>[3] = [DEMO, QUOTE], edit: object = {}) {
  company = await reviewCompany({ deals: false });
  cro = company.tenant.as.CRO;
  const { dealId } = await dealAt(company.tenant, company.tenant.repId, `Deal ${(names += 1)}`, evidence);
  if (Object.keys(edit).length > 0)
    value(await editDeal(cro, { dealId, version: await versionOf(dealId), ...edit }));
  reviewId = await openReview(company);
  return dealId;
}

async function versionOf(dealId: string): Promise<number> {
  return value(await showDeal(cro, { dealId })).deal.version;
}

type Ruling = Omit<Parameters<typeof rule>[1], 'reviewId' | 'dealId' | 'dealVersion'>;

async function ruled(dealId: string, ruling: Ruling, caller = cro) {
  const state = await roomIn(company, reviewId);
  const deal = state.deals.find((one) => one.dealId === dealId);
  const rulingSeq = deal ? (rulingOn(deal)?.seq ?? null) : null;
  return rule(caller, { reviewId, dealId, dealVersion: await versionOf(dealId), rulingSeq, ...ruling });
}

async function back(dealId: string) {
  const deal = (await roomIn(company, reviewId)).deals.find((one) => one.dealId === dealId);
  const rulingSeq = (deal && rulingOn(deal)?.seq) ?? 1;
  return takeBack(cro, { reviewId, dealId, rulingSeq });
}

async function cardOf(dealId: string) {
  const card = (await viewOf(cro, reviewId)).cards.find((one) => one.dealId === dealId);
  if (!card) throw new Error('Not on the agenda');
  return card;
}

function ruledEvent(result: Awaited<ReturnType<typeof rule>>) {
  const { happening } = value(result).event;
  if (happening.kind !== 'ruled') throw new Error(`Not a ruling: ${happening.kind}`);
  return happening;
}

describe('knocked down', () => {
  test('is the claim that the deal was brought with, or else a PO’s: it counts 20 % until evidence comes', async () => {
    const dealId = await room();
    const told = ruledEvent(await ruled(dealId, { outcome: 'knocked_down', reason: 'The PO is a promise' }));
    expect(told.before).toMatchObject({ bp: 4000, category: 'bestCase', weightedMinor: '40000' });
    expect(told.after).toMatchObject({ bp: 2000, category: 'pipeline', weightedMinor: '20000' });
    const card = await cardOf(dealId);
    expect(card).toMatchObject({
      claimBp: 7000,
      figureBp: 4000,
      standing: told.after,
      dealVersion: told.dealVersion,
    });
    expect(card.knockedDown[0]?.missing[0]?.message).toContain('No PO yet');
    expect(value(await pipelineQuery(cro, {})).weightedMinor).toBe(20_000n);
    value(await recordEvidence(company.tenant.as.REP, { dealId, evidence: [PO] }));
    expect((await cardOf(dealId)).standing).toMatchObject({ category: 'commit' });
  });

  test('keeps the rep’s own claim', async () => {
    const dealId = await room([DEMO, QUOTE], { claimBp: 9000 });
    value(await ruled(dealId, { outcome: 'knocked_down', reason: 'Nothing on record' }));
    expect((await cardOf(dealId)).claimBp).toBe(9000);
  });

  test('counts the stage’s figure where that is lower', async () => {
    const dealId = await room([]);
    const told = ruledEvent(
      await ruled(dealId, { outcome: 'knocked_down', reason: 'No contact since June' }),
    );
    expect(told.after).toMatchObject({ stage: 'lead', bp: 1000, category: 'pipeline' });
  });

  test('is refused for a deal that a live PO carries, with the way', async () => {
    const dealId = await room([DEMO, QUOTE, PO]);
    const refused = refusal(await ruled(dealId, { outcome: 'knocked_down', reason: 'I doubt it' }));
    expect(refused).toMatchObject({ code: 'rule', message: expect.stringContaining('live PO') as string });
    expect(refused.remedy).toContain('void it');
    expect((await roomIn(company, reviewId)).seq).toBe(1);
  });
});

describe('the other rulings', () => {
  test('held and parked leave the deal as it is, and say so', async () => {
    const dealId = await room();
    const before = await versionOf(dealId);
    const held = ruledEvent(await ruled(dealId, { outcome: 'held', reason: null }));
    expect(held.after).toEqual(held.before);
    value(await ruled(dealId, { outcome: 'parked', reason: 'Budget is decided on Friday' }));
    expect(await versionOf(dealId)).toBe(before);
    const [deal] = (await roomIn(company, reviewId)).deals;
    expect(deal?.rulings.map(({ outcome }) => outcome)).toEqual(['held', 'parked']);
  });

  test('held and parked are refused on a deal that was closed meanwhile', async () => {
    const dealId = await room();
    const version = await versionOf(dealId);
    value(await moveDeal(cro, { dealId, version, to: 'closed_lost', reason: 'They bought elsewhere' }));
    for (const outcome of ['held', 'parked'] as const) {
      const refused = refusal(await ruled(dealId, { outcome, reason: 'Wait' }));
      expect(refused).toMatchObject({ code: 'rule' });
      expect(refused.message).toContain('closed as lost meanwhile');
    }
    expect((await roomIn(company, reviewId)).deals[0]?.rulings).toEqual([]);
  });

  test('moved goes through the gate, with the evidence that it asks for', async () => {
    const dealId = await room();
    const move = { outcome: 'moved' as const, reason: null, to: 'hardware_po_received' as const };
    const shut = refusal(await ruled(dealId, move));
    expect(shut.code).toBe('gate');
    expect(shut.details?.missing).toBeTruthy();
    const told = ruledEvent(await ruled(dealId, { ...move, evidence: [PO] }));
    expect(told.after).toMatchObject({ stage: 'hardware_po_received', bp: 7000, category: 'commit' });
    expect(refusal(await ruled(dealId, { ...move, to: 'demo' })).code).toBe('rule');
  });

  test('lost closes the deal with its reason', async () => {
    const dealId = await room();
    const told = ruledEvent(await ruled(dealId, { outcome: 'lost', reason: 'They bought elsewhere' }));
    expect(told.after).toMatchObject({ stage: 'closed_lost', outcome: 'lost', bp: 0, category: null });
    expect(value(await showDeal(cro, { dealId })).facts).toMatchObject({
      lostReason: 'They bought elsewhere',
    });
  });

  test.each([
    ['knocked_down', {}, 'reason'],
    ['lost', {}, 'reason'],
    ['parked', {}, 'reason'],
    ['moved', {}, 'to'],
    ['moved', { to: 'closed_lost' }, 'to'],
    ['held', { to: 'demo' }, 'to'],
  ] as const)('%s with %o lacks its %s', async (outcome, more, field) => {
    const dealId = await room();
    const refused = refusal(await ruled(dealId, { outcome, reason: null, ...more }));
    expect(refused.code).toBe('invalid');
    expect(refused.fields?.[field]).toBeTruthy();
  });
});

describe('taking back', () => {
  const RULINGS: [string, Ruling][] = [
    ['held', { outcome: 'held', reason: null }],
    ['parked', { outcome: 'parked', reason: 'Later' }],
    ['knocked down', { outcome: 'knocked_down', reason: 'No PO' }],
    ['moved', { outcome: 'moved', reason: null, to: 'hardware_po_received', evidence: [PO] }],
    ['moved back', { outcome: 'moved', reason: 'No quote was sent', to: 'hardware_quote_sent' }],
    ['lost', { outcome: 'lost', reason: 'Gone' }],
  ];

  test.each(RULINGS)('%s: the deal stands as before, and nothing is decided', async (name, ruling) => {
    const dealId = await room();
    if (name === 'moved back') value(await ruled(dealId, { outcome: 'lost', reason: 'First' }));
    const before = await cardOf(dealId);
    const count = (await roomIn(company, reviewId)).deals[0]?.rulings.length;
    value(await ruled(dealId, ruling));
    const { happening } = value(await back(dealId)).event;
    expect(happening).toMatchObject({ kind: 'tookBack', after: before.standing });
    const after = await cardOf(dealId);
    expect({ ...after, dealVersion: 0, evidence: [] }).toEqual({ ...before, dealVersion: 0, evidence: [] });
    expect(after.evidence).toHaveLength(before.evidence.length);
    expect((await roomIn(company, reviewId)).deals[0]?.rulings).toHaveLength(count ?? 0);
  });

  test('is refused once the deal was changed since, in words', async () => {
    const dealId = await room();
    value(await ruled(dealId, { outcome: 'knocked_down', reason: 'No PO' }));
    value(await editDeal(cro, { dealId, version: await versionOf(dealId), name: 'Renamed' }));
    expect(refusal(await back(dealId))).toMatchObject({ code: 'conflict' });
    expect((await roomIn(company, reviewId)).deals[0]?.rulings).toHaveLength(1);
  });

  test('is refused where nothing is decided, or somebody else was first', async () => {
    const dealId = await room();
    expect(refusal(await back(dealId)).code).toBe('rule');
    const { seq } = value(await ruled(dealId, { outcome: 'held', reason: null })).event;
    value(await ruled(dealId, { outcome: 'parked', reason: 'Wait' }));
    const late = refusal(await takeBack(company.cro2, { reviewId, dealId, rulingSeq: seq }));
    expect(late).toMatchObject({ code: 'conflict', details: { theirs: { outcome: 'parked' } } });
  });

  test('is the room’s: the deal’s page does not undo a ruling', async () => {
    const dealId = await room();
    value(await ruled(dealId, { outcome: 'knocked_down', reason: 'No PO' }));
    const version = await versionOf(dealId);
    expect(refusal(await undo(cro, { dealId, version, event: null })).code).toBe('rule');
  });
});

describe('two at once', () => {
  test('one ruling wins, the other gets both values', async () => {
    const dealId = await room();
    const dealVersion = await versionOf(dealId);
    const asked = { reviewId, dealId, dealVersion, rulingSeq: null };
    const answers = await Promise.all([
      rule(cro, { ...asked, outcome: 'knocked_down', reason: 'No PO' }),
      rule(company.cro2, { ...asked, outcome: 'held', reason: 'I saw the PO' }),
    ]);
    const lost = answers.filter(({ ok }) => !ok);
    expect(lost).toHaveLength(1);
    const { details, code, message } = refusal(lost[0] ?? answers[0]);
    expect(code).toBe('conflict');
    expect(message).toContain('has ruled meanwhile');
    const theirs = ruledEvent(answers.find(({ ok }) => ok) ?? answers[0]).outcome;
    expect(details).toMatchObject({
      theirs: { outcome: theirs },
      yours: { outcome: theirs === 'held' ? 'knocked_down' : 'held' },
    });
    expect((await roomIn(company, reviewId)).deals[0]?.rulings).toHaveLength(1);
  });

  test('a ruling on a deal that was edited meanwhile is refused with both values', async () => {
    const dealId = await room();
    const dealVersion = await versionOf(dealId);
    value(await editDeal(company.tenant.as.REP, { dealId, version: dealVersion, closeOn: '2027-03-01' }));
    const asked = { reviewId, dealId, dealVersion, outcome: 'lost' as const, reason: 'Gone' };
    const refused = refusal(await rule(cro, asked));
    expect(refused.code).toBe('conflict');
    expect(refused.details).toMatchObject({ seen: { closeOn: null }, theirs: { closeOn: '2027-03-01' } });
  });

  test('the same ruling sent twice with its key is one ruling', async () => {
    const dealId = await room();
    const caller = { ...cro, idempotencyKey: `key-${dealId}` } as Caller;
    const asked = {
      reviewId,
      dealId,
      dealVersion: await versionOf(dealId),
      outcome: 'lost' as const,
      reason: 'Gone',
    };
    const answers = await Promise.all([rule(caller, asked), rule(caller, asked)]);
    expect(value(answers[0])).toEqual(value(answers[1]));
    expect((await roomIn(company, reviewId)).seq).toBe(2);
  });
});

test('a ruling leaves its trace: in the log of the review and of the deal, and in the stage transitions', async () => {
  const dealId = await room();
  value(await challenge(cro, { reviewId, dealId, reason: 'Who signs?' }));
  value(await ruled(dealId, { outcome: 'lost', reason: 'Nobody' }));
  const rows = await withUnit({ tenantId: company.tenant.id, mode: 'read' }, (unit) =>
    unit.sql<{ operation: string; subject: string; summary: string }>(
      `SELECT operation, subject_kind AS subject, summary FROM audit_event WHERE tenant_id = $1 AND operation LIKE 'reviews.%' ORDER BY id`,
      [unit.tenantId],
    ),
  );
  expect(rows.map(({ operation, subject }) => `${operation} ${subject}`)).toEqual([
    'reviews.call review',
    'reviews.open review',
    'reviews.challenge review',
    'reviews.rule review',
    'reviews.rule deal',
  ]);
  expect(rows.at(-2)?.summary).toContain('lost: Nobody');
});
