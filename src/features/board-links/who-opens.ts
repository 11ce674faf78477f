import { browserName } from '@/platform/auth/browser-name';

/** How the programs that show a preview of an address name themselves. Teams fetches under Skype's name, iMessage under Facebook's. */
const PREVIEWERS: readonly [RegExp, string][] = [
  [/\bSlack(?:bot|-ImgProxy)/i, 'Slack'],
  [/\bSkypeUriPreview/i, 'Teams or Skype'],
  [/\bfacebookexternalhit|\bFacebot/i, 'Facebook or iMessage'],
  [/\bLinkedInBot/i, 'LinkedIn'],
  [/\bWhatsApp\//i, 'WhatsApp'],
  [/\bTelegramBot/i, 'Telegram'],
  [/\bTwitterbot/i, 'X'],
  [/\bDiscordbot/i, 'Discord'],
  [/\bMattermost-Bot/i, 'Mattermost'],
  [/\bGoogle-PageRenderer|developers\.google\.com\/\+\/web\/snippet/i, 'Google Chat'],
];

/** Whether a person reads or a program looks for a preview, and in what, from what it says of itself. */
export function whoOpens(userAgent: string | null): { as: 'read' | 'preview'; browser: string } {
  const previewer = PREVIEWERS.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1];
  return previewer
    ? { as: 'preview', browser: `Preview in ${previewer}` }
    : { as: 'read', browser: browserName(userAgent) };
}

/** A browser fetches the page in case somebody goes there; nobody has opened it. */
export function isPrefetch(headers: Headers): boolean {
  return ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'].some((name) =>
    /\b(?:prefetch|preview)\b/i.test(headers.get(name) ?? ''),
  );
}
