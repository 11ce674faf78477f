import { z } from 'zod';
import { IMPORT_KINDS, PRESET_IDS } from '@/domain/imports/types';
import { parseCalendarDate, type CalendarDate } from '@/domain/values/calendar-date';

const words = z.record(z.string().max(500), z.string().max(500));

export const day = z.string().transform((text, context): CalendarDate => {
  const parsed = parseCalendarDate(text);
  if (parsed) return parsed;
  context.addIssue({ code: 'custom', message: 'must be a day such as 2026-03-31' });
  return z.NEVER;
});

/** What a person chooses for a file; the flags of the command line have the same names. */
export const checkOptions = z.object({
  preset: z.enum([...PRESET_IDS, 'none']).optional(),
  map: words.optional(),
  set: words.optional(),
  stages: words.optional(),
  key: z.array(z.string().max(500)).max(20).optional(),
  dates: z.enum(['dmy', 'mdy', 'iso']).optional(),
  decimal: z.enum(['.', ',']).optional(),
  rates: z.record(z.string().regex(/^[A-Z]{3}$/), z.string().regex(/^\d{1,10}(\.\d{1,10})?$/)).optional(),
});

export const importId = z.object({ importId: z.uuid() });

export const openInput = importId.extend({
  kind: z.enum(IMPORT_KINDS),
  fileName: z.string().min(1).max(300),
  file: z.object({
    bytes: z.number().int().nonnegative(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    charset: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']),
    bomBytes: z.number().int().nonnegative(),
    notes: z.array(z.object({ code: z.string(), message: z.string() })),
  }),
});

export const planInput = importId.extend({ options: checkOptions.default({}), asOf: day.optional() });

/** `strict` refuses the file if a single row is bad. */
export const checkInput = planInput.extend({ strict: z.boolean().default(false) });

export const cancelInput = importId.extend({ refusal: z.string().max(2000).optional() });
