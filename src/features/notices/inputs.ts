import { z } from 'zod';
import { NOTICE_KINDS } from '@/domain/notices/kinds';
import { idInput, instantCursor, instantInput } from '@/domain/values/schemas';

export const listNoticesInput = z.strictObject({
  show: z.enum(['waiting', 'done']).default('waiting'),
  after: instantCursor.nullable().default(null),
  limit: z.int().min(1).max(200).default(100),
});
/** Everything told until then, so that what came while he read stays new. */
export const seenInput = z.strictObject({ until: instantInput });
export const doneInput = z.strictObject({ ids: z.array(idInput).min(1).max(200), done: z.boolean() });
export const noticeSettingsInput = z.strictObject({});
/** `version` is the one that was seen; 0 where the role's default stood. */
export const changeNoticesInput = z.strictObject({
  kind: z.enum(NOTICE_KINDS),
  byMail: z.boolean(),
  inApp: z.boolean(),
  version: z.int().min(0),
});
export const dueMailsInput = z.strictObject({});
export const mailNoticeInput = z.strictObject({ noticeId: idInput });
