import { GET, HEAD } from '@/app/shared/[...path]/route';
import { atInstant } from '@/platform/clock/clock';

export const NOW = '2026-11-10T15:00:00.000Z';

export function pathOf(address: string): string {
  return new URL(address).pathname;
}

/** Opens what lies at a path below /shared, as a stranger's browser does. */
export function openShared(path: string, headers: Record<string, string> = {}, at = NOW): Promise<Response> {
  const parts = path
    .split('/')
    .slice(2)
    .map((part) => decodeURIComponent(part));
  const request = new Request(`http://localhost:3000${path}`, { headers });
  return atInstant(at, () => GET(request, { params: Promise.resolve({ path: parts }) }));
}

/** Asks for the headers only, as a mail program or a proxy does. */
export function headShared(path: string): Promise<Response> {
  const parts = path.split('/').slice(2);
  const request = new Request(`http://localhost:3000${path}`, { method: 'HEAD' });
  return atInstant(NOW, () => HEAD(request, { params: Promise.resolve({ path: parts }) }));
}
