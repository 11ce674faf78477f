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

export type ClosingDeal = {
  name: string;
  customer: string | null;
  closesOn: string;
  daysLeft: number;
  path: string;
};
const MOST_DEALS = 50;

/** A rep's quiet deals of one night: what closes when, and how to keep it. `path` is the list of all of them. */
export function warningMail(to: string, company: string, deals: readonly ClosingDeal[], path: string): Mail {
  const shown = deals.slice(0, MOST_DEALS).map(({ name, customer, closesOn, daysLeft, path: own }) => {
    const when = daysLeft === 1 ? 'tomorrow' : `in ${daysLeft} days, on ${closesOn}`;
    return `- ${oneLine(customer ? `${name} (${customer})` : name)}: closes ${when}\n  ${linkTo(own)}`;
  });
  const more = deals.length > MOST_DEALS ? [`… and ${deals.length - MOST_DEALS} more.`] : [];
  const what = deals.length === 1 ? 'A deal' : `${deals.length} deals`;
  const link = linkTo(path);
  const text = `Nothing has happened for a long time on these deals of ${company}. They close as lost by themselves:

${[...shown, ...more].join('\n')}

Log what has happened since, or open the deal and say why it is alive.
All quiet deals: ${link}`;
  return { to, subject: oneLine(`${what} of ${company} will close as lost`), text, link };
}

/** A subject of one line: a company's name must not add headers. */
export function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').slice(0, 150);
}
