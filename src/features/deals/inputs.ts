import { z } from 'zod';
import { STAGE_IDS } from '@/domain/deals/deal';
import { evidenceInput } from '@/domain/deals/evidence-input';
import { TABLE_COLUMNS } from './table-columns';
import { lineInput } from '@/domain/deals/line-input';
import {
  asOfInput,
  dayInput,
  idInput,
  optionalDay,
  optionalText,
  positiveMinor,
  textInput,
} from '@/domain/values/schemas';

export const createDealInput = z.strictObject({
  name: textInput(300),
  customer: textInput(300),
  contact: optionalText(300),
  /** Owner; a rep's own deals are always his. */
  repId: idInput.nullable().default(null),
  externalId: optionalText(200),
  amountMinor: positiveMinor.nullable().default(null),
  closeOn: optionalDay,
  nextStep: optionalText(500),
  nextStepOn: optionalDay,
  termMonths: z.int().min(1).max(240).default(12),
  isPilot: z.boolean().default(false),
  lines: z.array(lineInput).max(200).default([]),
});

export const editDealInput = z.strictObject({
  dealId: idInput,
  /** The version that the editor saw: the second of two writers gets a conflict. */
  version: z.int().positive(),
  name: textInput(300).optional(),
  contact: optionalText(300).optional(),
  /** The owner; the CRO's to change. */
  repId: idInput.nullable().optional(),
  closeOn: dayInput.nullable().optional(),
  amountMinor: positiveMinor.nullable().optional(),
  nextStep: optionalText(500).optional(),
  nextStepOn: dayInput.nullable().optional(),
  verbalYesOn: dayInput.nullable().optional(),
  claimBp: z.int().min(0).max(10_000).nullable().optional(),
  termMonths: z.int().min(1).max(240).optional(),
  isPilot: z.boolean().optional(),
  /** All lines as they shall be; one with its id stays the same line, with the evidence on it. */
  lines: z
    .array(lineInput.extend({ id: idInput.nullable().default(null) }))
    .max(200)
    .optional(),
});

export const moveDealInput = z.strictObject({
  dealId: idInput,
  version: z.int().positive(),
  to: z.enum(STAGE_IDS),
  reason: optionalText(1000),
  /** Facts that the gate asks for, saved together with the move. */
  contact: optionalText(300),
  evidence: z.array(evidenceInput).max(20).default([]),
});

export const recordEvidenceInput = z.strictObject({
  dealId: idInput,
  evidence: z.array(evidenceInput).min(1).max(50),
});

export const recordHoursInput = z.strictObject({
  dealId: idInput,
  lineId: idInput,
  /** All hours worked so far, not those of today. */
  hours: z.int('Write whole hours.').min(0).max(1_000_000),
  /** The figure that the writer saw: the second of two gets a conflict. */
  seen: z.int().min(0).nullable().default(null),
});

export const voidEvidenceInput = z.strictObject({
  evidenceId: idInput,
  reason: textInput(1000),
  /** A PO on which a shipment or activation stands can only be replaced, in the same step. */
  replacement: evidenceInput.nullable().default(null),
});

export const logActivityInput = z.strictObject({
  dealId: idInput,
  kind: z.enum(['call', 'mail', 'meeting', 'visit', 'other']),
  occurredOn: dayInput,
  subject: optionalText(500),
});

/** One change for many deals at once. A bulk move brings no evidence: a deal that lacks its gate's is refused. */
const bulkChangeInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('move'), to: z.enum(STAGE_IDS), reason: optionalText(1000) }),
  z.strictObject({ kind: z.literal('lost'), reason: optionalText(1000) }),
  z.strictObject({ kind: z.literal('owner'), repId: idInput.nullable() }),
  z.strictObject({ kind: z.literal('closeOn'), closeOn: dayInput.nullable() }),
  z.strictObject({
    kind: z.literal('nextStep'),
    nextStep: optionalText(500),
    nextStepOn: dayInput.nullable(),
  }),
  z.strictObject({ kind: z.literal('verbalYesOff') }),
  z.strictObject({ kind: z.literal('claimOff') }),
]);

export const bulkEditInput = z.strictObject({
  deals: z
    .array(z.strictObject({ dealId: idInput, version: z.int().positive() }))
    .min(1)
    .max(2000, 'At most 2,000 deals at a time.'),
  change: bulkChangeInput,
  /** Only say what would happen to each deal. */
  dryRun: z.boolean().default(false),
});

export const undoBulkInput = z.strictObject({ bulkId: idInput });

export const DEAL_SORTS = [
  'close',
  'amount',
  'name',
  'recent',
  'stage',
  'step',
  'customer',
  'rep',
  'entered',
] as const;

export const listDealsInput = z.strictObject({
  outcome: z.enum(['open', 'won', 'lost']).default('open'),
  stage: z.enum(STAGE_IDS).nullable().default(null),
  repId: idInput.nullable().default(null),
  search: optionalText(100),
  sort: z.enum(DEAL_SORTS).default('close'),
  descending: z.boolean().default(false),
  /** Opaque position of the last row seen. */
  after: z.string().max(500).nullable().default(null),
  /** Rows to leave out after the position: for who jumps down a long list. */
  skip: z.int().min(0).max(200_000).default(0),
  limit: z.int().min(1).max(200).default(50),
  ...asOfInput,
});

/** A stretch of the list, as ids: what is selected without having been seen. */
export const selectDealsInput = listDealsInput
  .omit({ after: true, asOf: true, knownAt: true })
  .extend({ limit: z.int().min(1).max(2000).default(2000) });

/** All rows of the table as a file, with the columns that it shows. */
export const exportTableInput = listDealsInput.omit({ after: true, skip: true, limit: true }).extend({
  columns: z.array(z.enum(TABLE_COLUMNS)).max(TABLE_COLUMNS.length).default([]),
  format: z.enum(['csv', 'xlsx']).default('csv'),
});

export const showDealInput = z.strictObject({ dealId: idInput, ...asOfInput });
export const pipelineInput = z.strictObject({
  repId: idInput.nullable().default(null),
  stage: z.enum(STAGE_IDS).nullable().default(null),
  search: optionalText(100),
  ...asOfInput,
});
