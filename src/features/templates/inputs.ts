import { z } from 'zod';
import { IMPORT_KINDS, PRESET_IDS } from '@/domain/imports/types';
import { dayInput, textInput } from '@/domain/values/schemas';

export const templatesInput = z.strictObject({});
export const sourcesInput = z.strictObject({});

/** The company that is copied from, by its address. */
const from = textInput(100);
const kind = z.enum(IMPORT_KINDS);

/** `basedOn`, `after`, `version`: the version here that was on the screen. */
export const copyStageModelInput = z.strictObject({
  from,
  effectiveFrom: dayInput,
  basedOn: z.int().positive(),
});
export const copyValuePlanInput = z.strictObject({ from, after: z.int().positive().nullable() });
export const copyAgendaInput = z.strictObject({ from, version: z.int().min(0) });
export const copyMappingInput = z.strictObject({ from, kind });

const words = z.record(z.string().max(500), z.string().max(500));
export const takeMappingInput = z.strictObject({
  kind,
  mapping: z.strictObject({
    preset: z.enum([...PRESET_IDS, 'none']).optional(),
    dates: z.enum(['dmy', 'mdy', 'iso']).optional(),
    decimal: z.enum(['.', ',']).optional(),
    key: z.array(z.string().max(500)).max(20).optional(),
    map: words,
    stages: words,
  }),
});
