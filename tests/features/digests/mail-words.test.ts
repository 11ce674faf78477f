import { describe, expect, it } from 'vitest';
import { digestMail } from '@/features/digests/digest-mail';
import { readUnsubscribeToken, unsubscribeToken } from '@/features/digests/unsubscribe-token';
import type { Digest } from '@/domain/notices/digest';

const DIGEST: Digest = {
  kind: 'weekly',
  period: '2026-W47',
  when: '16 – 22 Nov 2026',
  company: 'Holm & Sons <Ltd>',
  name: 'Nora',
  first: [
    { text: 'Two deals\r\nBcc: everybody wait', detail: 'The first\non Monday.', path: '/desk' },
    { text: '<script>alert(1)</script>', path: null },
  ],
  needs: [{ text: 'A third', path: '/audit/zombie' }],
  changes: [],
};
const WAYS = { slug: 'holm', unsubscribe: 'https://crm.example/unsubscribe/holm/token' };
const mailOf = (digest: Partial<Digest> = {}) =>
  digestMail('nora@holm.example', { ...DIGEST, ...digest }, WAYS);

describe('a digest as a mail', () => {
  it('says the same in HTML and in plain text', async () => {
    const { html, text } = await mailOf();
    for (const part of [html, text]) {
      for (const said of ['Your week', 'Also needs you', 'A third', '/t/holm/audit/zombie', WAYS.unsubscribe])
        expect(part).toContain(said);
      expect(part).not.toContain('Also changed');
    }
  });

  it('lets nobody write lines, headers or markup of his own into it', async () => {
    const { html, text, subject } = await mailOf();
    expect(subject).toBe('Week of Holm & Sons <Ltd>, 16 – 22 Nov 2026: Two deals Bcc: everybody wait');
    expect(text.split('\n')).toContain('- Two deals Bcc: everybody wait');
    expect(text.split('\n')).toContain('  The first on Monday.');
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;');
    expect(html).toContain('Holm &amp; Sons &lt;Ltd&gt;');
  });

  it('is one column that is whole on a narrow screen, in the dark and on paper, and loads nothing', async () => {
    const { html } = await mailOf();
    expect(html).toContain('max-width:560px');
    expect(html).not.toMatch(/[^-]width:\s*\d{3,}px/);
    expect(html).toContain('prefers-color-scheme: dark');
    expect(html).toContain('@media print');
    expect(html).not.toMatch(/<img|<link|src=|url\(/);
  });

  it('is called by its month once a month', async () => {
    const { subject, text } = await mailOf({ kind: 'monthly', period: '2026-10', when: 'Oct 2026' });
    expect(subject).toMatch(/^Month of .*, Oct 2026/);
    expect(text).toMatch(/^Your month at /);
  });
});

describe('the token of an unsubscribe link', () => {
  const userId = '0198c0de-0000-7000-8000-00000000abcd';

  it('says who and which digest, in its own company only', () => {
    for (const kind of ['weekly', 'monthly'] as const) {
      const token = unsubscribeToken('holm', userId, kind);
      expect(token).toMatch(/^[\w-]+$/);
      expect(readUnsubscribeToken('holm', token)).toEqual({ userId, kind });
      expect(readUnsubscribeToken('other', token)).toBeNull();
    }
  });

  it('is nothing once a single sign of it differs', () => {
    const token = unsubscribeToken('holm', userId, 'weekly');
    for (let at = 0; at < token.length; at++) {
      const sign = token[at] === '0' ? '1' : '0';
      const forged = `${token.slice(0, at)}${sign}${token.slice(at + 1)}`;
      // The last sign of a signature carries bits that say nothing; compared as text they still count.
      expect(readUnsubscribeToken('holm', forged), `sign ${at}`).toBeNull();
    }
    for (const other of ['', 'x', `${token}0`, token.slice(1), token.toUpperCase()])
      expect(readUnsubscribeToken('holm', other)).toBeNull();
  });
});
