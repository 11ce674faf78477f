import { createHash } from 'node:crypto';
import { findClosedReview, insertLink, lockLink, lockLiveLinks, revokeLink } from '@/data/board-links';
import { monthOf } from '@/domain/board/months';
import { addDays, dayText, startOfDay } from '@/domain/values/calendar-date';
import { notFound, ok, refuse, type Result } from '@/domain/values/result';
import { newToken } from '@/platform/auth/sessions';
import { linkTo } from '@/platform/mail/messages';
import type { Caller } from '@/platform/operations/caller';
import { defineCommand, done } from '@/platform/operations/define-command';
import { revokeLinkInput, storeLinkInput, type NewLink } from './inputs';

const MOST_LINKS = 20;

/**
 * Keeps a new link's hash. It opens the closed page of its month until the end of its last day in the company's zone. At most 20 that open
 * something a month, each for somebody else. Refusals: 'rule' for a month that is not closed, 'invalid'.
 */
export const storeLink = defineCommand({
  name: 'boardLinks.create',
  permission: 'board.share',
  input: storeLinkInput,
  run: async (ctx, { month: period, label, days, tokenHash }) => {
    const reviewId = await findClosedReview(ctx.unit, period);
    if (!reviewId) {
      return refuse('rule', 'Only a closed month can be shared by a link: an open one still changes.', {
        remedy: 'Close the month, or send its PDF.',
      });
    }
    const live = await lockLiveLinks(ctx.unit, reviewId, ctx.now);
    if (live.some((link) => link.label.toLowerCase() === label.toLowerCase())) {
      const message = `There is a link for ${label} already.`;
      return refuse('invalid', message, { fields: { label: 'Revoke it first, or name somebody else.' } });
    }
    if (live.length >= MOST_LINKS) {
      return refuse('rule', `A month has at most ${MOST_LINKS} links.`, {
        remedy: 'Revoke one that nobody needs.',
      });
    }
    const lastDay = addDays(ctx.today, days);
    const expiresAt = startOfDay(addDays(lastDay, 1), ctx.tenant.zone);
    const by = { userId: ctx.actor.userId, at: ctx.now };
    const linkId = await insertLink(ctx.unit, { reviewId, label, tokenHash, expiresAt }, by);
    const summary = `Made a link to the board page of ${monthOf(period).name} for ${label}, until ${dayText(lastDay)}`;
    return done(
      { linkId, until: dayText(lastDay) },
      { subjectKind: 'board_link', subjectId: linkId, summary },
    );
  },
});

/** A link opens nothing from now on. It stays in the list with its views. */
export const revokeBoardLink = defineCommand({
  name: 'boardLinks.revoke',
  permission: 'boardLinks.revoke',
  whileArchived: true,
  input: revokeLinkInput,
  run: async (ctx, { linkId }) => {
    const link = await lockLink(ctx.unit, linkId);
    if (!link) return notFound();
    if (link.revokedAt) return refuse('conflict', 'This link was revoked already.');
    await revokeLink(ctx.unit, linkId, { userId: ctx.actor.userId, at: ctx.now });
    const summary = `Revoked the link for ${link.label}`;
    return done({ linkId, label: link.label }, { subjectKind: 'board_link', subjectId: linkId, summary });
  },
});

/** Makes the secret, keeps its hash and answers with the address, which is shown this once. */
async function make(
  caller: Caller,
  input: NewLink | null,
): Promise<Result<{ linkId: string; until: string; address: string }>> {
  const token = newToken();
  // Whatever came as input goes to the operation, which asks for the right first and looks at it then.
  const kept = { month: '', label: '', ...input, tokenHash: hashOfLink(token) };
  // Without the idempotency key, whose stored answer would keep the secret.
  const stored = await storeLink({ ...caller, idempotencyKey: undefined }, kept);
  if (!stored.ok) return stored;
  return ok({ ...stored.value, address: linkTo(`/shared/${caller.tenantSlug}/${token}`) });
}

/** Called like an operation; the checks are those of `storeLink`. */
export const makeLink = Object.assign(make, { operation: storeLink.operation });

/** What is kept of a link: SHA-256 of its token as 64 hex digits. */
export function hashOfLink(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
