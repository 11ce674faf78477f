import { boardColumn } from '@/features/deals/queries-board';
import { asRoute } from '@/platform/operations/as-route';

/** More cards of one stage: `stage`, `rep`, `q`, and the close date (`after`) and id (`afterId`) of the last card seen. */
export const GET = asRoute(boardColumn, {
  input: (request) => {
    const query = new URL(request.url).searchParams;
    return {
      stage: query.get('stage') ?? '',
      repId: query.get('rep'),
      search: query.get('q'),
      after: { key: query.get('after') ?? '', id: query.get('afterId') ?? '' },
      asOf: query.get('asOf') ?? undefined,
      knownAt: query.get('knownAt') ?? undefined,
    } as Parameters<typeof boardColumn>[1];
  },
});
