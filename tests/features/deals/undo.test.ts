import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readDealFacts } from '@/data/deal-facts';
import { effectiveStage } from '@/domain/deals/carried';
import { STAGE_IDS } from '@/domain/deals/deal';
import { date } from '@/domain/values/calendar-date';
import { editDeal, logActivity } from '@/features/deals/commands';
import { moveDeal, recordEvidence, voidDealEvidence } from '@/features/deals/commands-evidence';
import { noteDeal, removeNote } from '@/features/deals/commands-notes';
import { undo } from '@/features/deals/commands-undo';
import { atInstant } from '@/platform/clock/clock';
import { withUnit } from '@/platform/db/unit-of-work';
import { asAdmin } from '../../support/database';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { dealOf, DEMO, HARDWARE, moved, pageOf, PO, QUOTE, shipment, SOFTWARE } from './a-deal';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await makeTenant();
});

type Deal = { dealId: string; version: number };

/** A deal at the version that a command answered with; commands take nothing else. */
const of = ({ dealId, version }: Deal): Deal => ({ dealId, version });
const undone = async (deal: Deal) => value(await undo(tenant.as.CRO, of(deal)));

/** What a page shows of a deal, without the numbers and instants of its versions. */
async function stateOf(deal: { dealId: string }) {
  const { deal: head, facts, judgement, weightedMinor } = await pageOf(tenant, deal);
  const { version: _version, ...shown } = head;
  const evidence = facts.evidence
    .filter(({ voided }) => !voided)
    .map(({ id: _id, ...fact }) => fact)
    .sort((a, b) => a.kind.localeCompare(b.kind));
  return { shown, facts: { ...facts, evidence, lastActivityOn: null }, judgement, weightedMinor };
}

async function quoted() {
  const deal = await dealOf(tenant, [HARDWARE, SOFTWARE]);
  return of(await moved(tenant, deal, 'hardware_quote_sent', [DEMO, QUOTE]));
}

describe('undoing', () => {
  it('an edit brings back every field of the version before, lines and their evidence included', async () => {
    const deal = await quoted();
    const before = await stateOf(deal);
    const [kept] = before.facts.lines;
    if (!kept) throw new Error('No lines');
    const { version } = value(
      await editDeal(tenant.as.CRO, {
        ...deal,
        name: 'Warm chain',
        contact: 'Bo Buyer',
        closeOn: '2027-09-30',
        nextStep: 'Call',
        nextStepOn: '2026-12-01',
        claimBp: 9000,
        verbalYesOn: '2026-02-01',
        termMonths: 36,
        isPilot: true,
        lines: [{ ...HARDWARE, id: kept.id, units: 7, amountMinor: '700' }],
      }),
    );
    expect(await stateOf(deal)).not.toEqual(before);
    await undone({ dealId: deal.dealId, version });
    expect(await stateOf(deal)).toEqual(before);
    const edited = value(
      await editDeal(tenant.as.CRO, {
        dealId: deal.dealId,
        version: version + 1,
        lines: [{ ...HARDWARE, id: kept.id, units: 8, amountMinor: '800' }],
      }),
    );
    await undone({ dealId: deal.dealId, version: edited.version });
    expect(await stateOf(deal)).toEqual(before);
  });

  it('a move takes the deal and the evidence of the move back, with a trace that is no activity', async () => {
    const deal = await quoted();
    const before = await stateOf(deal);
    const committed = await moved(tenant, deal, 'hardware_po_received', [PO]);
    await undone(committed);
    expect(await stateOf(deal)).toEqual(before);
    const page = await pageOf(tenant, deal);
    expect(page.transitions[0]).toMatchObject({
      fromStage: 'hardware_po_received',
      toStage: 'hardware_quote_sent',
      reason: 'undone',
    });
    expect(page.evidence.find(({ kind }) => kind === 'po')).toMatchObject({ voidReason: 'undone' });
    const again = await moved(tenant, { ...deal, version: page.deal.version }, 'hardware_po_received', [PO]);
    expect(again.version).toBe(page.deal.version + 1);
  });

  it('a lost deal is open again, and a reopened one lost with its reason', async () => {
    const deal = await dealOf(tenant, []);
    const lost = value(
      await moveDeal(tenant.as.CRO, { ...deal, to: 'closed_lost', reason: 'No budget', evidence: [] }),
    );
    const before = await stateOf(deal);
    const reopened = value(
      await moveDeal(tenant.as.CRO, { ...of(lost), to: 'lead', reason: 'Budget is back', evidence: [] }),
    );
    await undone(reopened);
    expect(await stateOf(deal)).toEqual(before);
    expect(before.facts).toMatchObject({ lostReason: 'No budget', outcome: 'lost' });
  });

  it('recorded evidence voids it, a void puts it back on record with the stage that stood on it', async () => {
    const committed = await moved(tenant, await quoted(), 'hardware_po_received', [PO]);
    const before = await stateOf(committed);
    const recorded = value(
      await recordEvidence(tenant.as.CRO, {
        dealId: committed.dealId,
        evidence: [shipment('2026-04-01', 10)],
      }),
    );
    await undone(recorded);
    expect(await stateOf(committed)).toEqual(before);
    const po = (await pageOf(tenant, committed)).evidence.find(({ kind }) => kind === 'po');
    const voided = value(
      await voidDealEvidence(tenant.as.CRO, { evidenceId: po?.id ?? '', reason: 'Withdrawn' }),
    );
    expect(voided.stage).toBe('hardware_quote_sent');
    await undone(voided);
    expect(await stateOf(committed)).toEqual(before);
  });

  it('keeps what was known in between: a void that was undone still was a void then', async () => {
    const own = await makeTenant();
    const at = <T>(day: number, work: () => Promise<T>) => atInstant(`2026-11-0${day}T08:00:00.000Z`, work);
    const deal = await at(1, () => dealOf(own, [HARDWARE]));
    const committed = await at(2, () => moved(own, deal, 'hardware_po_received', [DEMO, QUOTE, PO]));
    const po = (await pageOf(own, committed)).evidence.find(({ kind }) => kind === 'po');
    const evidenceId = po?.id ?? '';
    const voided = await at(3, () => voidDealEvidence(own.as.CRO, { evidenceId, reason: 'Withdrawn' }));
    await at(4, async () => value(await undo(own.as.CRO, of(value(voided)))));
    const seen = await withUnit({ tenantId: own.id, mode: 'read' }, async (unit) => {
      const days = [];
      for (const day of [2, 3, 4]) {
        const knownAt = `2026-11-0${day}T12:00:00.000Z`;
        const [facts] = await readDealFacts(unit, { scope: { kind: 'all' }, knownAt });
        const live = facts?.evidence.filter(({ kind, voided: gone }) => kind === 'po' && !gone).length;
        days.push([facts?.stage, live]);
      }
      return days;
    });
    expect(seen).toEqual([
      ['hardware_po_received', 1],
      ['hardware_quote_sent', 0],
      ['hardware_po_received', 1],
    ]);
  });

  it('an activity and a note takes them off, and a removed note comes back', async () => {
    const { dealId } = await dealOf(tenant, []);
    const call = { dealId, kind: 'call' as const, occurredOn: '2026-03-01', subject: 'Pricing' };
    const { activityId } = value(await logActivity(tenant.as.CRO, call));
    value(await undo(tenant.as.CRO, { dealId, event: activityId }));
    expect((await pageOf(tenant, { dealId })).activities).toEqual([]);
    expect(refusal(await undo(tenant.as.CRO, { dealId, event: activityId })).code).toBe('conflict');
    const { noteId } = value(await noteDeal(tenant.as.CRO, { dealId, text: 'Prefers mail' }));
    value(await removeNote(tenant.as.CRO, { noteId }));
    value(await undo(tenant.as.CRO, { dealId, event: noteId }));
    expect(refusal(await undo(tenant.as.CRO, { dealId, event: noteId })).code).toBe('conflict');
    const { rows } = await asAdmin((client) =>
      client.query(`SELECT text FROM note WHERE deal_id = $1 AND removed_at IS NULL`, [dealId]),
    );
    expect(rows).toEqual([{ text: 'Prefers mail' }]);
  });
});

describe('what is not undone', () => {
  it('a stale or repeated undo is refused with a sentence, and so is the undo of an undo', async () => {
    const deal = await dealOf(tenant, []);
    const edited = value(await editDeal(tenant.as.CRO, { ...deal, nextStep: 'Call' }));
    const later = value(await editDeal(tenant.as.CRO, { ...edited, nextStep: 'Visit' }));
    expect(refusal(await undo(tenant.as.CRO, edited)).code).toBe('conflict');
    const back = await undone(later);
    expect(refusal(await undo(tenant.as.CRO, later)).message).toContain('changed since');
    expect(refusal(await undo(tenant.as.CRO, of(back))).message).toBe('This was undone already.');
    expect((await pageOf(tenant, deal)).deal.nextStep).toBe('Call');
  });

  it('a new deal, an import and a clean-up have their own ways', async () => {
    const deal = await dealOf(tenant, []);
    expect(refusal(await undo(tenant.as.CRO, deal)).code).toBe('rule');
    expect(refusal(await undo(tenant.as.CRO, { dealId: deal.dealId })).code).toBe('invalid');
  });

  it('somebody else’s change, unless the CRO asks; and nothing by who may not do it', async () => {
    const deal = await dealOf(tenant, [], {});
    const owned = value(await editDeal(tenant.as.CRO, { ...deal, repId: tenant.repId }));
    const edited = value(await editDeal(tenant.as.CRO, { ...owned, nextStep: 'Call' }));
    expect(refusal(await undo(tenant.as.REP, edited)).message).toBe('Somebody else did this.');
    const { noteId } = value(await noteDeal(tenant.as.CRO, { dealId: deal.dealId, text: 'Mine' }));
    expect(refusal(await removeNote(tenant.as.REP, { noteId })).code).toBe('rule');
    expect(refusal(await undo(tenant.as.CEO, edited)).code).toBe('rule');
    expect(refusal(await undo(tenant.as.VIEWER, edited)).code).toBe('not_found');
    const own = value(await editDeal(tenant.as.REP, { ...edited, nextStep: 'Visit' }));
    value(await undo(tenant.as.REP, own));
  });

  it('never puts a deal beyond what its evidence carries, whatever was done and undone', async () => {
    const command = fc.oneof(
      fc.record({ do: fc.constant('move' as const), to: fc.constantFrom(...STAGE_IDS), po: fc.boolean() }),
      fc.record({ do: fc.constantFrom('undo' as const, 'void' as const, 'edit' as const, 'ship' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 6, maxLength: 14 }), async (commands) => {
        const deal = await dealOf(tenant, [HARDWARE, SOFTWARE]);
        for (const step of commands) {
          const page = await pageOf(tenant, deal);
          const now = { dealId: deal.dealId, version: page.deal.version };
          if (step.do === 'move') {
            const evidence = [DEMO, QUOTE, ...(step.po ? [PO] : [])];
            await moveDeal(tenant.as.CRO, { ...now, to: step.to, reason: 'so', evidence });
          } else if (step.do === 'undo') await undo(tenant.as.CRO, now);
          else if (step.do === 'edit') await editDeal(tenant.as.CRO, { ...now, nextStep: 'Call' });
          else if (step.do === 'ship')
            await recordEvidence(tenant.as.CRO, {
              dealId: deal.dealId,
              evidence: [shipment('2026-04-01', 5)],
            });
          else {
            const live = page.evidence.filter(({ voidedAt }) => voidedAt === null).at(-1);
            if (live) await voidDealEvidence(tenant.as.CRO, { evidenceId: live.id, reason: 'wrong' });
          }
          const { facts, judgement } = await pageOf(tenant, deal);
          expect(effectiveStage(facts, date('2026-11-22'))).toBe(facts.stage);
          expect(judgement.stage).toBe(facts.stage);
        }
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});
