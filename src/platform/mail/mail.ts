import { createTransport, type Transporter } from 'nodemailer';
import { env } from '@/platform/env';
import { log } from '@/platform/log/log';

/** A message. `link` is repeated in the log where no mail server is set, so that an operator can hand it over. */
export type Mail = {
  to: string;
  subject: string;
  /** Always there: whoever reads plain text misses nothing. */
  text: string;
  link: string;
  html?: string;
  /** The same for the same message however often it is sent, so that a mailbox shows one that went out twice once. Without "<>". */
  messageId?: string;
  /** The address that ends mails of this kind with one click (RFC 8058). */
  unsubscribe?: string;
};

let transport: { url: string; transporter: Transporter } | undefined;

/** Whether mail goes out at all. */
export function hasMailServer(): boolean {
  return env().SMTP_URL !== undefined;
}

/**
 * Sends a message through SMTP_URL. Without it the link is written to the log instead. Returns whether it went out by mail; a mail
 * server that fails is logged and counts as "not sent" (the caller shows the link), it never undoes what the mail is about.
 */
export async function sendMail(mail: Mail): Promise<boolean> {
  const { SMTP_URL: smtpUrl, MAIL_FROM: mailFrom } = env();
  const { to, subject, text, link, html, messageId, unsubscribe } = mail;
  if (!smtpUrl) {
    log('info', 'no mail server is set: hand over this link', { to, subject, link });
    return false;
  }
  try {
    await transporterTo(smtpUrl).sendMail({
      from: mailFrom,
      to,
      subject,
      text,
      html,
      messageId: messageId && `<${messageId}>`,
      headers: unsubscribe
        ? { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
        : {},
    });
    return true;
  } catch (error) {
    log('error', 'mail was not sent', { to, subject, error: String(error) });
    return false;
  }
}

function transporterTo(url: string): Transporter {
  if (transport?.url !== url) {
    const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
    transport = { url, transporter: createTransport({ url, ...timeouts }) };
  }
  return transport.transporter;
}
