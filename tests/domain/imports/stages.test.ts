import { describe, expect, it } from 'vitest';
import { outcomeOf } from '@/domain/imports/deal-outcome';
import { negotiationStages, type SourceStage } from '@/domain/imports/negotiation';
import { stageByName, stageMeaning } from '@/domain/imports/stages';

describe('a source stage means', () => {
  it.each([
    ['Prospecting', 'lead', null],
    ['Qualification', 'lead', null],
    ['Needs Analysis', 'lead', null],
    ['Value Proposition', 'demo', null],
    ['Id. Decision Makers', 'demo', null],
    ['Perception Analysis', 'demo', null],
    ['Proposal/Price Quote', 'hardware_quote_sent', null],
    ['Negotiation/Review', 'hardware_quote_sent', null],
    ['Closed Won', 'hardware_quote_sent', 'won'],
    ['Closed Lost', 'closed_lost', 'lost'],
    ['Appointment Scheduled', 'lead', null],
    ['Presentation Scheduled', 'demo', null],
    ['Decision Maker Bought-In', 'demo', null],
    ['Contract Sent', 'hardware_quote_sent', null],
    ['1-Qualify', 'lead', null],
    ['Develop', 'demo', null],
    ['Close', 'hardware_quote_sent', null],
    ['closed_won', 'hardware_quote_sent', 'won'],
    ['Won', 'hardware_quote_sent', 'won'],
    ['Lost', 'closed_lost', 'lost'],
    ['Closed - Lost to competitor', 'closed_lost', 'lost'],
    ['Geschlossen und gewonnen', 'hardware_quote_sent', 'won'],
    ['Cierre ganado', 'hardware_quote_sent', 'won'],
    ['Cierre perdido', 'closed_lost', 'lost'],
    ['Fermée gagnée', 'hardware_quote_sent', 'won'],
    ['Fermée perdue', 'closed_lost', 'lost'],
    ['7 - Won', 'hardware_quote_sent', 'won'],
    ['Won (100%)', 'hardware_quote_sent', 'won'],
    ['Deal lost', 'closed_lost', 'lost'],
    ['Lost - Price', 'closed_lost', 'lost'],
    ['Negócio perdido', 'closed_lost', 'lost'],
    ['Won, PO pending', 'hardware_quote_sent', null],
    ['Lost contact', 'lead', null],
    ['Angebot versendet', 'hardware_quote_sent', null],
    ['Verhandlung', 'hardware_quote_sent', null],
    ['Propuesta enviada', 'hardware_quote_sent', null],
    ['Négociation', 'hardware_quote_sent', null],
    ['PoC running', 'demo', null],
    ['presentationscheduled', 'demo', null],
    ['decisionmakerboughtin', 'demo', null],
    ['contractsent', 'hardware_quote_sent', null],
    ['closedwon', 'hardware_quote_sent', 'won'],
    ['closedlost', 'closed_lost', 'lost'],
    ['ClosedWon', 'hardware_quote_sent', 'won'],
    ['Hardware Quote Sent', 'hardware_quote_sent', null],
  ])('%s', (word, stage, outcome) => {
    expect(stageMeaning(word)).toMatchObject({ stage, outcome, known: true });
  });

  it('no more than a Lead when nobody knows the word, and says how to tell', () => {
    const meaning = stageMeaning('GavUFuuf4DrnQAoiRGlWpQ==');
    expect(meaning).toMatchObject({ stage: 'lead', outcome: null, known: false });
    expect(meaning.reason).toContain('--stage');
  });

  it('what a person chose', () => {
    const chosen = { Piloting: 'demo', Done: 'won', Gone: 'lost', Offer: 'Hardware Quote Sent' };
    expect(stageMeaning('Piloting', chosen).stage).toBe('demo');
    expect(stageMeaning('Done', chosen).outcome).toBe('won');
    expect(stageMeaning('Gone', chosen)).toMatchObject({ stage: 'closed_lost', outcome: 'lost' });
    expect(stageMeaning('Offer', chosen).stage).toBe('hardware_quote_sent');
    expect(stageByName('hardware_po_received')).toBe('hardware_po_received');
    expect(stageByName('nonsense')).toBeNull();
  });
});

describe('the outcome', () => {
  const none = { isWon: null, isClosed: null, status: null, stage: null };
  it.each([
    ['is open without a word', none, 'open'],
    ['is the stage word', { ...none, stage: 'won' as const }, 'won'],
    [
      'is the status before the stage word',
      { ...none, status: 'open' as const, stage: 'won' as const },
      'open',
    ],
    ['is won by the flag', { ...none, isWon: true, status: 'lost' as const }, 'won'],
    ['is lost when closed and not won', { ...none, isWon: false, isClosed: true }, 'lost'],
    ['is open when not closed', { ...none, isClosed: false, stage: 'won' as const }, 'open'],
    ['is open when not won and the word says won', { ...none, isWon: false, stage: 'won' as const }, 'open'],
    ['is the word when closed', { ...none, isClosed: true, stage: 'lost' as const }, 'lost'],
    ['cannot be told when closed without a word', { ...none, isClosed: true }, null],
  ])('%s', (_, words, outcome) => {
    expect(outcomeOf(words)).toBe(outcome);
  });
});

describe('negotiation is', () => {
  const stages = (...words: string[]): SourceStage[] =>
    words.map((sourceStage) => ({
      sourceStage,
      stage: stageMeaning(sourceStage).stage,
      count: 1,
      medianBp: null,
    }));

  it.each([
    [
      'the stages of that name',
      ['Prospecting', 'Negotiation', 'Contract Sent', 'Proposal'],
      ['Negotiation', 'Contract Sent'],
    ],
    ['the German word', ['Angebot', 'Verhandlung'], ['Verhandlung']],
    ['not a contact', ['Contact made', 'Proposal made'], ['Proposal made']],
    ['the last of Maven', ['Prospecting', 'Engaging'], ['Engaging']],
    ['the last of Dynamics', ['Qualify', 'Develop', 'Propose', 'Close'], ['Close']],
    ['the last numbered stage', ['1-Alpha', '3-Gamma', '2-Beta'], ['3-Gamma']],
    ['the last of a snapshot', ['prospect', 'qualify', 'develop', 'propose', 'commit'], ['commit']],
    ['the only open stage', ['x9=='], ['x9==']],
    ['never an end', ['Closed Won', 'Qualify'], ['Qualify']],
    ['unknown rather than guessed', ['abc', 'xyz'], []],
    ['none without open deals', [], []],
  ])('%s', (_, words, expected) => {
    expect(negotiationStages(stages(...words))).toEqual(expected);
  });

  it('told by the source’s own probability where nothing else tells', () => {
    const custom = stages('abc', 'xyz').map((stage, i) => ({ ...stage, medianBp: i === 0 ? 7000 : 2000 }));
    expect(negotiationStages(custom)).toEqual(['abc']);
  });
});
