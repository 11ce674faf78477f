import { z } from 'zod';
import { CRM_ACCESS, MODES } from '@/domain/engagement/terms';
import { minorInput, optionalDay, positiveMinor } from '@/domain/values/schemas';

export const termsInput = z.strictObject({});

const wholeOrNone = z.int().nullable().default(null);

/** All of the terms, saved together; what is left out is not agreed. The rules refuse what is not possible, field by field. */
export const changeTermsInput = z.strictObject({
  /** The version of the engagement that was on the screen. */
  version: z.int().min(1),
  mode: z.enum(MODES),
  /** Hundredths of a day a month. */
  contractedDays: wholeOrNone,
  minutesPerDay: z.int(),
  dayRateMinor: positiveMinor.nullable().default(null),
  weeklyMinutes: z.int(),
  visitsPerYear: z.int(),
  crmAccess: z.enum(CRM_ACCESS),
  crmAccessOn: optionalDay,
  endOn: optionalDay,
  variableShareBp: wholeOrNone,
  variableFloorMinor: positiveMinor.nullable().default(null),
  variableCapMinor: positiveMinor.nullable().default(null),
});

/** What the variable part would be with other terms; what is left out is as agreed. */
export const compensationInput = z.strictObject({
  shareBp: z.int().min(0).max(10_000).optional(),
  floorMinor: minorInput.nullable().optional(),
  capMinor: minorInput.nullable().optional(),
});
