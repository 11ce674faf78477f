import { Card } from '@/ui/layout/card';

type Props = { subject: string; html: string; text: string };

/** The mail as mail programs draw it, whole, in a frame without rights, and as plain text. */
export function DigestPreview({ subject, html, text }: Props) {
  return (
    <>
      <Card flush>
        <p className="border-b px-4 py-2 text-sm">
          <span className="text-muted">Subject: </span>
          {subject}
        </p>
        {/* Links do not open here: the frame may do nothing, and so cannot say how high it is either. */}
        <iframe
          title="The mail"
          srcDoc={html}
          sandbox=""
          height={heightOf(text)}
          className="block w-full rounded-b-lg"
        />
      </Card>
      <details>
        <summary className="cursor-pointer py-2 text-sm font-medium">
          As plain text <span className="font-normal text-muted">for programs that draw nothing</span>
        </summary>
        <Card>
          <pre className="text-xs whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</pre>
        </Card>
      </details>
    </>
  );
}

/** Enough for every line of the mail on a phone, where it is highest: it is never cut, and what is left is its ground. */
function heightOf(text: string): number {
  const rows = text
    .split('\n')
    .map((line) => (line.trim().startsWith('http') ? 1 : Math.max(1, Math.ceil(line.length / 40))));
  return 140 + 20 * rows.reduce((sum, count) => sum + count, 0);
}
