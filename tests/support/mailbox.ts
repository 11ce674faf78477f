import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export type Mailbox = {
  url: string;
  /** What was taken, oldest first, as a mail program reads it. */
  mails: Email[];
  /** Recipients that are refused, by the part before the "@"; '*' for all. */
  refused: Set<string>;
  close: () => Promise<void>;
};

/** A real mail server on loopback that keeps what it takes. */
export async function openMailbox(): Promise<Mailbox> {
  const mails: Email[] = [];
  const refused = new Set<string>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, answer) {
      const no = refused.has('*') || refused.has(address.split('@')[0] ?? '');
      answer(no ? Object.assign(new Error('No such mailbox'), { responseCode: 550 }) : null);
    },
    onData(stream, _session, answer) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        void PostalMime.parse(Buffer.concat(parts)).then((mail) => {
          mails.push(mail);
          answer();
        }, answer);
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refused,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

/** Who got it, by the part before the "@". */
export function readerOf(mail: Email): string {
  return mail.to?.[0]?.address?.split('@')[0] ?? '';
}

/** A header as it was sent; '' without it. */
export function headerOf(mail: Email, name: string): string {
  return mail.headers.find(({ key }) => key === name.toLowerCase())?.value ?? '';
}
