import { changeNotices } from '@/features/notices/commands';
import { noticeSettings } from '@/features/notices/queries';
import { showTenant } from '@/features/tenants/queries';
import type { DigestKind } from '@/domain/notices/digest-periods';
import { clientNetwork } from '@/platform/auth/client-address';
import { limitApi } from '@/platform/auth/request-limit';
import { staticHeaders } from '@/platform/auth/security-headers';
import { logBug } from '@/platform/log/log';
import type { Caller } from '@/platform/operations/caller';
import { isDatabaseDown } from '@/platform/operations/fault';
import { UNSUBSCRIBE_POLICY, unsubscribeDocument, type UnsubscribeNote } from './unsubscribe-page';
import { readUnsubscribeToken } from './unsubscribe-token';

type Address = { params: Promise<{ path: string[] }> };

/**
 * The door of the unsubscribe link, for whoever has the mail: no session, no cookie, no script. GET asks, because mail scanners follow links;
 * POST switches the one digest off at once (RFC 8058), or on again with ?again. Whatever opens nothing answers with the very same 404:
 * a wrong signature, another company's token, somebody who is no member any more.
 */
export async function unsubscribeRoute(request: Request, { params }: Address): Promise<Response> {
  try {
    // Before anything is looked up, and for right and wrong links alike, so that it tells nothing.
    const limited = await limitApi(`unsubscribing by ${clientNetwork(request.headers) ?? 'somebody'}`);
    if (limited)
      return answer(429, { title: 'Too many tries', text: limited.message }, { 'Retry-After': '60' });
    const found = await behind((await params).path);
    if (!found) return answer(404, NOTHING);
    if (request.method !== 'POST') return answer(200, asking(found));
    const again = new URL(request.url).searchParams.has('again');
    return (await choose(found, again)) ? answer(200, told(found, again)) : answer(404, NOTHING);
  } catch (error) {
    const reference = logBug(error, { operation: 'notices.unsubscribe' });
    const text = `Try again in a moment. Reference ${reference}.`;
    return answer(isDatabaseDown(error) ? 503 : 500, { title: 'Not now', text });
  }
}

const NOTHING: UnsubscribeNote = {
  title: 'This link opens nothing',
  text: 'It may not have been copied whole. Sign in to say what you hear of.',
};

type Found = {
  caller: Caller;
  kind: DigestKind;
  company: string;
  byMail: boolean;
  version: number;
  path: string;
};

async function behind(path: readonly string[]): Promise<Found | null> {
  const [tenantSlug = '', token = '', ...more] = path;
  const person = readUnsubscribeToken(tenantSlug, token);
  if (!person || more.length > 0) return null;
  const caller: Caller = { kind: 'member', userId: person.userId, tenantSlug };
  const [tenant, settings] = [await showTenant(caller, {}), await noticeSettings(caller, {})];
  if (!tenant.ok || !settings.ok) return null;
  const chosen = settings.value.kinds.find(({ kind }) => kind === settingOf(person.kind));
  if (!chosen) return null;
  const { byMail, version } = chosen;
  const company = tenant.value.tenant.name;
  return { caller, kind: person.kind, company, byMail, version, path: `/unsubscribe/${tenantSlug}/${token}` };
}

/** Switches the digest off or on. Pressed twice, or against a change made meanwhile: what was asked last stands. */
async function choose({ caller, kind, byMail, version }: Found, on: boolean): Promise<boolean> {
  if (byMail === on) return true;
  const choice = { kind: settingOf(kind), byMail: on, inApp: false };
  const changed = await changeNotices(caller, { ...choice, version });
  if (changed.ok) return true;
  const stands = Number(changed.refusal.details?.version);
  return (
    changed.refusal.code === 'conflict' && (await changeNotices(caller, { ...choice, version: stands })).ok
  );
}

function settingOf(kind: DigestKind) {
  return `${kind}_digest` as const;
}

function asking({ kind, company, byMail, path }: Found): UnsubscribeNote {
  if (!byMail) return told({ kind, company, path }, false);
  return {
    title: `Stop the ${kind} digest of ${company}?`,
    text: 'Everything else that you hear of stays as it is.',
    button: { label: `Stop the ${kind} digest`, action: path },
  };
}

function told(
  { kind, company, path }: Pick<Found, 'kind' | 'company' | 'path'>,
  again: boolean,
): UnsubscribeNote {
  if (again)
    return { title: 'You get it again', text: `The next ${kind} digest of ${company} comes by mail.` };
  return {
    title: `No ${kind} digest any more`,
    text: `You get no ${kind} digest of ${company} by mail. If that was a mistake, take it back.`,
    button: { label: 'Get it again', action: `${path}?again=1` },
  };
}

function answer(status: number, note: UnsubscribeNote, extra: Record<string, string> = {}): Response {
  return new Response(unsubscribeDocument(note), {
    status,
    headers: {
      ...staticHeaders(),
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'private, no-store',
      'Referrer-Policy': 'no-referrer',
      'X-Robots-Tag': 'noindex, nofollow, noarchive',
      'Content-Security-Policy': UNSUBSCRIBE_POLICY,
      ...extra,
    },
  });
}
