import type { CSSProperties, ReactNode } from 'react';

// Mails are tables with inline styles, because that is what mail programs draw alike. Colours for light stand inline; the sheet in the
// head turns them for dark and for print where the program reads it.

const FONT = "-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
const INK = '#1d1b18';
const MUTED = '#5c574f';
const LINE = '#e5e1db';
const ACCENT = '#3f35b5';

const SHEET = `
@media (prefers-color-scheme: dark) {
  .mail-page { background: #141311 !important; }
  .mail-card { background: #1c1b18 !important; }
  .mail-ink { color: #efece6 !important; }
  .mail-muted, .mail-muted a { color: #b0aaa0 !important; }
  .mail-line { border-color: #302e2a !important; }
  .mail-accent { color: #aaa5ff !important; }
}
@media print { .mail-page { background: #ffffff !important; } .no-print { display: none !important; } }
`;

type FrameProps = {
  title: string;
  /** What a mailbox shows beside the subject. */
  preview: string;
  footer: ReactNode;
  children: ReactNode;
  /** Where the mail is shown on a page of ours, which takes no style sheet without it. */
  nonce?: string;
};

/** The whole of a mail: one column, 560 px at most, whole at 320. */
export function MailFrame({ title, preview, footer, children, nonce }: FrameProps) {
  return (
    <html lang="en">
      {/* oxlint-disable-next-line nextjs/no-head-element -- no page of ours: a mail has its own head */}
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{title}</title>
        <style nonce={nonce} dangerouslySetInnerHTML={{ __html: SHEET }} />
      </head>
      <body className="mail-page" style={{ margin: 0, padding: 0, background: '#faf9f7' }}>
        <div style={{ display: 'none', overflow: 'hidden', maxHeight: 0, opacity: 0 }}>{preview}</div>
        <Table className="mail-page" style={{ background: '#faf9f7' }}>
          {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- a cell that holds the layout, no control */}
          <td align="center" style={{ padding: '16px 8px' }}>
            <Table
              className="mail-card"
              style={{ maxWidth: 560, background: '#ffffff', borderRadius: 8, fontFamily: FONT }}
            >
              <td style={{ padding: '20px 16px', textAlign: 'left' }}>{children}</td>
            </Table>
            <Table style={{ maxWidth: 560, fontFamily: FONT }}>
              <td
                className="mail-muted no-print"
                style={{ padding: '12px 16px', fontSize: 12, lineHeight: '18px', color: MUTED }}
              >
                {footer}
              </td>
            </Table>
          </td>
        </Table>
      </body>
    </html>
  );
}

export function MailTitle({ eyebrow, children }: { eyebrow: string; children: ReactNode }) {
  return (
    <>
      <p className="mail-muted" style={{ margin: 0, fontSize: 13, lineHeight: '18px', color: MUTED }}>
        {eyebrow}
      </p>
      <h1
        className="mail-ink"
        style={{ margin: '2px 0 12px', fontSize: 20, lineHeight: '26px', fontWeight: 600, color: INK }}
      >
        {children}
      </h1>
    </>
  );
}

export function MailHeading({ children }: { children: ReactNode }) {
  return (
    <h2
      className="mail-ink"
      style={{ margin: '20px 0 4px', fontSize: 14, lineHeight: '20px', fontWeight: 600, color: INK }}
    >
      {children}
    </h2>
  );
}

/** A line with what it leads to; `detail` below it in small. */
export function MailLine({ text, detail, href }: { text: string; detail?: string; href: string | null }) {
  return (
    <Table className="mail-line" style={{ borderTop: `1px solid ${LINE}` }}>
      <td className="mail-ink" style={{ padding: '10px 0', fontSize: 15, lineHeight: '21px', color: INK }}>
        {href ? (
          <a
            href={href}
            className="mail-accent"
            style={{ color: ACCENT, textDecoration: 'none', fontWeight: 500 }}
          >
            {text}
          </a>
        ) : (
          text
        )}
        {detail ? (
          <div className="mail-muted" style={{ fontSize: 13, lineHeight: '19px', color: MUTED }}>
            {detail}
          </div>
        ) : null}
      </td>
    </Table>
  );
}

export function MailLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} className="mail-muted" style={{ color: MUTED, textDecoration: 'underline' }}>
      {children}
    </a>
  );
}

function Table({
  className,
  style,
  children,
}: {
  className?: string;
  style?: CSSProperties;
  children: ReactNode;
}) {
  return (
    <table
      role="presentation"
      width="100%"
      cellPadding={0}
      cellSpacing={0}
      className={className}
      style={{ width: '100%', borderCollapse: 'separate', ...style }}
    >
      <tbody>
        <tr>{children}</tr>
      </tbody>
    </table>
  );
}
