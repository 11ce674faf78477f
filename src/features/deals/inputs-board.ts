import { z } from 'zod';
import { STAGE_IDS } from '@/domain/deals/deal';
import { asOfInput, idInput, optionalText } from '@/domain/values/schemas';

/** The board's filter; its stages are its columns. */
export const boardInput = z.strictObject({
  repId: idInput.nullable().default(null),
  search: optionalText(100),
  ...asOfInput,
});

export const boardColumnInput = boardInput.extend({
  stage: z.enum(STAGE_IDS),
  /** The close date and id of the last card seen; a deal without a date stands last, at the end of the year 9999. */
  after: z.strictObject({ key: z.iso.date(), id: idInput }),
});

export const dealGateInput = z.strictObject({ dealId: idInput });
