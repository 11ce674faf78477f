import { authSettings } from '@/platform/auth/settings';
import type { Mail } from './mail';

/** The address of a page of ours, for a message. */
export function linkTo(path: string): string {
  return new URL(path, authSettings().linkBase).toString();
}

export function invitationMail(to: string, company: string, inviter: string, link: string): Mail {
  const text = `${inviter} invites you to ${company} on Commitpoint.

Accept the invitation here (it works once, for seven days):
${link}

If you did not expect this, do nothing.`;
  return { to, subject: oneLine(`Invitation to ${company}`), text, link };
}

export function resetMail(to: string, link: string): Mail {
  const text = `Somebody, probably you, asked to set a new password for Commitpoint.

Set it here (the link works once, for one hour):
${link}

If it was not you, do nothing: your password stays as it is.`;
  return { to, subject: 'Set a new password', text, link };
}

/** A subject of one line: a company's name must not add headers. */
function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').slice(0, 150);
}
