import { z } from 'zod';
import { STAGE_IDS } from '@/domain/deals/deal';
import { asOfInput, dayInput, idInput, optionalText } from '@/domain/values/schemas';

/** The board's filter; its stages are its columns. */
export const boardInput = z.strictObject({
  repId: idInput.nullable().default(null),
  search: optionalText(100),
  ...asOfInput,
});

export const boardColumnInput = boardInput.extend({
  stage: z.enum(STAGE_IDS),
  /** The close date and id of the last card seen. */
  after: z.strictObject({ key: dayInput, id: idInput }),
});

export const dealGateInput = z.strictObject({ dealId: idInput });
