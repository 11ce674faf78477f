/** Something opened lately. */
export type Recent = { href: string; label: string; detail?: string };

const MOST = 6;

function nameOf(slug: string): string {
  return `recent:${slug}`;
}

/** What was opened in this tab lately, newest first. It is forgotten with the tab: names of deals do not stay on a shared machine. */
export function readRecents(slug: string): Recent[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(nameOf(slug)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isRecent) : [];
  } catch {
    return [];
  }
}

export function keepRecent(slug: string, recent: Recent): void {
  const others = readRecents(slug).filter(({ href }) => href !== recent.href);
  try {
    sessionStorage.setItem(nameOf(slug), JSON.stringify([recent, ...others].slice(0, MOST)));
  } catch {
    // A browser that keeps nothing has no recent ones.
  }
}

function isRecent(value: unknown): value is Recent {
  if (typeof value !== 'object' || value === null) return false;
  const { href, label } = value as Partial<Record<keyof Recent, unknown>>;
  return typeof href === 'string' && href.startsWith('/t/') && typeof label === 'string';
}
