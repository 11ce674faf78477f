import { beforeAll, describe, expect, it } from 'vitest';
import { editDeal, logActivity } from '@/features/deals/commands';
import { voidDealEvidence } from '@/features/deals/commands-evidence';
import { noteDeal } from '@/features/deals/commands-notes';
import { undo } from '@/features/deals/commands-undo';
import { dealPage } from '@/features/deals/queries-deal-page';
import { atInstant } from '@/platform/clock/clock';
import { makeTenant, value, type TestTenant } from '../../support/tenants';
import { dealOf, DEMO, HARDWARE, moved, PO, QUOTE } from './a-deal';

let tenant: TestTenant;
let deal: { dealId: string; version: number };

const on = <T>(day: number, work: () => Promise<T>) =>
  atInstant(`2026-11-${String(day).padStart(2, '0')}T09:00:00.000Z`, work);
const pageAt = (day: number, more: object = {}) =>
  on(day, async () => value(await dealPage(tenant.as.CRO, { dealId: deal.dealId, ...more })));

beforeAll(async () => {
  tenant = await makeTenant();
  deal = await on(1, () => dealOf(tenant, [HARDWARE]));
  const { dealId } = deal;
  const quoted = await on(3, () => moved(tenant, deal, 'hardware_quote_sent', [DEMO, QUOTE]));
  const edited = await on(10, async () =>
    value(
      await editDeal(tenant.as.CRO, {
        dealId,
        version: quoted.version,
        closeOn: '2027-01-31',
        nextStep: 'Call',
        claimBp: 8000,
      }),
    ),
  );
  const { version } = edited;
  await on(12, () => moved(tenant, { dealId, version }, 'hardware_po_received', [PO]));
  await on(13, async () =>
    value(
      await logActivity(tenant.as.CRO, { dealId, kind: 'call', occurredOn: '2026-11-13', subject: null }),
    ),
  );
  await on(14, async () => value(await noteDeal(tenant.as.CRO, { dealId, text: 'Prefers mail' })));
  const page = await pageAt(14);
  const po = page.evidence.find(({ kind }) => kind === 'po');
  const voided = await on(15, async () =>
    value(await voidDealEvidence(tenant.as.CRO, { evidenceId: po?.id ?? '', reason: 'Draft' })),
  );
  await on(16, async () => value(await undo(tenant.as.CRO, { dealId, version: voided.version })));
});

describe('the page of a deal', () => {
  it('tells the whole history, latest first, with what was before and who did it', async () => {
    const { history } = await pageAt(20);
    expect(history.map(({ at }) => at.slice(8, 10))).toEqual([
      '16',
      '15',
      '14',
      '13',
      '12',
      '10',
      '03',
      '01',
    ]);
    const edit = history.find(({ operation }) => operation === 'deals.edit');
    expect(edit?.who).toContain('CRO of');
    expect(edit?.fields).toEqual([
      { field: 'claimBp', was: null, now: 8000 },
      { field: 'closeOn', was: null, now: '2027-01-31' },
      { field: 'nextStep', was: null, now: 'Call' },
    ]);
    const move = history.find(({ at }) => at.startsWith('2026-11-12'));
    expect(move?.parts).toMatchObject([
      { kind: 'move', data: { from: 'hardware_quote_sent', to: 'hardware_po_received' } },
      { kind: 'recorded', data: { evidence: 'po', reference: 'PO-1', amountMinor: '220000' } },
    ]);
    expect(history[0]?.parts.map(({ kind }) => kind).sort()).toEqual(['move', 'recorded']);
    expect(history[1]?.parts.map(({ kind }) => kind).sort()).toEqual(['move', 'voided']);
    expect(history[2]?.parts).toMatchObject([{ kind: 'noted', data: { text: 'Prefers mail' } }]);
    expect(history.at(-1)?.summary).toBe('Created Cold chain');
  });

  it('says what changed in a window, net of what was undone', async () => {
    const week = await pageAt(17);
    expect(week.changes.sinceOn).toBe('2026-11-10');
    expect(week.changes).toMatchObject({
      stage: { from: 'hardware_quote_sent', to: 'hardware_po_received' },
      voided: [],
      activities: 1,
      notes: 1,
      badges: ['Moved on'],
    });
    expect(week.changes.recorded.map(({ reference }) => reference)).toEqual(['PO-1']);
    expect(week.changes.fields.map(({ field }) => field)).toEqual(['claimBp', 'closeOn', 'nextStep']);
    const two = await pageAt(17, { since: '2026-11-15' });
    expect(two.changes).toMatchObject({ stage: null, fields: [], recorded: [], voided: [], badges: [] });
    expect((await pageAt(2)).changes.badges).toEqual(['New']);
  });

  it('pages the history by commands, and older pages do not repeat newer ones', async () => {
    for (let i = 0; i < 32; i++)
      await atInstant(`2026-11-18T09:00:${String(i).padStart(2, '0')}.000Z`, () =>
        noteDeal(tenant.as.CRO, { dealId: deal.dealId, text: `Note ${i}` }),
      );
    const first = await pageAt(20);
    expect(first.history).toHaveLength(30);
    const second = await pageAt(20, { before: first.older });
    expect(second.history.map(({ at }) => at)).toHaveLength(10);
    expect(second.older).toBeNull();
    expect(second.history.every(({ at }) => at < (first.older ?? ''))).toBe(true);
    expect(second.changes).toEqual(first.changes);
  });

  it('shows all of it as known at an instant, and nothing to act on', async () => {
    const then = await pageAt(20, { knownAt: '2026-11-11T00:00:00.000Z' });
    expect(then.deal).toMatchObject({ stage: 'hardware_quote_sent', nextStep: 'Call' });
    expect(then.history.map(({ at }) => at.slice(8, 10))).toEqual(['10', '03', '01']);
    expect(then.notes).toEqual([]);
    expect(then.activities).toEqual([]);
    expect(then.evidence.map(({ kind }) => kind)).toEqual(['demo', 'quote']);
    expect(then.may).toMatchObject({ edit: false, move: false, record: false, note: false, moveTo: [] });
    expect((await pageAt(20)).may).toMatchObject({ edit: true, note: true });
  });

  it('puts the three clocks of the forecast on the timeline', async () => {
    const { timeline } = await pageAt(20);
    expect(timeline.commit).toMatchObject({ on: '2026-02-01', fact: true, document: 'PO' });
    expect(timeline.talk.map(({ label }) => label)).toEqual(['Demo', 'Quote Q-1']);
    expect(timeline.lanes.map(({ applies }) => applies)).toEqual([true, false, false]);
  });
});
