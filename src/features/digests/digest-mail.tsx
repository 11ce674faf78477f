import type { Digest, DigestLine } from '@/domain/notices/digest';
import type { Mail } from '@/platform/mail/mail';
import { linkTo, oneLine } from '@/platform/mail/messages';
import { MailFrame, MailHeading, MailLine, MailLink, MailTitle } from '@/platform/mail/parts';
import { renderMail } from '@/platform/mail/render-mail';

type Ways = {
  slug: string;
  /** Ends this digest without sign-in. */
  unsubscribe: string;
  nonce?: string;
};

/** A digest as a mail: HTML and the same words as plain text. */
export async function digestMail(
  to: string,
  digest: Digest,
  ways: Ways,
): Promise<Mail & { html: string; unsubscribe: string }> {
  const { unsubscribe, slug } = ways;
  const html = await renderMail(<DigestMail digest={digest} ways={ways} />);
  const link = linkTo(`/t/${slug}`);
  return { to, subject: subjectOf(digest), text: textOf(digest, ways), html, link, unsubscribe };
}

function subjectOf({ kind, company, when, first }: Digest): string {
  const what = kind === 'weekly' ? 'Week' : 'Month';
  return oneLine(`${what} of ${company}, ${when}: ${first[0]?.text ?? ''}`);
}

function DigestMail({ digest, ways: { slug, unsubscribe, nonce } }: { digest: Digest; ways: Ways }) {
  const { company, when, kind, first } = digest;
  return (
    <MailFrame
      title={subjectOf(digest)}
      preview={first.map(({ text }) => text).join(' · ')}
      nonce={nonce}
      footer={
        <>
          You get this {kind === 'weekly' ? 'every Monday' : 'on the first of each month'} as a member of{' '}
          {company} on Commitpoint. <MailLink href={unsubscribe}>Stop this digest</MailLink> ·{' '}
          <MailLink href={linkTo(`/t/${slug}/settings/notices`)}>What you hear of</MailLink>
        </>
      }
    >
      <MailTitle eyebrow={`${company}, ${when}`}>{kind === 'weekly' ? 'Your week' : 'Your month'}</MailTitle>
      <Lines lines={first} slug={slug} />
      {parts(digest).map(({ title, lines }) => (
        <div key={title}>
          <MailHeading>{title}</MailHeading>
          <Lines lines={lines} slug={slug} />
        </div>
      ))}
    </MailFrame>
  );
}

function Lines({ lines, slug }: { lines: readonly DigestLine[]; slug: string }) {
  return lines.map(({ text, detail, path }) => (
    <MailLine
      key={`${text} ${path}`}
      text={text}
      detail={detail}
      href={path === null ? null : linkTo(`/t/${slug}${path}`)}
    />
  ));
}

/** What did not fit into the first lines. */
function parts({ needs, changes }: Digest): { title: string; lines: readonly DigestLine[] }[] {
  return [
    { title: 'Also needs you', lines: needs },
    { title: 'Also changed', lines: changes },
  ].filter(({ lines }) => lines.length > 0);
}

function textOf(digest: Digest, { slug, unsubscribe }: Ways): string {
  const { company, when, kind, first } = digest;
  const lines = (some: readonly DigestLine[]) =>
    some.flatMap(({ text, detail, path }) => [
      `- ${flat(text)}`,
      ...(detail ? [`  ${flat(detail)}`] : []),
      ...(path === null ? [] : [`  ${linkTo(`/t/${slug}${path}`)}`]),
    ]);
  return [
    `${kind === 'weekly' ? 'Your week' : 'Your month'} at ${flat(company)}, ${when}`,
    '',
    ...lines(first),
    ...parts(digest).flatMap((part) => ['', part.title, ...lines(part.lines)]),
    '',
    `Stop this digest: ${unsubscribe}`,
    `What you hear of: ${linkTo(`/t/${slug}/settings/notices`)}`,
  ].join('\n');
}

/** What somebody has written over several lines stays one: no line of the mail is his to make. */
function flat(text: string): string {
  return text.replace(/[\r\n]+/g, ' ');
}
