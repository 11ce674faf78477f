import { Card } from '@/ui/layout/card';
import { Section } from '@/ui/layout/section';

type Props = { subject: string; html: string; text: string };

/** The mail as mail programs draw it, in a frame without rights, and as plain text. */
export function DigestPreview({ subject, html, text }: Props) {
  return (
    <>
      <Card flush>
        <p className="border-b px-4 py-2 text-sm">
          <span className="text-muted">Subject: </span>
          {subject}
        </p>
        {/* Links do not open here: the frame may do nothing. */}
        <iframe title="The mail" srcDoc={html} sandbox="" className="block h-[38rem] w-full rounded-b-lg" />
      </Card>
      <Section title="As plain text" lead="The same words, for programs that draw nothing.">
        <Card>
          <pre className="text-xs whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</pre>
        </Card>
      </Section>
    </>
  );
}
