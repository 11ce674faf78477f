import { headerWords } from './header-key';
import { stageMeaning, STAGE_POSITION } from './stages';
import type { ImportStage } from './types';

/** A stage word of the source among open deals: what it was mapped to, how many, and the median of the source's own probabilities. */
export type SourceStage = { sourceStage: string; stage: string; count: number; medianBp: number | null };

const NAMED =
  /\b(negotiat\w*|contract\w*|verhandl\w*|negocia\w*|negoc\w*|trattativ\w*|onderhandel\w*|vertrag\w*|contrat\w*)\b/;

/** Open stages of known CRMs in their order; a word's rank is its place in the longest list that has it. */
const VOCABULARIES: readonly (readonly string[])[] = [
  [
    'prospecting',
    'qualification',
    'needs analysis',
    'value proposition',
    'id decision makers',
    'perception analysis',
    'proposal price quote',
  ],
  ['prospect', 'qualify', 'develop', 'propose', 'commit', 'close'],
  ['appointment scheduled', 'qualified to buy', 'presentation scheduled', 'decision maker bought in'],
  ['qualified', 'contact made', 'demo scheduled', 'proposal made'],
  ['prospecting', 'engaging'],
];

/**
 * The source stages in which a deal negotiates, for the audit: the stages named negotiation or contract; where there is none, the
 * last open stage. Last is decided by, in this order: numbers that all stages begin with ("4-Close"), the stage that we mapped it
 * to, the order of a known CRM's stages, the source's own probability. Stages that none of these tells apart are all last if a
 * quote is out in them, else none is: a guess would accuse deals.
 */
export function negotiationStages(stages: readonly SourceStage[]): string[] {
  const open = stages.filter(({ sourceStage }) => stageMeaning(sourceStage).outcome === null);
  const named = namedNegotiation(open.map(({ sourceStage }) => sourceStage));
  if (named.length > 0) return named;
  const numbered = open.every(({ sourceStage }) => leadingNumber(sourceStage) !== null);
  const ranked = open.map((stage) => ({
    stage,
    rank: numbered ? [leadingNumber(stage.sourceStage) ?? 0] : rankOf(stage),
  }));
  const [first, ...others] = ranked;
  if (!first) return [];
  const top = others.reduce((best, next) => (compare(next.rank, best.rank) > 0 ? next : best), first);
  const last = ranked.filter(({ rank }) => compare(rank, top.rank) === 0).map(({ stage }) => stage);
  if (last.length > 1 && position(top.stage) < STAGE_POSITION.hardware_quote_sent) return [];
  return last.map(({ sourceStage }) => sourceStage);
}

/** The stages named negotiation or contract: where there is one, nothing else is asked of the stages. */
export function namedNegotiation(sourceStages: readonly string[]): string[] {
  return sourceStages.filter((word) => stageMeaning(word).outcome === null && NAMED.test(headerWords(word)));
}

function rankOf(stage: SourceStage): number[] {
  return [position(stage), vocabularyRank(stage.sourceStage), stage.medianBp ?? -1];
}

function position(stage: SourceStage): number {
  return STAGE_POSITION[stage.stage as ImportStage] ?? 0;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function vocabularyRank(word: string): number {
  const words = headerWords(word).replace(/^\d+ /, '');
  return Math.max(...VOCABULARIES.map((vocabulary) => vocabulary.indexOf(words)));
}

function leadingNumber(word: string): number | null {
  const digits = /^\s*\(?(\d{1,2})\b/.exec(word)?.[1];
  return digits === undefined ? null : Number(digits);
}
