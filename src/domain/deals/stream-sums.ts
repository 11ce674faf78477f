import type { Stream } from '@/domain/values/stream';
import { lineTotal } from './amount';
import type { DealFacts } from './deal';

/** Amounts by stream over the contract term; `unsplit` is the amount of deals without lines. Minor units. */
export type StreamSums = Record<Stream | 'unsplit', bigint>;

export const NO_SUMS: StreamSums = { hardware: 0n, software: 0n, services: 0n, unsplit: 0n };

export function streamSums(facts: Pick<DealFacts, 'lines' | 'termMonths' | 'amountMinor'>): StreamSums {
  if (facts.lines.length === 0) return { ...NO_SUMS, unsplit: facts.amountMinor ?? 0n };
  const sums = { ...NO_SUMS };
  for (const line of facts.lines) sums[line.stream] += lineTotal(line, facts.termMonths);
  return sums;
}

export function plusSums(a: StreamSums, b: StreamSums, times: 1n | -1n = 1n): StreamSums {
  return {
    hardware: a.hardware + times * b.hardware,
    software: a.software + times * b.software,
    services: a.services + times * b.services,
    unsplit: a.unsplit + times * b.unsplit,
  };
}
