import { readRequests, type CeoRequest } from '@/data/ceo-requests';
import { may } from '@/domain/access/permissions';
import { requestStanding, type RequestStanding } from '@/domain/board/requests';
import { dayOfInstant, type CalendarDate } from '@/domain/values/calendar-date';
import { ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import { listRequestsInput } from './inputs';

export type ShownRequest = CeoRequest & { standing: RequestStanding };

const SETTLED = 50;

/** What the CRO asked of the CEO: what waits first, by its day, then the latest fifty that are settled. */
export const listRequests = defineQuery({
  name: 'requests.list',
  permission: 'requests.read',
  input: listRequestsInput,
  run: async (ctx) => {
    const rows = (await readRequests(ctx.unit, SETTLED)).map((request) =>
      shownRequest(request, { today: ctx.today, zone: ctx.tenant.zone }),
    );
    return ok({
      rows,
      waiting: rows.filter(({ state }) => state === 'open').length,
      overdue: rows.filter(({ standing }) => standing === 'overdue').length,
      today: ctx.today,
      zone: ctx.tenant.zone,
      mayAsk: may(ctx.actor, 'requests.write'),
      mayAnswer: may(ctx.actor, 'requests.answer'),
    });
  },
});

/** A request with how it stands today. */
export function shownRequest(
  request: CeoRequest,
  { today, zone }: { today: CalendarDate; zone: string },
): ShownRequest {
  const answeredOn = request.answeredAt ? dayOfInstant(request.answeredAt, zone) : null;
  return { ...request, standing: requestStanding({ ...request, answeredOn }, today) };
}
