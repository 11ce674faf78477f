import { tell } from '@/data/notices';
import { claimMail, readRecipients, readWarnedDeals } from '@/data/warning-mails';
import { notFound, ok, refuse, type Result } from '@/domain/values/result';
import { hasMailServer, sendMail } from '@/platform/mail/mail';
import { warningMail } from '@/platform/mail/messages';
import type { Caller } from '@/platform/operations/caller';
import { defineCommand, done } from '@/platform/operations/define-command';
import { defineQuery } from '@/platform/operations/define-query';
import { mailInput, nightInput } from './inputs';

/** Who is still to be told of a night's warnings. */
export const warningRecipients = defineQuery({
  name: 'sweeps.recipients',
  permission: 'audit.cleanUp',
  input: nightInput,
  run: async (ctx, { warnedOn }) => ok({ recipients: await readRecipients(ctx.unit, warnedOn) }),
});

/**
 * One mail to one person with his warned deals of a night, once: the row that says so is written before the mail goes and committed after,
 * so a mail server that fails leaves no row, and the mail goes out at the next try.
 */
export const mailWarning = defineCommand({
  name: 'sweeps.mailWarning',
  permission: 'audit.cleanUp',
  input: mailInput,
  run: async (ctx, { warnedOn, userId }) => {
    const deals = await readWarnedDeals(ctx.unit, warnedOn, userId);
    const [first] = deals;
    if (!first) return notFound();
    const mail = { warnedOn, userId, deals: deals.length, delivered: first.byMail && hasMailServer() };
    const claimed = await claimMail(ctx.unit, mail, ctx.now);
    const { slug, name } = ctx.tenant;
    if (claimed) {
      const listed = deals.map(({ dealId, ...deal }) => ({ ...deal, path: `/t/${slug}/deals/${dealId}` }));
      const warning = warningMail(first.email, name, listed, `/t/${slug}/audit/zombie`);
      const notice = { subject: `warning ${warnedOn}`, title: warning.subject, body: first.name };
      await tell(ctx, { userIds: [userId] }, { kind: 'deal_warning', ...notice, path: '/audit/zombie' });
      const sent = first.byMail && (await sendMail(warning));
      if (!sent && mail.delivered) return refuse('unavailable', 'The mail server did not take the warning.');
    }
    return done(
      { mailed: claimed },
      {
        subjectKind: 'clean_up',
        subjectId: null,
        summary: `Warned ${first.email} of ${deals.length} deals that will close (${warnedOn})`,
      },
    );
  },
});

/** Tells everybody who is concerned of a night's warnings: one mail each. Called again it sends only what has not gone out. */
export async function mailWarnings(caller: Caller, warnedOn: string): Promise<Result<{ mails: number }>> {
  const found = await warningRecipients(caller, { warnedOn });
  if (!found.ok) return found;
  let mails = 0;
  for (const { userId } of found.value.recipients) {
    const mailed = await mailWarning(caller, { warnedOn, userId });
    if (!mailed.ok) return mailed;
    if (mailed.value.mailed) mails++;
  }
  return ok({ mails });
}
