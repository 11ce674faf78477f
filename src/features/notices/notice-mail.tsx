import type { DueNotice } from '@/data/notice-mails';
import type { Mail } from '@/platform/mail/mail';
import { linkTo, oneLine } from '@/platform/mail/messages';
import { MailFrame, MailLine, MailLink, MailTitle } from '@/platform/mail/parts';
import { renderMail } from '@/platform/mail/render-mail';
import { KIND_WORDS } from './notice-words';

/** One notice as a mail: what happened, and where to go on. */
export async function noticeMail(
  { email, kind, title, body, path }: DueNotice,
  { slug, name: company }: { slug: string; name: string },
): Promise<Mail> {
  const link = linkTo(`/t/${slug}${path}`);
  const settings = linkTo(`/t/${slug}/settings/notices`);
  const subject = oneLine(`${company}: ${title}`);
  const html = await renderMail(
    <MailFrame
      title={subject}
      preview={body ?? title}
      footer={
        <>
          You hear of “{KIND_WORDS[kind].title}” by mail as a member of {company}.{' '}
          <MailLink href={settings}>What you hear of</MailLink>
        </>
      }
    >
      <MailTitle eyebrow={company}>{title}</MailTitle>
      <MailLine text="Open it" detail={body ?? undefined} href={link} />
    </MailFrame>,
  );
  const text = [title, ...(body ? ['', body] : []), '', link, '', `What you hear of: ${settings}`].join('\n');
  return { to: email, subject, text, html, link };
}
