import { readEvidenceStandings, readSamePos, type EvidenceStanding } from '@/data/evidence-files';
import { readFilesOfDeal, readTexts } from '@/data/stored-files';
import { readSettings } from '@/data/tenant-settings';
import { may, mayRecord } from '@/domain/access/permissions';
import { compareWithFile, type FileReading, type Typed } from '@/domain/evidence/reading';
import {
  futureWarnings,
  quoteWarnings,
  readingWarnings,
  samePoWarnings,
  type Warning,
} from '@/domain/evidence/warnings';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { notFound } from '@/domain/values/result';
import { RolledBack } from '@/platform/db/unit-of-work';
import type { Context } from '@/platform/operations/context';

/** What stands beside a record: its file, who told it, who has verified it, and what is odd about it. */
export type EvidenceExtra = {
  file: { id: string; name: string; mediaType: string; bytes: number } | null;
  /** null: it came with a file of data. */
  recordedBy: string | null;
  verified: { at: string; by: string | null } | null;
  warnings: Warning[];
  mayAttach: boolean;
  mayVerify: boolean;
};

export type Attachment = {
  id: string;
  name: string;
  mediaType: string;
  bytes: number;
  recordedAt: string;
  recordedBy: string | null;
  /** Records that it proves; a file that proves nothing may be removed. */
  evidenceIds: string[];
};

export type DealFiles = { extras: Record<string, EvidenceExtra>; attachments: Attachment[] };

/** Files and findings of a deal's evidence, for a deal that the caller has already found in his scope. */
export async function readDealFiles(
  ctx: Context,
  dealId: string,
  { asOf = ctx.today, knownAt }: { asOf?: CalendarDate; knownAt?: string } = {},
): Promise<DealFiles> {
  const records = await readEvidenceStandings(ctx.unit, dealId, knownAt);
  const files = await readFilesOfDeal(ctx.unit, dealId, knownAt);
  const byId = new Map(files.map((file) => [file.id, file]));
  const warnings = await warningsOf(ctx, dealId, records, { asOf, knownAt });
  const extras = records.map((record) => {
    const file = record.fileId ? byId.get(record.fileId) : undefined;
    const live = knownAt === undefined && !record.voided;
    const extra: EvidenceExtra = {
      file: file ? { id: file.id, name: file.name, mediaType: file.mediaType, bytes: file.bytes } : null,
      recordedBy: record.recordedByName,
      verified: record.verifiedAt ? { at: record.verifiedAt, by: record.verifiedByName } : null,
      warnings: warnings.get(record.id) ?? [],
      mayAttach: live && may(ctx.actor, 'evidence.write') && mayRecord(ctx.actor.role, record.kind),
      mayVerify: live && !record.verifiedAt && may(ctx.actor, 'evidence.verify') && !isOwn(ctx, record),
    };
    return [record.id, extra] as const;
  });
  return { extras: Object.fromEntries(extras), attachments: files.map(toAttachment) };
}

function toAttachment(file: Awaited<ReturnType<typeof readFilesOfDeal>>[number]): Attachment {
  const { id, name, mediaType, bytes, recordedAt, recordedByName, evidenceIds } = file;
  return { id, name, mediaType, bytes, recordedAt, recordedBy: recordedByName, evidenceIds };
}

/** Whoever told a fact is not the second pair of eyes on it. What a file of data brought nobody has told. */
export function isOwn(ctx: Context, record: EvidenceStanding): boolean {
  return !record.imported && record.recordedBy === ctx.actor.userId;
}

async function warningsOf(
  ctx: Context,
  dealId: string,
  records: readonly EvidenceStanding[],
  { asOf, knownAt }: { asOf: CalendarDate; knownAt?: string },
): Promise<Map<string, Warning[]>> {
  const { currency } = ctx.tenant;
  const numbers = records.flatMap(({ kind, reference, voided }) =>
    kind === 'po' && !voided && reference ? [reference] : [],
  );
  const others = await readSamePos(ctx.unit, ctx.scope, dealId, numbers);
  const { quoteToleranceBp } = await readSettings(ctx.unit, knownAt);
  const quoted = quoteWarnings(records, { toleranceBp: quoteToleranceBp, currency });
  return new Map(
    records.map((record) => {
      const verified = record.verifiedAt !== null;
      const quote = quoted.get(record.id);
      const list = [
        ...(record.voided ? [] : readingWarnings(record.reading, record, { currency, verified })),
        ...samePoWarnings(record, others),
        ...(quote ? [quote] : []),
        ...futureWarnings(record, asOf),
      ];
      return [record.id, list];
    }),
  );
}

type Bringing = {
  fileId?: string | null;
  reference: string | null;
  evidenceOn: CalendarDate;
  amountMinor: bigint | null;
};

/**
 * New records with how their files compare with what was typed. The text was read when a file came in, so this is a comparison of words
 * only. A file that is not one of this deal takes the whole command back: not found.
 */
export async function withReadings<T extends Bringing>(
  ctx: Context,
  dealId: string,
  added: readonly T[],
): Promise<(T & { reading: FileReading | null })[]> {
  const ids = added.flatMap(({ fileId }) => (fileId ? [fileId] : []));
  const files = new Map((await readTexts(ctx.unit, dealId, ids)).map((file) => [file.id, file]));
  if (ids.some((id) => !files.has(id))) throw new RolledBack(notFound());
  return added.map((item) => {
    const file = item.fileId ? files.get(item.fileId) : undefined;
    const typed: Typed = { ...item, currency: ctx.tenant.currency };
    const reading = file ? compareWithFile({ state: file.textState, text: file.text }, typed) : null;
    return { ...item, reading };
  });
}
