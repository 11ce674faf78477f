import { describe, expect, it } from 'vitest';
import {
  changeBadges,
  changesSince,
  fieldChanges,
  historyOf,
  type DealEvent,
  type LineVersion,
} from '@/domain/deals/history';
import { date } from '@/domain/values/calendar-date';

const at = (day: number, time = '08:00:00.000') => `2026-11-${String(day).padStart(2, '0')}T${time}Z`;
const FIELDS = {
  name: 'Cold chain',
  closeOn: '2027-01-31',
  amountMinor: '1000',
  nextStep: null,
  stage: 'lead',
};

function version(day: number, was: Record<string, unknown> | null, now: Record<string, unknown>): DealEvent {
  return { at: at(day), kind: 'version', data: { was, now, imported: false } };
}
function log(day: number, summary: string, operation = 'deals.edit'): DealEvent {
  return { at: at(day), kind: 'log', data: { who: 'Ria Rep', operation, summary } };
}
function fact(kind: 'recorded' | 'voided', day: number, reference = 'PO-1'): DealEvent {
  const data = {
    evidence: 'po' as const,
    reference,
    on: date('2026-11-01'),
    amountMinor: '900',
    units: null,
  };
  return { at: at(day), kind, data: { ...data, reason: kind === 'voided' ? 'wrong' : null } };
}
function line(over: Partial<LineVersion>): LineVersion {
  const { description = 'Gateways', id = 'a' } = over;
  return {
    id,
    description,
    units: 100,
    amountMinor: 1000n,
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
    recordedAt: at(1),
    supersededAt: null,
    ...over,
  };
}
const NEW = [version(1, null, FIELDS), log(1, 'Created Cold chain', 'deals.create')];

describe('the history of a deal', () => {
  it('makes one entry of all that one command did, latest first, with who did it', () => {
    const moved: DealEvent[] = [
      { at: at(3), kind: 'move', data: { from: 'lead', to: 'demo', reason: null, imported: false } },
      { ...fact('recorded', 3) },
      version(3, FIELDS, { ...FIELDS, stage: 'demo', closeOn: '2027-02-28' }),
      log(3, 'Moved Cold chain to Demo', 'deals.move'),
    ];
    const [latest, first, ...rest] = historyOf([...NEW, ...moved], []);
    expect(rest).toEqual([]);
    expect(latest).toMatchObject({ at: at(3), who: 'Ria Rep', summary: 'Moved Cold chain to Demo' });
    expect(latest?.parts.map(({ kind }) => kind)).toEqual(['move', 'recorded']);
    expect(latest?.fields).toEqual([{ field: 'closeOn', was: '2027-01-31', now: '2027-02-28' }]);
    expect(first).toMatchObject({ summary: 'Created Cold chain', fields: [], lines: [] });
  });

  it('says what an import changed although no log names it, and leaves out a version that changed nothing to see', () => {
    const imported: DealEvent = {
      at: at(4),
      kind: 'version',
      data: { was: FIELDS, now: { ...FIELDS, amountMinor: '2000' }, imported: true },
    };
    const [entry] = historyOf([imported], []);
    expect(entry).toMatchObject({ who: null, imported: true });
    expect(entry?.fields).toEqual([{ field: 'amountMinor', was: '1000', now: '2000' }]);
    expect(historyOf([version(5, FIELDS, { ...FIELDS })], [])).toEqual([]);
  });

  it('shows lines that came, went and changed with the edit that did it', () => {
    const lines = [
      line({ supersededAt: at(2) }),
      line({ units: 120, recordedAt: at(2) }),
      line({ id: 'b', description: 'Setup', supersededAt: at(2) }),
      line({ id: 'c', description: 'Platform', recordedAt: at(2) }),
      line({ id: 'd', description: 'Support', recordedAt: at(1), supersededAt: at(2) }),
      line({ id: 'd', description: 'Support', recordedAt: at(2) }),
    ];
    const [entry] = historyOf([version(2, FIELDS, { ...FIELDS })], lines);
    expect(entry?.lines.map(({ line: name, was, now }) => [name, was?.units, now?.units])).toEqual([
      ['Gateways', 100, 120],
      ['Platform', undefined, 100],
      ['Setup', 100, undefined],
    ]);
  });

  it('compares fields as they are, without the stage, which a move tells', () => {
    expect(fieldChanges(FIELDS, { ...FIELDS, stage: 'demo', repId: 'x' })).toEqual([]);
    expect(fieldChanges({ nextStep: null }, { nextStep: 'Call' })).toEqual([
      { field: 'nextStep', was: null, now: 'Call' },
    ]);
  });
});

describe('changes since', () => {
  const window = { since: at(10), until: at(20) };

  it('are net: what went there and back is none', () => {
    const there = { ...FIELDS, closeOn: '2027-02-28', amountMinor: '5000' };
    const events = [
      version(11, FIELDS, there),
      version(12, there, { ...there, closeOn: '2027-01-31' }),
      fact('recorded', 11),
      fact('voided', 12),
      fact('recorded', 13, 'PO-2'),
      fact('voided', 14, 'PO-0'),
    ];
    const changes = changesSince(events, [], window);
    expect(changes.fields).toEqual([{ field: 'amountMinor', was: '1000', now: '5000' }]);
    expect(changes.recorded.map(({ reference }) => reference)).toEqual(['PO-2']);
    expect(changes.voided.map(({ reference }) => reference)).toEqual(['PO-0']);
  });

  it('count only what happened in the window, its first instant excluded', () => {
    const events = [
      version(10, { ...FIELDS, name: 'Old' }, FIELDS),
      version(21, FIELDS, { ...FIELDS, name: 'Later' }),
      { at: at(15), kind: 'noted' as const, data: { text: 'A note' } },
    ];
    const changes = changesSince(events, [], window);
    expect(changes).toMatchObject({ fields: [], stage: null, notes: 1, isNew: false });
  });

  it('carry the badges of a review: new, stage, close date, amount', () => {
    const badges = (now: Record<string, unknown>, was: Record<string, unknown> | null = FIELDS) =>
      changeBadges(changesSince([version(11, was, { ...FIELDS, ...now })], [], window));
    expect(badges({ closeOn: '2027-03-31' })).toEqual(['Pushed']);
    expect(badges({ closeOn: '2027-01-01', amountMinor: '900' })).toEqual(['Pulled in', 'Amount down']);
    expect(badges({ stage: 'demo', amountMinor: '1100' })).toEqual(['Moved on', 'Amount up']);
    expect(badges({ stage: 'closed_lost' })).toEqual(['Moved back']);
    expect(badges({}, null)).toEqual(['New']);
    expect(badges({ stage: 'lead' }, { ...FIELDS, stage: 'closed_lost' })).toEqual(['Moved on']);
  });

  it('compare the lines at both ends of the window', () => {
    const lines = [line({ supersededAt: at(12) }), line({ units: 80, recordedAt: at(12) })];
    const changes = changesSince([version(12, FIELDS, FIELDS)], lines, window);
    expect(changes.lines.map(({ was, now }) => [was?.units, now?.units])).toEqual([[100, 80]]);
  });
});
