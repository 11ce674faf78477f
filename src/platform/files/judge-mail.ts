import { fileTypeFromBuffer } from 'file-type';
import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { refuse } from '@/domain/values/result';
import type { Verdict } from './judge-file';

const HEADER_LINE = /^[!-9;-~]{1,80}:[ \t]?/;
const KNOWN = /^(from|to|date|subject|message-id|received|return-path|mime-version|delivered-to|x-[\w-]+)$/i;
const MAX_PARTS = 200;

/** A mail starts with a header line that mails have; text and pages do not. */
export function looksLikeMail(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 4096).toString('latin1');
  const first = head.split(/\r?\n/, 1)[0] ?? '';
  if (!HEADER_LINE.test(first) || head.includes('\0')) return false;
  return KNOWN.test(first.slice(0, first.indexOf(':'))) && /^from[ \t]*:/im.test(headOf(bytes));
}

function headOf(bytes: Buffer): string {
  return (
    bytes
      .subarray(0, 262_144)
      .toString('latin1')
      .split(/\r?\n\r?\n/, 1)[0] ?? ''
  );
}

/** A mail with limits on depth, headers and parts; nothing of it is ever drawn. Null if it cannot be read as one. */
export async function parseMail(bytes: Buffer): Promise<Email | null> {
  if (parts(bytes) > MAX_PARTS) return null;
  try {
    const limits = { maxNestingDepth: 20, maxHeadersSize: 262_144, maxRfc822NestingDepth: 5 };
    return await PostalMime.parse(bytes, limits);
  } catch {
    return null;
  }
}

function parts(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf('\n--'); at >= 0 && count <= MAX_PARTS * 4; at = bytes.indexOf('\n--', at + 3))
    count += 1;
  return count / 4;
}

const SAVE = { remedy: 'Save the document out of the mail and choose that file.' };
/** Endings that run, unpack or draw themselves when they are opened. */
const UNSAFE =
  /\.(exe|com|scr|pif|msi|dll|bat|cmd|ps1|vbs?|vbe|jse?|wsf|wsh|hta|jar|app|dmg|pkg|deb|rpm|sh|py|lnk|url|iso|img|vhdx?|html?|xhtml|mht(ml)?|svgz?|xml|chm|reg|docm|xlsm|pptm|one|zip|rar|7z|gz|tgz|bz2|xz|tar|cab|ace|arj|zst)[. ]*$/i;
const UNSAFE_TYPES = new Set(
  [
    'zip exe rar 7z gz bz2 xz tar cab elf macho msi dmg deb rpm jar class lnk swf html xml zst lz4 arj iso'.split(
      ' ',
    ),
  ].flat(),
);

/** A mail with a sender and a date or subject, whole, whose attachments neither run nor unpack. */
export async function judgeMail(bytes: Buffer): Promise<Verdict> {
  const mail = bytes.includes(0) ? null : await parseMail(bytes);
  if (!mail) return refuse('invalid', 'The mail is damaged, too deeply nested or has too many parts.', SAVE);
  if (!mail.from || !(mail.date ?? mail.subject))
    return refuse('invalid', 'This mail has no sender, or neither a date nor a subject.', {
      remedy: 'Save it from your mail program as EML and choose that file.',
    });
  for (const attachment of mail.attachments) {
    const name = await unsafe(attachment);
    if (name) return refuse('invalid', `The mail carries ${name}, which runs or unpacks when opened.`, SAVE);
  }
  return null;
}

async function unsafe(attachment: Attachment): Promise<string | null> {
  const name = attachment.filename?.replaceAll(/[^\p{L}\p{N} ._-]/gu, '-').slice(0, 80) || 'an attachment';
  if (attachment.rfc822DepthExceeded || UNSAFE.test(attachment.filename ?? '')) return name;
  if (/^(text\/html|image\/svg|application\/(x-ms|javascript|xhtml))/.test(attachment.mimeType)) return name;
  const { content } = attachment;
  const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
  const found = await fileTypeFromBuffer(bytes.subarray(0, 4100)).catch(() => undefined);
  return found && UNSAFE_TYPES.has(found.ext) ? name : null;
}
