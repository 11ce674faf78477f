import type { z } from 'zod';
import { STANDS, type Stand } from '@/domain/deployments/steps';
import { readClocks, withClocks, type Clocks } from '@/domain/values/clocks';
import type { deploymentsInput } from './inputs';

type Raw = Record<string, string | string[] | undefined>;

export type ListAddress = Pick<Clocks, 'asOf'> & {
  stands: Stand | null;
  kind: 'production' | 'pilot' | null;
  after: string | null;
};

/** What an address narrows the list to; what cannot be read is left out. */
export function readListAddress(raw: Raw): ListAddress {
  return {
    asOf: readClocks(raw).asOf,
    stands: STANDS.find((stand) => stand === raw.stands) ?? null,
    kind: raw.kind === 'production' || raw.kind === 'pilot' ? raw.kind : null,
    after: typeof raw.after === 'string' && raw.after !== '' ? raw.after : null,
  };
}

/** The list, narrowed; another choice begins at its first page unless it names one. */
export function listHref(slug: string, address: Partial<ListAddress>): string {
  const { asOf, stands, kind, after } = address;
  const params = new URLSearchParams({
    ...(stands ? { stands } : {}),
    ...(kind ? { kind } : {}),
    ...(after ? { after } : {}),
  });
  const query = params.toString();
  return withClocks(`/t/${slug}/deployments${query === '' ? '' : `?${query}`}`, { asOf });
}

export function listInput({ asOf, stands, kind, after }: ListAddress): z.input<typeof deploymentsInput> {
  return { asOf, stands, kind, after };
}
