import { ok, refuse, type Result } from '@/domain/values/result';

export const MAX_NAME = 200;

// Characters are named by class or code: an editor that shows them in the source would show something else.
const CONTROL = /[\p{Cc}\u2028\u2029]/u;
const BROKEN = /\p{Cs}/u;
/** Overrides and isolates of the writing direction: "PO\u202Efdp.exe" reads as "POexe.pdf". */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const RESERVED_CHARACTERS = /[<>:"|?*]/g;
const RESERVED_NAMES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * The name under which a file is kept and handed out: never a path, never part of one. What could mislead a reader or a file system is
 * refused with a sentence (folders, control characters, turned writing direction, length); what is merely untidy is tidied up.
 */
export function cleanFileName(typed: string): Result<string> {
  const rename = { remedy: 'Rename the file and choose it again.' };
  if (CONTROL.test(typed))
    return refuse('invalid', 'The name of the file holds line breaks or control characters.', rename);
  if (DIRECTION.test(typed))
    return refuse(
      'invalid',
      'The name of the file turns its writing direction, so it reads as another name.',
      rename,
    );
  if (/[/\\]/.test(typed) || /^\.{1,2}$/.test(typed.trim()))
    return refuse('invalid', 'The name of the file holds a folder.', {
      remedy: 'Give the file alone, without its path.',
    });
  const clean = typed
    .normalize('NFC')
    .replaceAll(INVISIBLE, '')
    .replaceAll(RESERVED_CHARACTERS, '-')
    .replaceAll(/\s+/g, ' ')
    .replace(/[. ]+$/, '')
    .trim();
  if (clean === '' || clean.startsWith('.'))
    return refuse('invalid', 'The file has no name.', {
      remedy: 'Give it one, such as PO-4711.pdf, and choose it again.',
    });
  const name = RESERVED_NAMES.test(clean) ? `file-${clean}` : clean;
  if (BROKEN.test(name)) return refuse('invalid', 'The name of the file holds broken characters.', rename);
  if (name.length > MAX_NAME)
    return refuse(
      'invalid',
      `The name of the file has ${name.length} characters; ${MAX_NAME} is the limit.`,
      {
        remedy: 'Shorten it and choose the file again.',
      },
    );
  return ok(name);
}

/** `attachment; filename=…` for any clean name: plain ASCII for old programs, RFC 5987 for all others. */
export function contentDisposition(name: string): string {
  const ascii = name.replaceAll(/[^\u0020-\u007e]/g, '_').replaceAll(/["\\%;]/g, '_');
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*!]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
