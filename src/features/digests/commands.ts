import { createHash } from 'node:crypto';
import { claimDigest, type DigestReader } from '@/data/digest-mails';
import { lastPeriod, type DigestKind } from '@/domain/notices/digest-periods';
import { notFound, ok, refuse, type Result } from '@/domain/values/result';
import { findMember } from '@/platform/auth/memberships';
import { hasMailServer, sendMail } from '@/platform/mail/mail';
import { linkTo } from '@/platform/mail/messages';
import type { Caller } from '@/platform/operations/caller';
import { createContext, type Context } from '@/platform/operations/context';
import { defineCommand, done, rehearsed } from '@/platform/operations/define-command';
import { digestMail } from './digest-mail';
import { sendInput } from './inputs';
import { digestRecipients, readersOf } from './queries';
import { readDigest } from './read-digest';
import { unsubscribeToken } from './unsubscribe-token';

/**
 * The digest of the last week or month to one person, once, with what his own role and deals let him see. The row that says so is written
 * before the mail goes and committed after: a mail server that refuses leaves no row, and the mail goes out at the next try; one that is
 * killed between the two sends the same message again, under the same Message-ID.
 */
export const sendDigest = defineCommand({
  name: 'digests.send',
  permission: 'digests.send',
  input: sendInput,
  run: async (ctx, { kind, userId }) => {
    if (!(await findMember(ctx.unit.connection, ctx.tenant.id, userId))) return notFound();
    const period = lastPeriod(kind, ctx.today);
    const reader = (await readersOf(ctx, period)).find((one) => one.userId === userId);
    if (!reader) return rehearsed({ mailed: false });
    const digest = await readDigest(await asReader(ctx, reader), period);
    const claim = { userId, kind, period: period.period, delivered: digest !== null && hasMailServer() };
    if (!(await claimDigest(ctx.unit, claim, ctx.now))) return rehearsed({ mailed: false });
    const subject = { subjectKind: 'digest', subjectId: userId };
    if (!digest || !claim.delivered)
      return done(
        { mailed: false },
        {
          ...subject,
          summary: `No digest to ${reader.email} (${period.period}): ${digest ? 'no mail server' : 'nothing to say'}`,
        },
      );
    const { slug } = ctx.tenant;
    const unsubscribe = linkTo(`/unsubscribe/${slug}/${unsubscribeToken(slug, userId, kind)}`);
    const mail = await digestMail(reader.email, digest, { slug, unsubscribe });
    if (!(await sendMail({ ...mail, messageId: messageIdOf(ctx, claim) })))
      return refuse('unavailable', 'The mail server did not take the digest.');
    return done(
      { mailed: true },
      { ...subject, summary: `Mailed ${reader.email} the digest ${period.period}` },
    );
  },
});

/** What the reader would see: his role, his deals, in the transaction that sends. */
function asReader(ctx: Context, { userId, name, role }: DigestReader): Promise<Context> {
  return createContext(ctx.unit, ctx.tenant, { userId, name, role, resting: false });
}

function messageIdOf(
  ctx: Context,
  { userId, kind, period }: { userId: string; kind: string; period: string },
) {
  const hash = createHash('sha256').update(`${ctx.tenant.id} ${userId} ${kind} ${period}`).digest('hex');
  return `digest.${hash.slice(0, 40)}@${new URL(linkTo('/')).hostname}`;
}

/** The digest to everybody who has not got it. One whom the mail server refuses keeps nobody else from his. */
export async function sendDigests(
  caller: Caller,
  kind: DigestKind,
): Promise<Result<{ mails: number; failed: number }>> {
  const found = await digestRecipients(caller, { kind });
  if (!found.ok) return found;
  let [mails, failed] = [0, 0];
  for (const { userId } of found.value.recipients) {
    const sent = await sendDigest(caller, { kind, userId });
    if (!sent.ok) failed++;
    else if (sent.value.mailed) mails++;
  }
  return ok({ mails, failed });
}
