import { isIP } from 'node:net';
import { authSettings } from './settings';

type Headers = { get(name: string): string | null };

/**
 * The client's network, if a trusted proxy tells it: the IPv4 address, or the /64 of an IPv6 address (one household, one prefix).
 * Only the last entry counts, the one that our own proxy wrote; everything before it comes from the client.
 */
export function clientNetwork(
  headers: Headers,
  trusted: string | undefined = authSettings().trustedProxyHeader,
): string | null {
  if (!trusted) return null;
  const last = headers.get(trusted)?.split(',').at(-1)?.trim() ?? '';
  if (isIP(last) === 4) return last;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(last)?.[1];
  if (mapped) return mapped;
  return isIP(last) === 6 ? prefix64(last) : null;
}

function prefix64(address: string): string {
  const [head = '', tail = ''] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === '' ? [] : tail.split(':');
  const gap = address.includes('::')
    ? Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
    : [];
  const groups = [...left, ...gap, ...right]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16));
  return `${groups.join(':')}::/64`;
}
