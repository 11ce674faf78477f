import { fileTypeFromBuffer } from 'file-type';
import { ok, refuse, type Refusal, type Result } from '@/domain/values/result';
import { cleanFileName } from './file-names';
import { judgeMail, looksLikeMail } from './judge-mail';
import { judgePdf } from './judge-pdf';
import { judgeJpeg, judgePng } from './judge-picture';

export const MEDIA_TYPES = ['application/pdf', 'image/png', 'image/jpeg', 'message/rfc822'] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

export const MAX_EVIDENCE_BYTES = 20 * 1024 * 1024;
export const EVIDENCE_ACCEPT = 'PDF, PNG, JPEG or EML';

export type JudgedFile = { mediaType: MediaType; name: string };

/** What is wrong with the bytes, or null. */
export type Verdict = { ok: false; refusal: Refusal } | null;

const KINDS: Record<MediaType, { label: string; endings: readonly string[] }> = {
  'application/pdf': { label: 'a PDF', endings: ['pdf'] },
  'image/png': { label: 'a PNG picture', endings: ['png'] },
  'image/jpeg': { label: 'a JPEG picture', endings: ['jpg', 'jpeg'] },
  'message/rfc822': { label: 'a mail (EML)', endings: ['eml'] },
};

/**
 * Judges a file by its bytes: it is whole, is what its name says, is nothing else at the same time and carries nothing that runs. The
 * name decides nothing but must not contradict. What passes is still only ever handed out as an attachment that no browser renders.
 */
export async function judgeFile(bytes: Buffer, typedName: string): Promise<Result<JudgedFile>> {
  const named = cleanFileName(typedName);
  if (!named.ok) return named;
  if (bytes.length === 0)
    return refuse('invalid', 'The file is empty.', { remedy: 'Choose it again, or save it anew.' });
  const mediaType = typeOf(bytes);
  if (!mediaType) return await refuseOther(bytes);
  const name = nameFor(named.value, mediaType);
  if (!name.ok) return name;
  const verdict = endsAsArchive(bytes) ? ARCHIVE : await judge(bytes, mediaType);
  return verdict ?? ok({ mediaType, name: name.value });
}

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** By the very first bytes: a type that may start later is a type that something else can start before. */
function typeOf(bytes: Buffer): MediaType | null {
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return 'application/pdf';
  if (bytes.subarray(0, 8).equals(PNG_SIGNATURE)) return 'image/png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  return looksLikeMail(bytes) ? 'message/rfc822' : null;
}

function judge(bytes: Buffer, mediaType: MediaType): Verdict | Promise<Verdict> {
  switch (mediaType) {
    case 'application/pdf':
      return judgePdf(bytes);
    case 'image/png':
      return judgePng(bytes);
    case 'image/jpeg':
      return judgeJpeg(bytes);
    case 'message/rfc822':
      return judgeMail(bytes);
  }
}

function nameFor(name: string, mediaType: MediaType): Result<string> {
  const { label, endings } = KINDS[mediaType];
  const ending = /\.([^. ]{1,8})$/.exec(name)?.[1]?.toLowerCase();
  if (ending === undefined) return ok(`${name.slice(0, 190)}.${endings[0]}`);
  if (endings.includes(ending)) return ok(name);
  return refuse('invalid', `The name ends in .${ending}, but the content is ${label}.`, {
    remedy: `If you trust it, rename it so that it ends in .${endings[0]} and choose it again.`,
  });
}

async function refuseOther(bytes: Buffer): Promise<{ ok: false; refusal: Refusal }> {
  const found = await fileTypeFromBuffer(bytes.subarray(0, 4100)).catch(() => undefined);
  const head = bytes.subarray(0, 1024).toString('latin1');
  const remedy = 'Print or save it as PDF, or take a picture of it, and choose that.';
  const late = head.includes('%PDF-');
  if (late)
    return refuse('invalid', 'This PDF does not start as one: something stands before its first line.', {
      remedy: 'Open it, print it to PDF again and choose the new file.',
    });
  const what = found ? `a file of type ${found.ext.toUpperCase()}` : textKind(head);
  return refuse('invalid', `This is ${what}; evidence is ${EVIDENCE_ACCEPT}.`, { remedy });
}

function textKind(head: string): string {
  if (/<svg[\s>]/i.test(head)) return 'an SVG drawing';
  if (/<(!doctype html|html|head|body|script)[\s>]/i.test(head)) return 'a web page';
  return 'neither a document nor a picture that we know';
}

const END_OF_ARCHIVE = Buffer.from('PK\u0005\u0006', 'latin1');
const ARCHIVE = refuse('invalid', 'The file is an archive (ZIP) at the same time.', {
  remedy: 'Open the document, print it to PDF and choose the new file.',
});

/** A ZIP is read from its end, so that any file can be one as well: its last record lies in the last 64 kB. */
function endsAsArchive(bytes: Buffer): boolean {
  const tail = bytes.subarray(Math.max(0, bytes.length - 65_557));
  for (let at = tail.indexOf(END_OF_ARCHIVE); at >= 0; at = tail.indexOf(END_OF_ARCHIVE, at + 1)) {
    if (tail.length - at >= 22 && tail.readUInt32LE(at + 4) === 0) return true;
  }
  return false;
}
