import { describe, expect, it } from 'vitest';
import { isPrefetch, whoOpens } from '@/features/board-links/who-opens';

describe('who opens a link', () => {
  it.each([
    ['Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)', 'Slack'],
    [
      'Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com',
      'Teams or Skype',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0',
      'Facebook or iMessage',
    ],
    ['LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)', 'LinkedIn'],
    ['WhatsApp/2.23.20.0', 'WhatsApp'],
    ['TelegramBot (like TwitterBot)', 'Telegram'],
    ['Twitterbot/1.0', 'X'],
    ['Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)', 'Discord'],
  ])('%s is a preview in %s', (agent, program) => {
    expect(whoOpens(agent)).toEqual({ as: 'preview', browser: `Preview in ${program}` });
  });

  it('is a person in every other browser, the one inside a chat program too', () => {
    const teams =
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Teams/1.7.00.1 Chrome/120.0 Electron/27 Safari/537.36';
    expect(whoOpens(teams)).toEqual({ as: 'read', browser: 'Chrome on Windows' });
    expect(whoOpens(null)).toEqual({ as: 'read', browser: 'Unknown browser' });
  });

  it('is nobody where a browser fetches ahead', () => {
    expect(isPrefetch(new Headers({ 'sec-purpose': 'prefetch;anonymous-client-ip' }))).toBe(true);
    expect(isPrefetch(new Headers({ 'x-moz': 'prefetch' }))).toBe(true);
    expect(isPrefetch(new Headers({ 'sec-fetch-mode': 'navigate' }))).toBe(false);
  });
});
