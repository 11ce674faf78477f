import { z } from 'zod';
import { STAGE_IDS } from '@/domain/deals/deal';
import { DEAL_CONDITIONS, GATE_SUBJECTS } from '@/domain/deals/stages';
import { dayInput, idInput, optionalText, textInput } from '@/domain/values/schemas';

const stage = z.enum(STAGE_IDS);

/** The table as somebody would like it. Figures in basis points (7000 is 70 %); whether it can stand is the domain's to say. */
const draft = {
  stages: z
    .array(z.strictObject({ stage, label: z.string().max(200), probabilityBp: z.number() }))
    .max(STAGE_IDS.length),
  gates: z.array(z.strictObject({ stage, subject: z.enum(GATE_SUBJECTS) })).max(100),
  notApplicable: z.array(z.strictObject({ stage, when: z.enum(DEAL_CONDITIONS) })).max(20),
};

export const previewModelInput = z.strictObject(draft);

export const publishModelInput = z.strictObject({
  ...draft,
  effectiveFrom: dayInput,
  note: optionalText(1000),
  /** The latest version that the editor had on the screen. */
  basedOn: z.number().int().positive(),
});

export const signModelInput = z.strictObject({ version: z.number().int().positive() });

export const showModelsInput = z.strictObject({
  /** The page of versions goes on below this one. */
  below: z.int().min(2).max(1_000_000).nullable().default(null),
  limit: z.int().min(1).max(200).default(25),
});

export const listExceptionsInput = z.strictObject({ dealId: idInput.optional() });

export const askExceptionInput = z
  .strictObject({
    dealId: idInput.nullable().optional().default(null),
    stage: stage.nullable().optional().default(null),
    askedBp: z.number('Write a percentage.').int().min(0, 'From 0 to 100 %.').max(10_000, 'From 0 to 100 %.'),
    why: textInput(2000),
  })
  .refine(({ dealId, stage: of }) => dealId === null || of === null, {
    message: 'Choose a deal or a stage, not both.',
    path: ['stage'],
  });
