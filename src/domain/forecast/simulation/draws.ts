/**
 * The generator: a counter that moves by a step of its own for every deal, mixed by two multiplications (the finaliser of a 32-bit
 * hash, so that every value comes once in a round of 2^32). Stateless, so that trial `t` of a deal is the same whoever is beside it.
 */

/** Where a deal's counter begins, and by how much it moves: odd. */
export function streamOf(seed: number, key: number): { from: number; step: number } {
  const from = mixed(mixed(seed ^ 0x9e3779b9) ^ key);
  return { from, step: mixed(from ^ 0x6a09e667) | 1 };
}

/** Scatters 32 bits; an integer of 32 bits with a sign. */
export function mixed(bits: number): number {
  let x = bits ^ (bits >>> 16);
  x = Math.imul(x, 0x21f0aaad);
  x ^= x >>> 15;
  x = Math.imul(x, 0x735a2d97);
  return x ^ (x >>> 15);
}

/** 32 bits of a text, the same on every machine (FNV-1a, scattered). */
export function keyOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mixed(hash);
}

/** A part of a whole turn, 0 to under 1, from 32 bits. */
export function turn(bits: number): number {
  return (bits >>> 0) / 4_294_967_296;
}
