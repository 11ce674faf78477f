import { createHash } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { readRateBook } from '@/data/fx-rates';
import { readStageModel } from '@/data/stage-models';
import { readMappingTemplates } from '@/data/mapping-templates';
import { rememberedOptions, type ImportRecord } from '@/data/imports/import-rows';
import type { StageModel } from '@/domain/deals/stages';
import { proposedBy } from '@/domain/imports/copied-mapping';
import { scanAims } from '@/domain/imports/keys';
import { planImport } from '@/domain/imports/plan';
import { withRemembered, type CheckOptions } from '@/domain/imports/report';
import type { ImportKind, Plan, Question } from '@/domain/imports/types';
import { rateText } from '@/domain/revenue/fx';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { ok, refuse, type Result } from '@/domain/values/result';
import { openRecords, type RecordFile } from '@/platform/files/read-records';
import { scanFile } from '@/platform/files/scan-file';
import type { Context } from '@/platform/operations/context';
import { CHUNK_BYTES, uploadPath } from './upload-path';
import { longRates } from './wide-rates';

/** A file with its plan, and how far it has been read. */
export type PlannedFile = {
  records: RecordFile;
  plan: Plan;
  /** The stage model in force: how far a row's evidence carries its deal. */
  model: StageModel;
  questions: Question[];
  /** What was chosen, with what is remembered of the last such file. */
  given: CheckOptions;
  fingerprint: string;
  /** Share of the file read in the current pass, 0–1. */
  readShare: () => number;
};

/** First pass over the stored file of an import: header, columns, and what the rows mean. */
export async function planFile(
  ctx: Context,
  record: ImportRecord,
  chosen: { options: CheckOptions; asOf?: CalendarDate },
): Promise<Result<PlannedFile>> {
  const path = uploadPath(ctx.tenant.id, record.id);
  if (!(await stat(path).catch(() => null))) {
    return refuse('unavailable', 'The file is no longer stored.', { remedy: 'Upload it again.' });
  }
  let stream: ReadStream | null = null;
  const source = () => (stream = createReadStream(path, { highWaterMark: CHUNK_BYTES }));
  const opened = await openRecords(source, record.options.file);
  if (!opened.ok) return opened;
  const records = record.kind === 'rates' ? longRates(opened.value, ctx.tenant.currency) : opened.value;
  const { columns } = records;
  const fingerprint = fingerprintOf(columns.map(({ name }) => name));
  const remembered = await rememberedOptions(ctx.unit, record.kind, fingerprint);
  const copied = remembered ? null : await copiedOptions(ctx, record.kind, columns);
  const given = withRemembered(remembered ?? copied, chosen.options);
  const known = record.kind === 'contracts' ? await earliestRates(ctx, given.rates) : {};
  const options = {
    ...given,
    rates: { ...known, ...given.rates },
    kind: record.kind,
    currency: ctx.tenant.currency,
    zone: ctx.tenant.zone,
    asOf: chosen.asOf ?? ctx.today,
  };
  const statistics = await scanFile(records, scanAims(record.kind, columns, options));
  if (!statistics.ok) return statistics;
  const { plan, questions } = planImport(statistics.value, options);
  if (remembered) plan.notes.push(REMEMBERED);
  if (copied) plan.notes.push(COPIED);
  if (Object.keys(known).length > 0) plan.notes.push(knownRatesNote(known));
  const readShare = () => (stream && record.fileBytes > 0n ? stream.bytesRead / Number(record.fileBytes) : 0);
  const model = await readStageModel(ctx.unit, ctx.today);
  return ok({ records, plan, model, questions, given, fingerprint, readShare });
}

/**
 * The earliest monthly rate of each currency of which none was given. Before its month it is the nearest that is known, from its month on the
 * ledger goes by the months anyway; and it stays when newer ones come, so that the same file again changes nothing.
 */
async function earliestRates(ctx: Context, given: CheckOptions['rates'] = {}) {
  const { monthly } = await readRateBook(ctx.unit, ctx.tenant.currency);
  const rates: Record<string, string> = {};
  for (const [currency, [first]] of monthly)
    if (first && !Object.hasOwn(given, currency)) rates[currency] = rateText(first.rate);
  return rates;
}

function knownRatesNote(known: Record<string, string>) {
  const at = Object.entries(known).map(([currency, rate]) => `${currency} at ${rate}`);
  return {
    code: 'monthly_rates',
    message: `Where a price is in another currency it is taken at the earliest monthly rate, until that month: ${at.join(', ')}.`,
  };
}

const REMEMBERED = {
  code: 'remembered',
  message: 'What was chosen for the last file with this header is used again.',
};

const COPIED = {
  code: 'copied-mapping',
  message: 'The mapping that was copied from another company is proposed; change what does not fit.',
};

/** What a mapping of another company of the CRO proposes for a file whose header was never seen here. */
async function copiedOptions(ctx: Context, kind: ImportKind, columns: readonly { name: string }[]) {
  const template = (await readMappingTemplates(ctx.unit)).find((one) => one.kind === kind);
  return template
    ? proposedBy(
        template.mapping,
        columns.map(({ name }) => name),
      )
    : null;
}

function fingerprintOf(names: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(names)).digest('base64url');
}
