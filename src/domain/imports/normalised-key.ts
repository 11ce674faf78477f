/**
 * The key under which a customer, rep or contact is found again: Unicode compatibility form (NFKC), lower case, blanks collapsed
 * and trimmed, invisible characters removed. "  ACME   GmbH " and "acme gmbh" are one; spelling differences are not touched.
 */
export function nameKey(name: string): string {
  if (PLAIN.test(name)) return name.toLowerCase();
  return name.normalize('NFKC').replace(INVISIBLE, '').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** ASCII words with single blanks: the usual case, and nothing in it changes but the capitals. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;
const INVISIBLE = /[\u200B-\u200F\u2060\uFEFF\u00AD]/g;
