import { describe, expect, it } from 'vitest';
import type { LineVersion } from '@/domain/deals/history';
import { date } from '@/domain/values/calendar-date';
import { evidenceWords, fieldWords, lineWords, partWords } from '@/features/deals/components/change-words';
import { dealValueText } from '@/features/deals/components/conflict-words';
import { changeWindows, dealHref, readDealAddress } from '@/features/deals/deal-address';

const PO = {
  evidence: 'po' as const,
  reference: 'PO-1',
  on: date('2026-02-01'),
  amountMinor: '220000',
  units: null,
  reason: null,
};
const LINE: LineVersion = {
  id: 'a',
  description: 'Gateways',
  units: 100,
  amountMinor: 100_000n,
  recurring: false,
  unitPriceMinor: null,
  timeAndMaterials: false,
  expectedHours: null,
  hoursDone: null,
  overInstallation: false,
  promisedOn: null,
  product: null,
  supplier: null,
  shipmentPlan: [],
  recordedAt: '2026-11-01T08:00:00.000Z',
  supersededAt: null,
};

describe('a value in words', () => {
  it('is written as people read it, by its field', () => {
    const text = (field: string, value: unknown) => dealValueText(field, value, 'USD', { r1: 'Ria Rep' });
    expect(text('amountMinor', '220000')).toBe('$2,200.00');
    expect(text('claimBp', 8000)).toBe('80 %');
    expect(text('termMonths', 24)).toBe('24 months');
    expect(text('closeOn', '2027-01-31')).toBe('31 Jan 2027');
    expect(text('stage', 'hardware_po_received')).toBe('Hardware PO Received');
    expect(text('isPilot', true)).toBe('yes');
    expect(text('repId', 'r1')).toBe('Ria Rep');
    expect(text('nextStep', null)).toBe('none');
    expect(text('nextStepOn', 'soon')).toBe('soon');
  });
});

describe('a change in words', () => {
  it('says what was before and what is now', () => {
    const change = { field: 'closeOn', was: '2027-01-31', now: null };
    expect(fieldWords(change, 'USD')).toBe('Close date: 31 Jan 2027 → none');
    const more = { ...LINE, units: 120, amountMinor: 120_000n, promisedOn: date('2027-03-01') };
    expect(lineWords({ line: 'Gateways', was: LINE, now: more }, 'USD')).toBe(
      'Line Gateways: 100 → 120 units, $1,000.00 → $1,200.00, no day → 1 Mar 2027',
    );
    expect(lineWords({ line: 'Gateways', was: null, now: LINE }, 'USD')).toBe(
      'New line: Gateways, $1,000.00',
    );
    expect(lineWords({ line: 'Gateways', was: LINE, now: null }, 'USD')).toBe('Line gone: Gateways');
  });

  it('says what was planned, who supplies and how work is paid', () => {
    const now: LineVersion = {
      ...LINE,
      unitPriceMinor: 1000n,
      product: 'TempSense',
      supplier: 'Nordchip',
      shipmentPlan: [
        { units: 40, promisedOn: date('2027-01-12') },
        { units: 60, promisedOn: date('2027-02-03') },
      ],
    };
    const words = (was: LineVersion, is: LineVersion) => lineWords({ line: 'L', was, now: is }, 'USD');
    expect(words(LINE, now)).toBe(
      'Line L: price of one none → $10.00, product none → TempSense, supplier none → Nordchip, shipments none → 40 on 12 Jan 2027, 60 on 3 Feb 2027',
    );
    expect(words(now, { ...now, shipmentPlan: now.shipmentPlan.slice(1) })).toBe(
      'Line L: shipments 40 on 12 Jan 2027, 60 on 3 Feb 2027 → 60 on 3 Feb 2027',
    );
    const hourly = { ...LINE, timeAndMaterials: true, expectedHours: 300 };
    expect(words(LINE, hourly)).toBe('Line L: now by the hour, expected hours none → 300');
    expect(words(hourly, { ...hourly, hoursDone: 120 })).toBe('Line L: hours worked none → 120');
    expect(words(LINE, { ...LINE, overInstallation: true })).toBe('Line L: now earned over the installation');
  });

  it('names evidence by kind, reference, day and amount', () => {
    expect(evidenceWords(PO, 'USD')).toBe('Hardware PO PO-1 of 1 Feb 2026, $2,200.00');
    const shipped = { ...PO, evidence: 'shipment' as const, reference: null, amountMinor: null, units: 60 };
    expect(evidenceWords(shipped, 'USD')).toBe('Shipment of 1 Feb 2026, 60 units');
  });

  it('tells each part of the history', () => {
    const at = '2026-11-01T08:00:00.000Z';
    const move = (from: 'lead' | null, reason: string | null) =>
      partWords({ at, kind: 'move', data: { from, to: 'demo', reason, imported: false } }, 'USD');
    expect(move('lead', null)).toBe('Lead → Demo');
    expect(move('lead', 'undone')).toBe('Lead → Demo');
    expect(move('lead', 'Shown in Kiel')).toBe('Lead → Demo: Shown in Kiel');
    expect(move(null, 'created')).toBe('Started as Demo');
    const voided = partWords({ at, kind: 'voided', data: { ...PO, reason: 'Draft' } }, 'USD');
    expect(voided).toBe('Voided Hardware PO PO-1 of 1 Feb 2026, $2,200.00: Draft');
    const call = { activity: 'call', on: date('2026-11-01'), subject: 'Slots' };
    expect(partWords({ at, kind: 'logged', data: call }, 'USD')).toBe('Call on 1 Nov 2026: Slots');
    expect(partWords({ at, kind: 'unlogged', data: call }, 'USD')).toContain('Taken off: Call');
    expect(partWords({ at, kind: 'unnoted', data: { text: 'x' } }, 'USD')).toBe('Note removed: x');
  });
});

describe('the address of a deal’s page', () => {
  const PATH = '/t/frost/deals/1';

  it('keeps what can be read and leaves out the rest', () => {
    const read = readDealAddress({
      since: '2026-11-01',
      before: '2026-11-20T09:00:00.000Z',
      knownAt: '2026-11-21T00:00:00.000Z',
      asOf: 'yesterday',
    });
    expect(read).toEqual({
      clocks: { knownAt: '2026-11-21T00:00:00.000Z' },
      since: '2026-11-01',
      before: '2026-11-20T09:00:00.000Z',
    });
    expect(readDealAddress({ since: 'x', before: "'; --", asOf: ['a'] })).toEqual({ clocks: {} });
  });

  it('carries the window, the page of the history and the clocks from link to link', () => {
    const address = { clocks: { asOf: date('2026-11-22') }, since: date('2026-11-01') };
    expect(dealHref(PATH, address, {})).toBe(`${PATH}?since=2026-11-01&asOf=2026-11-22`);
    const older = dealHref(PATH, address, { before: '2026-11-20T09:00:00.000Z' });
    expect(new URL(older, 'http://x').searchParams.get('before')).toBe('2026-11-20T09:00:00.000Z');
    expect(dealHref(PATH, { clocks: {}, before: 'b' }, { before: null })).toBe(PATH);
  });

  it('offers windows back from today and marks the one that is shown', () => {
    const shown = { sinceOn: date('2026-10-23'), sinceReview: false, lastReview: null };
    const windows = changeWindows(PATH, { clocks: {} }, date('2026-11-22'), shown);
    expect(windows.map(({ label, active }) => [label, active])).toEqual([
      ['7 days', false],
      ['30 days', true],
      ['90 days', false],
    ]);
    expect(windows[0]?.href).toBe(`${PATH}?since=2026-11-15`);
  });

  it('offers the last review first, once the deal was in one', () => {
    // The review was seven days ago: it is shown, not the day.
    const shown = { sinceOn: date('2026-11-15'), sinceReview: true, lastReview: {} };
    const windows = changeWindows(PATH, { clocks: {} }, date('2026-11-22'), shown);
    expect(windows.map(({ label, active }) => [label, active])).toEqual([
      ['Last review', true],
      ['7 days', false],
      ['30 days', false],
      ['90 days', false],
    ]);
    expect(windows[0]?.href).toBe(`${PATH}?since=review`);
    expect(readDealAddress({ since: 'review' })).toEqual({ clocks: {}, since: 'review' });
  });
});
