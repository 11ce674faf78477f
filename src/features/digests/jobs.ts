import { digestsDue } from '@/domain/notices/digest-periods';
import type { Instant } from '@/platform/clock/clock';
import type { Handlers, Job } from '@/platform/jobs/queue';
import { log } from '@/platform/log/log';
import { hasMailServer } from '@/platform/mail/mail';
import type { TenantFacts } from '@/platform/operations/caller';

const QUEUE = 'send-digests';

type Company = Pick<TenantFacts, 'id' | 'slug' | 'zone' | 'isDemo'> & { createdAt: Instant };

/** One job for each company and digest that its clock asks for. Without a mail server, and for companies for show, there is none. */
export function digestJobs(tenants: readonly Company[], instant: Instant): Job[] {
  if (!hasMailServer()) return [];
  return tenants
    .filter(({ isDemo }) => !isDemo)
    .flatMap((tenant) =>
      digestsDue(tenant, instant).map(({ kind, period }) => ({
        queue: QUEUE,
        key: `${tenant.id} ${kind} ${period}`,
        data: { slug: tenant.slug, kind },
      })),
    );
}

// Loaded when there is a digest to send.
export const DIGEST_HANDLERS: Handlers = {
  [QUEUE]: async ({ slug = '', kind: told = '' }) => {
    const { sendDigests } = await import('./commands');
    const kind = told === 'monthly' ? 'monthly' : 'weekly';
    const sent = await sendDigests({ kind: 'system', tenantSlug: slug }, kind);
    if (!sent.ok) throw new Error(`The ${kind} digest of ${slug}: ${sent.refusal.message}`);
    const { mails, failed } = sent.value;
    log('info', 'sent digests', { tenant: slug, kind, mails, failed });
    if (failed > 0) throw new Error(`The ${kind} digest of ${slug}: ${failed} mails were not taken`);
  },
};
