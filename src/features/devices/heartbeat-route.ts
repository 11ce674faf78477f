import { keyBehind } from '@/features/api-keys/commands';
import { notFound } from '@/domain/values/result';
import { forgetApiCount, limitApi } from '@/platform/auth/request-limit';
import { logBug } from '@/platform/log/log';
import { checkInput } from '@/platform/operations/checked-input';
import { isDatabaseDown } from '@/platform/operations/fault';
import { readJson, refusalIn } from '@/platform/operations/request-body';
import { faultResponse, jsonResponse, refusalResponse } from '@/platform/operations/responses';
import { reportHeartbeats } from './commands-report';
import { readingsInput } from './inputs-report';

type Address = { params: Promise<{ tenant: string }> };

const KEY = /^Bearer +(cp_[A-Za-z0-9_-]{43})$/i;
/** A thousand readings of the longest serial numbers. */
const MOST_BYTES = 512 * 1024;

/**
 * The door for machines: `Authorization: Bearer <key>`, `{ "readings": [{ "device", "at" }] }`. Whatever has no key of this company gets the
 * very same 404, before its body is read. There is no session and no cookie, so no page of another site can send anything through it.
 */
export async function heartbeatRoute(request: Request, { params }: Address): Promise<Response> {
  try {
    const { tenant } = await params;
    const secret = KEY.exec(request.headers.get('authorization') ?? '')?.[1];
    if (!secret) return refusalResponse(notFound().refusal);
    // Counted for each company: asking at another one, which forgets the count of a stranger, gives no more tries here.
    const caller = `${tenant} ${secret}`;
    const limited = await limitApi(caller);
    if (limited) return refusalResponse(limited);
    const keyId = await keyBehind(tenant, secret);
    if (!keyId) {
      await forgetApiCount(caller);
      return refusalResponse(notFound().refusal);
    }
    const sent = checkInput(readingsInput, await readJson(request, MOST_BYTES));
    if (!sent.ok) return refusalResponse(sent.refusal);
    const result = await reportHeartbeats({ kind: 'system', tenantSlug: tenant }, { keyId, ...sent.value });
    return result.ok ? jsonResponse(result.value, 200) : refusalResponse(result.refusal);
  } catch (error) {
    const refusal = refusalIn(error);
    if (refusal) return refusalResponse(refusal.refusal, refusal.status);
    return faultResponse(logBug(error, { operation: 'heartbeats.report' }), isDatabaseDown(error));
  }
}
