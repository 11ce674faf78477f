import { readDueNotices } from '@/data/notice-mails';
import { later, type Instant } from '@/platform/clock/clock';
import { withUnit } from '@/platform/db/unit-of-work';
import type { Handlers, Job } from '@/platform/jobs/queue';
import { log } from '@/platform/log/log';
import { hasMailServer } from '@/platform/mail/mail';
import type { TenantFacts } from '@/platform/operations/caller';

const QUEUE = 'mail-notices';
/** Who sees it in the application within this time needs no mail. */
const WAIT_SECONDS = 10 * 60;

/** Notices that were told until then may be mailed now. */
export function mailableUntil(now: Instant): Instant {
  return later(now, -WAIT_SECONDS);
}

/** One job for each company in which notices are to be mailed; later notices are another job. Without a mail server there is none. */
export async function noticeJobs(tenants: readonly TenantFacts[], instant: Instant): Promise<Job[]> {
  if (!hasMailServer()) return [];
  const jobs: Job[] = [];
  for (const { id, slug, isDemo } of tenants) {
    if (isDemo) continue;
    const { latest } = await withUnit({ tenantId: id, mode: 'read' }, (unit) =>
      readDueNotices(unit, mailableUntil(instant)),
    );
    if (latest) jobs.push({ queue: QUEUE, key: `${id} ${latest}`, data: { slug } });
  }
  return jobs;
}

// Loaded when there is a notice to mail.
export const NOTICE_HANDLERS: Handlers = {
  [QUEUE]: async ({ slug = '' }) => {
    const { mailNotices } = await import('./commands-mail');
    const mailed = await mailNotices({ kind: 'system', tenantSlug: slug });
    if (!mailed.ok) throw new Error(`The notices of ${slug}: ${mailed.refusal.message}`);
    const { mails, failed } = mailed.value;
    log('info', 'mailed notices', { tenant: slug, mails, failed });
    if (failed > 0) throw new Error(`The notices of ${slug}: ${failed} mails were not taken`);
  },
};
