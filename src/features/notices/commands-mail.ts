import { lockDueNotice, markMailed, readDueNotices } from '@/data/notice-mails';
import { mayHear } from '@/domain/notices/kinds';
import { notFound, ok, refuse, type Result } from '@/domain/values/result';
import { later } from '@/platform/clock/clock';
import { hasMailServer, sendMail } from '@/platform/mail/mail';
import type { Caller } from '@/platform/operations/caller';
import { defineCommand, done } from '@/platform/operations/define-command';
import { defineQuery } from '@/platform/operations/define-query';
import { mailableUntil } from './jobs';
import { dueMailsInput, mailNoticeInput } from './inputs';
import { KIND_WORDS } from './notice-words';
import { noticeMail } from './notice-mail';

/** After a long outage what is older is no news: it waits in the inbox. */
const NEWS_SECONDS = 3 * 86_400;

/** Notices whose mails are due. */
export const dueNoticeMails = defineQuery({
  name: 'notices.dueMails',
  permission: 'digests.send',
  input: dueMailsInput,
  run: async (ctx) => {
    const { ids } = await readDueNotices(ctx.unit, mailableUntil(ctx.now));
    return ok({ noticeIds: ids });
  },
});

/**
 * Mails one notice to its reader, once: marked as sent before the mail goes and committed after, so that a mail server that refuses leaves
 * it due. What is older than three days is dropped instead, and what its reader's role may not open any more.
 */
export const mailNotice = defineCommand({
  name: 'notices.mail',
  permission: 'digests.send',
  input: mailNoticeInput,
  run: async (ctx, { noticeId }) => {
    const notice = await lockDueNotice(ctx.unit, noticeId);
    if (!notice || ctx.tenant.isDemo) return notFound();
    const isHis = mayHear(notice.role, notice.kind);
    const mailed = hasMailServer() && isHis && notice.createdAt > later(ctx.now, -NEWS_SECONDS);
    await markMailed(ctx.unit, noticeId, mailed ? 'sent' : 'dropped');
    const mail = { ...(await noticeMail(notice, ctx.tenant)), messageId: `notice.${noticeId}@commitpoint` };
    if (mailed && !(await sendMail(mail)))
      return refuse('unavailable', 'The mail server did not take the notice.');
    const what = `${KIND_WORDS[notice.kind].title}: ${mailed ? 'mailed' : isHis ? 'too old to mail' : 'no more to be mailed'} to ${notice.email}`;
    return done({ mailed }, { subjectKind: 'notice', subjectId: noticeId, summary: what });
  },
});

/** Mails all that is due. One whom the mail server refuses keeps nobody else from his. */
export async function mailNotices(caller: Caller): Promise<Result<{ mails: number; failed: number }>> {
  const due = await dueNoticeMails(caller, {});
  if (!due.ok) return due;
  let [mails, failed] = [0, 0];
  for (const noticeId of due.value.noticeIds) {
    const mailed = await mailNotice(caller, { noticeId });
    // Seen, settled or sent by another process meanwhile: there is nothing to do.
    if (!mailed.ok) failed += mailed.refusal.code === 'not_found' ? 0 : 1;
    else if (mailed.value.mailed) mails++;
  }
  return ok({ mails, failed });
}
