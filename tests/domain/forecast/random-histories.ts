import fc from 'fast-check';
import type { DealFacts, LineFacts, StageId } from '@/domain/deals/deal';
import { addDays, type CalendarDate } from '@/domain/values/calendar-date';
import { anyDeal, proof } from '../deals/deal-facts';
import { someDay, someDeals } from './snapshot-world';

/** What may happen to a deal between two days; `offset` and `amount` say how far and how much. */
const EVENTS = [
  'edit',
  'rewrite',
  'slip',
  'promise',
  'order',
  'void',
  'ship',
  'activate',
  'complete',
  'claim',
  'move',
  'lose',
  'win',
  'handOver',
  'install',
  'remove',
] as const;
type Event = { kind: (typeof EVENTS)[number]; of: number; offset: number; amount: bigint; stage: StageId };

const someEvent: fc.Arbitrary<Event> = fc.record({
  kind: fc.constantFrom(...EVENTS),
  of: fc.nat(3),
  offset: fc.integer({ min: -150, max: 150 }),
  amount: fc.bigInt({ min: 0n, max: 10_000_000n }),
  stage: fc.constantFrom('lead', 'demo', 'hardware_quote_sent', 'hardware_po_received', 'software_activated'),
});

function later(facts: DealFacts, { kind, offset, amount, stage }: Event, on: CalendarDate): DealFacts {
  const withProof = (...args: Parameters<typeof proof>): DealFacts => ({
    ...facts,
    evidence: [...facts.evidence, proof(...args)],
  });
  const withLines = (change: (line: LineFacts, i: number) => LineFacts): DealFacts => ({
    ...facts,
    lines: facts.lines.map(change),
  });
  const evidenceOn = addDays(on, -Math.abs(offset) % 30);
  switch (kind) {
    case 'edit':
      return {
        ...withLines((line, i) => (i === 0 ? { ...line, amountMinor: amount } : line)),
        amountMinor: amount,
      };
    case 'rewrite':
      return withLines((line, i) => ({ ...line, id: `new-${i}`, amountMinor: amount }));
    case 'slip':
      return { ...facts, closeOn: addDays(facts.closeOn ?? on, offset) };
    case 'promise':
      return withLines((line) => ({ ...line, promisedOn: addDays(on, offset) }));
    case 'order':
      return { ...withProof('po', { evidenceOn }), stage: 'hardware_po_received', hasContact: true };
    case 'void':
      return { ...facts, evidence: facts.evidence.map((one) => ({ ...one, voided: true })) };
    case 'ship':
      return withProof('shipment', { evidenceOn, units: Math.abs(offset) + 1 });
    case 'activate':
      return withProof('activation', { evidenceOn });
    case 'complete':
      return withProof('milestone', { evidenceOn, amountMinor: offset > 0 ? amount : null });
    case 'claim':
      return { ...facts, claimBp: 9000, claimOn: on, verbalYesOn: offset > 0 ? on : null };
    case 'move':
      return { ...facts, stage, outcome: 'open' };
    case 'lose':
      return { ...facts, stage: 'closed_lost', outcome: 'lost', closedOn: on };
    case 'win':
      return { ...facts, outcome: 'won', closedOn: on };
    case 'handOver':
      return { ...facts, repId: offset > 0 ? 'rep-b' : null, product: offset % 2 === 0 ? 'Fleet' : null };
    case 'install':
      return { ...facts, installedOn: on };
    case 'remove':
      return facts;
  }
}

export type History = { before: DealFacts[]; after: DealFacts[]; from: CalendarDate; to: CalendarDate };

/** Deals on a day, and what became of them on a later one: events in any order, sensible or not, deals that came and went. */
export const someHistory: fc.Arbitrary<History> = fc
  .tuple(
    someDeals,
    fc.array(someEvent, { maxLength: 8 }),
    fc.array(anyDeal, { maxLength: 1 }),
    someDay,
    fc.nat(120),
  )
  .map(([before, events, added, from, days]) => {
    const to = addDays(from, days);
    const gone = new Set<number>();
    const after = [...before];
    for (const event of events) {
      const facts = after[event.of];
      if (!facts) continue;
      if (event.kind === 'remove') gone.add(event.of);
      after[event.of] = later(facts, event, addDays(from, Math.min(days, Math.abs(event.offset))));
    }
    const left = after.filter((_, i) => !gone.has(i));
    return { before, after: [...left, ...added.map((facts) => ({ ...facts, id: 'deal-new' }))], from, to };
  });
