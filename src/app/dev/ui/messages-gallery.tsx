import { Inbox } from 'lucide-react';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { EmptyState } from '@/ui/controls/empty-state';
import { LinkButton } from '@/ui/controls/link-button';
import { ProgressBar } from '@/ui/controls/progress-bar';
import { Card } from '@/ui/layout/card';
import { ErrorMessage } from '@/ui/layout/error-message';
import { Section } from '@/ui/layout/section';

export function MessagesGallery() {
  return (
    <Section title="Messages">
      <Alert
        tone="look"
        title="No PO yet, so this counts 20 %."
        action={<Button size="small">Add PO</Button>}
      >
        Add the PO number and it counts 70 %.
      </Alert>
      <Alert tone="act" title="Two deals carry the PO number PO-2026-00418.">
        Open both and void the one that is not backed by the document.
      </Alert>
      <Alert title="Check 1 cannot be checked: the file has no ship date." />
      <ErrorMessage digest="2834719820" action={<Button size="small">Try again</Button>} />
      <Card className="flex flex-col gap-4">
        <ProgressBar label="Importing deals" value={62} rate="31,400 rows/s" remaining="about 10 s left" />
        <ProgressBar label="Reading the file" value={null} />
      </Card>
      <EmptyState
        title="Your deals will be listed here"
        why="Import a CRM export. The audit then shows how much of the pipeline is real."
        icon={<Inbox className="size-6" />}
        action={
          <LinkButton href="/dev/ui" variant="primary">
            Import deals
          </LinkButton>
        }
      />
    </Section>
  );
}
