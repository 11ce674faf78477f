const ORIGIN = 'http://own.invalid';

/**
 * A path of this site from what a request says ("next"), or `fallback`. Anything that a browser could read as another site
 * ("//host", "/\host", "https:…", control characters, encoded slashes at the start) gives the fallback.
 */
export function safePath(raw: unknown, fallback = '/'): string {
  if (typeof raw !== 'string' || raw.length > 2000 || !/^\/(?![/\\])/.test(raw)) return fallback;
  if (/[\p{Cc}\\]/u.test(raw) || /^\/(%2f|%5c|%09|%0a|%0d)/i.test(raw)) return fallback;
  if (!URL.canParse(raw, ORIGIN)) return fallback;
  const url = new URL(raw, ORIGIN);
  if (url.origin !== ORIGIN || url.pathname.startsWith('//')) return fallback;
  return `${url.pathname}${url.search}${url.hash}`;
}
