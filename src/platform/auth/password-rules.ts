import { ok, refuse, type Result } from '@/domain/values/result';
import { COMMON_PASSWORDS } from './common-passwords';
import { isTooLong, MAX_PASSWORD_BYTES } from './hashing';

export const MIN_PASSWORD_LENGTH = 12;

/** Words that a guesser of this product's passwords tries first. */
const PRODUCT_WORDS = [
  'commitpoint',
  'forecast',
  'pipeline',
  'revenue',
  'hardware',
  'purchaseorder',
  'fractional',
];

/**
 * Rules for a new password: 12 characters or more, at most 256 bytes, not a common one, not built of the product's words or of the
 * person's own name or e-mail. No rules about kinds of characters: they make passwords worse.
 */
export function checkNewPassword(password: string, about: { email: string; name: string }): Result<null> {
  const mistake = mistakeIn(password, about);
  return mistake === null ? ok(null) : refuse('invalid', mistake, { fields: { password: mistake } });
}

function mistakeIn(password: string, about: { email: string; name: string }): string | null {
  if (Array.from(password).length < MIN_PASSWORD_LENGTH)
    return `Use ${MIN_PASSWORD_LENGTH} characters or more.`;
  if (isTooLong(password)) return `Use at most ${MAX_PASSWORD_BYTES} characters.`;
  const plain = letters(password);
  if (new Set(password).size < 5) return 'Use more different characters.';
  if (isCommon(password)) return 'This password is too common.';
  const known = [...PRODUCT_WORDS, ...personWords(about)];
  const rest = known.reduce((left, word) => left.replaceAll(word, ''), plain);
  if (rest !== plain && rest.length < 6)
    return 'Do not build it of your name, your e-mail or words of this product.';
  return null;
}

/** As it is, as it reads, and without the digits and signs around it. */
function isCommon(password: string): boolean {
  const core = password.toLowerCase().replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return [password.toLowerCase(), letters(password), core, letters(core)].some((form) =>
    COMMON_PASSWORDS.has(form),
  );
}

/** "P4ssw0rd!" reads "password": digits and signs at the usual places do not make it another word. */
function letters(password: string): string {
  const swaps: Record<string, string> = {
    '0': 'o',
    '1': 'l',
    '3': 'e',
    '4': 'a',
    '5': 's',
    '7': 't',
    '@': 'a',
    $: 's',
    '!': 'i',
  };
  return password.toLowerCase().replace(/\P{L}/gu, (character) => swaps[character] ?? '');
}

function personWords({ email, name }: { email: string; name: string }): string[] {
  const words = [...name.split(/\s+/), ...email.split(/[@._+-]/)];
  return words.map(letters).filter((word) => word.length >= 3);
}
