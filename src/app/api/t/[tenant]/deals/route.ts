import { createDeal } from '@/features/deals/commands';
import { listDealsQuery } from '@/features/deals/queries';
import { asRoute } from '@/platform/operations/as-route';

const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));

export const POST = asRoute(createDeal, { status: 201 });

export const GET = asRoute(listDealsQuery, {
  input: (request) => {
    const { limit, descending, ...rest } = Object.fromEntries(new URL(request.url).searchParams) as Record<
      string,
      string
    >;
    return { ...rest, limit: number(limit), descending: descending === 'true' } as Parameters<
      typeof listDealsQuery
    >[1];
  },
});
