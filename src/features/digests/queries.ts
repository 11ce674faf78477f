import { readDigestReaders } from '@/data/digest-mails';
import { lastPeriod, type DigestPeriod } from '@/domain/notices/digest-periods';
import { startOfDay } from '@/domain/values/calendar-date';
import { ok } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineQuery } from '@/platform/operations/define-query';
import { previewInput, recipientsInput } from './inputs';
import { readDigest } from './read-digest';

/** The reader's own digest of the last week or month that is over, as it would be mailed now; null: there is nothing to say. */
export const previewDigest = defineQuery({
  name: 'digests.preview',
  permission: 'notices.read',
  input: previewInput,
  run: async (ctx, { kind }) => ok({ digest: await readDigest(ctx, lastPeriod(kind, ctx.today)) }),
});

/** Who has still to get the digest of the last week or month. */
export const digestRecipients = defineQuery({
  name: 'digests.recipients',
  permission: 'digests.send',
  input: recipientsInput,
  run: async (ctx, { kind }) => {
    const readers = await readersOf(ctx, lastPeriod(kind, ctx.today));
    return ok({ recipients: readers.map(({ userId }) => ({ userId })) });
  },
});

/** Members who want the digest and have not had it. A company for show mails nobody. */
export async function readersOf(ctx: Context, period: DigestPeriod) {
  if (ctx.tenant.isDemo) return [];
  return readDigestReaders(ctx.unit, period, startOfDay(period.until, ctx.tenant.zone));
}
