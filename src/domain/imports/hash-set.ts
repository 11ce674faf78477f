/**
 * A set of 52-bit hashes of texts that remembers a number (a row) for each, in two flat arrays: 24 bytes an entry at most, where a
 * Set of a million strings costs a hundred. Two different texts of a million meet in one hash once in ten thousand files.
 */
export class RowsByText {
  private capacity = 1 << 12;
  private hashes = new Float64Array(this.capacity);
  private rows = new Int32Array(this.capacity);
  private size = 0;

  /** The number remembered for this text, or null after remembering this one. */
  add(text: string, rowNo: number): number | null {
    const hash = hashOf(text);
    let at = this.find(hash);
    if (this.hashes[at] === hash) return this.rows[at] ?? null;
    if (this.size * 2 > this.capacity) {
      this.grow();
      at = this.find(hash);
    }
    this.hashes[at] = hash;
    this.rows[at] = rowNo;
    this.size += 1;
    return null;
  }

  /** How many times this text has now been counted, this time included. */
  increment(text: string): number {
    this.add(text, 0);
    const at = this.find(hashOf(text));
    const count = (this.rows[at] ?? 0) + 1;
    this.rows[at] = count;
    return count;
  }

  private find(hash: number): number {
    const mask = this.capacity - 1;
    let at = hash & mask;
    while (this.hashes[at] !== 0 && this.hashes[at] !== hash) at = (at + 1) & mask;
    return at;
  }

  private grow(): void {
    const { hashes, rows, capacity } = this;
    this.capacity = capacity * 2;
    this.hashes = new Float64Array(this.capacity);
    this.rows = new Int32Array(this.capacity);
    for (let i = 0; i < capacity; i++) {
      const hash = hashes[i] ?? 0;
      if (hash === 0) continue;
      const at = this.find(hash);
      this.hashes[at] = hash;
      this.rows[at] = rows[i] ?? 0;
    }
  }
}

/** Two 32-bit multiplicative hashes (cyrb53) joined to 52 bits; never 0, which marks a free place. */
function hashOf(text: string, seed = 0): number {
  let a = 0xdeadbeef ^ seed;
  let b = 0x41c6ce57 ^ seed;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (b & 0xfffff) + (a >>> 0) + 1;
}

/** 104 bits of a text as 26 hexadecimal digits: an identity for rows that have none of their own. */
export function fingerprint(text: string): string {
  return [hashOf(text), hashOf(text, 0x9e3779b9)].map((part) => part.toString(16).padStart(13, '0')).join('');
}
