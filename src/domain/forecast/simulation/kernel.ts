import { turn, mixed } from './draws';
import type { DealOutcomes } from './outcomes';
import { WAYS } from './range';

/** One byte holds the states of eight deals that are won or lost, or of two whose lead times are drawn as well. */
const SIMPLE = { deals: 8, bits: 1 };
const VARYING = { deals: 2, bits: 4 };
const TWO_24 = 16_777_216;
const TWO_31 = 2_147_483_648;
const TWO_32 = 4_294_967_296;

/** How much of its lead times a group shares, and the seed of what it shares. */
export type Sharing = { share: number; seed: number };

/**
 * Adds the draws of all deals to the sums of their cells (`sums[cell][trial]`, only cells that have one). Deals are drawn one after the
 * other over all trials into one byte per trial; several deals share a byte, and a table of 256 sums per cell is added once for all of
 * them: fewer additions than deals, no branch in a loop, and the same sums as one by one.
 */
export function addDraws(
  deals: readonly DealOutcomes[],
  sums: readonly (Float64Array | undefined)[],
  trials: number,
  sharing: Sharing,
): void {
  const states = new Uint8Array(trials);
  const shared = new Map<number, Uint8Array>();
  for (const kind of [SIMPLE, VARYING]) {
    const own = deals.filter(({ varies }) => varies === (kind === VARYING)).sort(byCells);
    for (let i = 0; i < own.length; i += kind.deals) {
      const packed = own.slice(i, i + kind.deals);
      states.fill(0);
      packed.forEach((deal, place) => {
        if (kind === SIMPLE) drawWon(deal, states, place);
        else if (deal.group < 0 || sharing.share === 0) drawWay(deal, states, place * VARYING.bits);
        else
          drawSharedWay(
            deal,
            states,
            place * VARYING.bits,
            waysOf(shared, deal.group, trials, sharing),
            sharing.share,
          );
      });
      addStates(packed, states, sums, kind.bits);
    }
  }
}

/** Deals of the same cells beside each other, so that a byte touches few. */
function byCells(a: DealOutcomes, b: DealOutcomes): number {
  const shorter = Math.min(a.cells.length, b.cells.length);
  for (let i = 0; i < shorter; i++) {
    const difference = (a.cells[i] ?? 0) - (b.cells[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.cells.length - b.cells.length;
}

/** Bit `place` of every trial: 1 if the deal is won. 31 bits decide, the upper ones, so the last step of the mixing may be left out. */
function drawWon({ from, step, probability }: DealOutcomes, states: Uint8Array, place: number): void {
  const threshold = Math.round(probability * TWO_31) | 0;
  let counter = from;
  for (let t = 0; t < states.length; t++) {
    counter = (counter + step) | 0;
    let x = counter ^ (counter >>> 16);
    x = Math.imul(x, 0x21f0aaad);
    x ^= x >>> 15;
    x = Math.imul(x, 0x735a2d97);
    states[t] = (states[t] as number) | ((((x >>> 1) - threshold) >>> 31) << place);
  }
}

/** Four bits of every trial: which of WAYS the deal is won in, or WAYS: lost. One draw says both, for what is left of it is even again. */
function drawWay({ from, step, probability }: DealOutcomes, states: Uint8Array, shift: number): void {
  const scale = WAYS / (probability * TWO_32);
  let counter = from;
  for (let t = 0; t < states.length; t++) {
    counter = (counter + step) | 0;
    let x = counter ^ (counter >>> 16);
    x = Math.imul(x, 0x21f0aaad);
    x ^= x >>> 15;
    x = Math.imul(x, 0x735a2d97);
    const way = ((x >>> 0) * scale) | 0;
    const over = WAYS - way;
    states[t] = (states[t] as number) | ((way + (over & (over >> 31))) << shift);
  }
}

/** As drawWay, but in a share of the trials a deal that is won goes the way of its group. What one deal draws stays the same. */
function drawSharedWay(
  { from, step, probability }: DealOutcomes,
  states: Uint8Array,
  shift: number,
  ways: Uint8Array,
  share: number,
): void {
  const scale = WAYS / (probability * TWO_32);
  const threshold = Math.round(share * TWO_24) | 0;
  let counter = from;
  for (let t = 0; t < states.length; t++) {
    counter = (counter + step) | 0;
    let x = counter ^ (counter >>> 16);
    x = Math.imul(x, 0x21f0aaad);
    x ^= x >>> 15;
    x = Math.imul(x, 0x735a2d97);
    const drawn = ((x >>> 0) * scale) | 0;
    const over = WAYS - drawn;
    const own = drawn + (over & (over >> 31));
    const again = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d) >>> 8;
    const follows = ((again - threshold) >>> 31) & ((own - WAYS) >>> 31);
    const way = own + (((ways[t] as number) - own) & -follows);
    states[t] = (states[t] as number) | (way << shift);
  }
}

function waysOf(
  known: Map<number, Uint8Array>,
  group: number,
  trials: number,
  { seed }: Sharing,
): Uint8Array {
  const before = known.get(group);
  if (before) return before;
  const ways = new Uint8Array(trials);
  const from = mixed(mixed(seed ^ 0x510e527f) ^ group);
  for (let t = 0; t < trials; t++) ways[t] = Math.floor(turn(mixed(from + Math.imul(t, 0x9e3779b9))) * WAYS);
  known.set(group, ways);
  return ways;
}

function cellsOf(deals: readonly DealOutcomes[]): number[] {
  return [...new Set(deals.flatMap(({ cells }) => cells))];
}

/** What the deals of a byte bring to a cell together, for each value of the byte. */
function jointTable(deals: readonly DealOutcomes[], cell: number, bits: number): Float64Array {
  const table = new Float64Array(256);
  const values = 1 << bits;
  let size = 1;
  for (const deal of deals) {
    const amounts = deal.amounts[deal.cells.indexOf(cell)];
    for (let value = values - 1; value >= 0; value--) {
      const amount = amountOf(amounts, value, bits);
      for (let i = 0; i < size; i++) table[value * size + i] = (table[i] as number) + amount;
    }
    size *= values;
  }
  return table;
}

function amountOf(amounts: Float64Array | undefined, value: number, bits: number): number {
  if (!amounts) return 0;
  if (bits === 1) return value === 1 ? (amounts[0] ?? 0) : 0;
  return value < WAYS ? (amounts[value] ?? 0) : 0;
}

/** Adds what a byte's deals bring to the sums of their cells, two cells at a time: one reading of the states serves both. */
function addStates(
  packed: readonly DealOutcomes[],
  states: Uint8Array,
  sums: readonly (Float64Array | undefined)[],
  bits: number,
): void {
  const parts = cellsOf(packed).flatMap((cell) => {
    const sum = sums[cell];
    return sum ? [{ sum, table: jointTable(packed, cell, bits) }] : [];
  });
  for (let i = 0; i < parts.length; i += 2) {
    const [one, other] = [parts[i], parts[i + 1]];
    if (one && other) addTwo(one.sum, one.table, other.sum, other.table, states);
    else if (one) addOne(one.sum, one.table, states);
  }
}

function addOne(sum: Float64Array, table: Float64Array, states: Uint8Array): void {
  for (let t = 0; t < sum.length; t++) sum[t] = (sum[t] as number) + (table[states[t] as number] as number);
}

function addTwo(
  sum: Float64Array,
  table: Float64Array,
  otherSum: Float64Array,
  otherTable: Float64Array,
  states: Uint8Array,
): void {
  for (let t = 0; t < sum.length; t++) {
    const state = states[t] as number;
    sum[t] = (sum[t] as number) + (table[state] as number);
    otherSum[t] = (otherSum[t] as number) + (otherTable[state] as number);
  }
}
