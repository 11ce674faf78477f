const LONGEST = 48;

/** The part of an address that a company's name suggests: small letters, digits and inner hyphens, at most 48; "company" where nothing is left. */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll(/[^a-z0-9]+/g, '-');
  const slug = plain.slice(0, LONGEST).replaceAll(/^-+|-+$/g, '');
  return slug === '' ? 'company' : slug;
}

/** The same with a number: "acme" → "acme-2". */
export function numberedSlug(slug: string, number: number): string {
  const end = `-${number}`;
  return `${slug.slice(0, LONGEST - end.length).replace(/-+$/, '')}${end}`;
}
