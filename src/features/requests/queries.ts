import { countRequests, readOpenRequests, readSettledRequests, type CeoRequest } from '@/data/ceo-requests';
import { may } from '@/domain/access/permissions';
import { requestStanding, type RequestStanding } from '@/domain/board/requests';
import { dayOfInstant, type CalendarDate } from '@/domain/values/calendar-date';
import { ok } from '@/domain/values/result';
import type { Unit } from '@/platform/db/unit-of-work';
import { defineQuery } from '@/platform/operations/define-query';
import { listRequestsInput, type RequestPlace } from './inputs';

export type ShownRequest = CeoRequest & { standing: RequestStanding };

/**
 * What the CRO asked of the CEO, a page of it: what waits first, by its day, then what is settled, the latest first. The counts are over
 * all of it.
 */
export const listRequests = defineQuery({
  name: 'requests.list',
  permission: 'requests.read',
  input: listRequestsInput,
  run: async (ctx, { after, limit }) => {
    const found = await readPlaced(ctx.unit, after, limit + 1);
    const page = found.slice(0, limit);
    return ok({
      rows: page.map(({ place: _, ...request }) =>
        shownRequest(request, { today: ctx.today, zone: ctx.tenant.zone }),
      ),
      next: found.length > limit ? (page.at(-1)?.place ?? null) : null,
      ...(await countRequests(ctx.unit, ctx.today)),
      today: ctx.today,
      zone: ctx.tenant.zone,
      mayAsk: may(ctx.actor, 'requests.write'),
      mayAnswer: may(ctx.actor, 'requests.answer'),
    });
  },
});

/** Two lists one after the other: the second fills what the first leaves of a page. */
async function readPlaced(unit: Unit, after: RequestPlace | null, limit: number) {
  if (after?.list === 'settled') return readSettledRequests(unit, { after, limit });
  const open = await readOpenRequests(unit, { after, limit });
  const settled =
    open.length < limit ? await readSettledRequests(unit, { after: null, limit: limit - open.length }) : [];
  return [...open, ...settled];
}

/** A request with how it stands today. */
export function shownRequest(
  request: CeoRequest,
  { today, zone }: { today: CalendarDate; zone: string },
): ShownRequest {
  const answeredOn = request.answeredAt ? dayOfInstant(request.answeredAt, zone) : null;
  return { ...request, standing: requestStanding({ ...request, answeredOn }, today) };
}
