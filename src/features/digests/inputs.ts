import { z } from 'zod';
import { DIGEST_KINDS } from '@/domain/notices/digest-periods';
import { idInput } from '@/domain/values/schemas';

const kind = z.enum(DIGEST_KINDS);

export const previewInput = z.strictObject({ kind });
export const recipientsInput = z.strictObject({ kind });
export const sendInput = z.strictObject({ kind, userId: idInput });
