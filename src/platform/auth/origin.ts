import { authSettings, isLoopback } from './settings';

type Headers = { get(name: string): string | null };

/**
 * Whether a change was asked for by one of our own pages. Browsers send Origin with every POST, so a missing or "null" one is refused;
 * Sec-Fetch-Site, where a browser sends it, must say the same. The comparison is with the configured address, never with Host.
 */
export function isOwnOrigin(headers: Headers, address: URL = authSettings().address): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') return false;
  const origin = headers.get('origin');
  if (!origin || origin === 'null') return false;
  return origin === address.origin || isSameLoopback(origin, address);
}

/** A demonstration may be opened as localhost or as 127.0.0.1: same machine, same port, same scheme. */
function isSameLoopback(origin: string, address: URL): boolean {
  if (!isLoopback(address.hostname) || !URL.canParse(origin)) return false;
  const asked = new URL(origin);
  return (
    asked.origin === origin &&
    isLoopback(asked.hostname) &&
    asked.port === address.port &&
    asked.protocol === address.protocol
  );
}
