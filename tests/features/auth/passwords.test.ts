import { describe, expect, test } from 'vitest';
import { hashPassword, isTooLong, verifyPassword } from '@/platform/auth/hashing';
import { checkNewPassword } from '@/platform/auth/password-rules';
import { refusal, value } from '../../support/tenants';

const about = { email: 'martha.huber@kaltwerk.example', name: 'Martha Huber' };

describe('a new password', () => {
  test.each([
    ['short', '12 characters'],
    ['elevenchars', '12 characters'],
    ['aaaaaaaaaaaaa', 'different characters'],
    ['ababababababab', 'different characters'],
    ['password1234', 'too common'],
    ['Password12345!', 'too common'],
    ['qwertyuiop1234', 'too common'],
    ['P4ssw0rdP4ssw0rd', 'too common'],
    ['123456789012', 'too common'],
    ['correcthorsebatterystaple', 'too common'],
    ['commitpoint2026', 'words of this product'],
    ['Forecast-2026-11', 'words of this product'],
    ['martha.huber.1', 'your name'],
    ['Kaltwerk!2026', 'your e-mail'],
    ['martha martha!', 'your name'],
    ['x'.repeat(100) + 'abcdefg'.repeat(30), 'at most 256'],
  ])('%s is refused', (password, why) => {
    expect(refusal(checkNewPassword(password, about)).fields?.['password']).toContain(why);
  });

  test.each([
    'a long walk in november',
    'pferd klammer batterie heft',
    'kY7-qm2_Lw9zT',
    '十二文字以上の長い合言葉です。',
  ])('%s is taken', (password) => {
    expect(checkNewPassword(password, about).ok).toBe(true);
  });
});

describe('hashing', () => {
  test('fits the same password typed on another keyboard, and nothing else', async () => {
    const stored = value(await hashPassword('caf\u00e9 im winter 7'));
    expect(stored).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
    expect(value(await verifyPassword(stored, 'cafe\u0301 im winter 7'))).toBe(true);
    expect(value(await verifyPassword(stored, 'cafe im winter 7'))).toBe(false);
  });

  test('fits nobody without a stored hash', async () => {
    expect(value(await verifyPassword(null, 'whatever it is'))).toBe(false);
  });

  test('measures bytes, not characters', () => {
    expect(isTooLong('é'.repeat(128))).toBe(false);
    expect(isTooLong('é'.repeat(129))).toBe(true);
  });

  test('says "unavailable" to those who would wait too long, and serves the rest', async () => {
    const results = await Promise.all(Array.from({ length: 40 }, () => verifyPassword(null, 'many at once')));
    const served = results.filter((result) => result.ok).length;
    const refused = results.filter((result) => !result.ok && result.refusal.code === 'unavailable').length;
    expect({ served, refused }).toEqual({ served: 22, refused: 18 });
    expect((await verifyPassword(null, 'afterwards')).ok).toBe(true);
  });
});
