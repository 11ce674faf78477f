import { createHash } from 'node:crypto';
import { findFeedOwner, readFeedSince, writeFeed } from '@/data/calendar-feeds';
import { notFound, ok, refuse, type Result } from '@/domain/values/result';
import { newToken } from '@/platform/auth/sessions';
import { findTenant } from '@/platform/auth/tenants';
import { withUnit } from '@/platform/db/unit-of-work';
import { linkTo } from '@/platform/mail/messages';
import type { Caller } from '@/platform/operations/caller';
import { defineCommand, done } from '@/platform/operations/define-command';
import { calendarFile } from './calendar-file';
import { renewFeedInput } from './inputs-cadence';
import { reviewCalendar } from './queries-cadence';

/** A new calendar address for the member who asks; his old one opens nothing from now on. */
export const renewFeedSecret = defineCommand({
  name: 'reviews.renewFeed',
  permission: 'reviews.act',
  input: renewFeedInput,
  run: async (ctx, { tokenHash }) => {
    const { userId, name } = ctx.actor;
    if (!userId) return refuse('rule', 'Only a member has a calendar address.');
    const before = await readFeedSince(ctx.unit, userId);
    await writeFeed(ctx.unit, userId, tokenHash, ctx.now);
    const summary = before ? `${name} made a new calendar address` : `${name} made a calendar address`;
    return done({ since: ctx.now }, { subjectKind: 'calendar_feed', subjectId: userId, summary });
  },
});

/** Makes the secret, keeps its hash and answers with the address, which is shown this once. */
async function renew(caller: Caller, _input: object): Promise<Result<{ address: string }>> {
  const token = newToken();
  // Without the idempotency key, whose stored answer would keep the secret.
  const renewed = await renewFeedSecret(
    { ...caller, idempotencyKey: undefined },
    { tokenHash: hashOf(token) },
  );
  if (!renewed.ok) return renewed;
  return ok({ address: linkTo(`/api/t/${caller.tenantSlug}/calendar/${token}.ics`) });
}

/** Called like an operation; the checks are those of `renewFeedSecret`. */
export const renewFeed = Object.assign(renew, { operation: renewFeedSecret.operation });

const FEED = /^([A-Za-z0-9_-]{43})(?:\.ics)?$/;

/** The secret in an address' last part, or null if it cannot be one. */
export function feedToken(feed: string): string | null {
  return FEED.exec(feed)?.[1] ?? null;
}

/**
 * The calendar behind an address: with the rights of the member whose it is, as they are now. Not found, all alike: no such company, no
 * such address, one that was renewed, a member who left or may not see reviews any more.
 */
export async function readFeed(slug: string, token: string): Promise<Result<string>> {
  const tenant = await findTenant(slug);
  if (!tenant) return notFound();
  const owner = await withUnit({ tenantId: tenant.id, mode: 'read' }, (unit) =>
    findFeedOwner(unit, hashOf(token)),
  );
  if (!owner) return notFound();
  const calendar = await reviewCalendar({ kind: 'member', userId: owner, tenantSlug: slug }, {});
  return calendar.ok ? ok(calendarFile(calendar.value)) : calendar;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
