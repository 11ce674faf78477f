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
  const slug = cut(plain.replaceAll(/^-+|-+$/g, ''));
  return slug === '' ? 'company' : slug;
}

/** Cut after a whole word, unless the first word alone is too long. */
function cut(slug: string): string {
  if (slug.length <= LONGEST) return slug;
  const end = slug.lastIndexOf('-', LONGEST);
  return slug.slice(0, end > 0 ? end : LONGEST);
}

/** The same with a number: "acme" → "acme-2". */
export function numberedSlug(slug: string, number: number): string {
  const end = `-${number}`;
  return `${slug.slice(0, LONGEST - end.length).replace(/-+$/, '')}${end}`;
}
