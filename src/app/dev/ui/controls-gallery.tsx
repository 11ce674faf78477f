import { Plus, Trash2 } from 'lucide-react';
import { Badge } from '@/ui/controls/badge';
import { Button } from '@/ui/controls/button';
import { Kbd } from '@/ui/controls/kbd';
import { LinkButton } from '@/ui/controls/link-button';
import { StreamMark } from '@/ui/controls/stream-mark';
import { Card } from '@/ui/layout/card';
import { Section } from '@/ui/layout/section';
import { LiveControls } from './live-controls';

export function ControlsGallery() {
  return (
    <Section title="Controls">
      <Card className="flex flex-col gap-4">
        <div className="flex flex-wrap items-center gap-2">
          <Button variant="primary" icon={<Plus aria-hidden className="size-4" />}>
            Primary
          </Button>
          <Button>Secondary</Button>
          <Button variant="quiet">Quiet</Button>
          <Button variant="danger" icon={<Trash2 aria-hidden className="size-4" />}>
            Danger
          </Button>
          <Button variant="link">Link</Button>
          <Button variant="primary" busy>
            Importing
          </Button>
          <Button disabled>Disabled</Button>
          <LinkButton href="/dev/ui">Goes somewhere</LinkButton>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <Button size="small">Small</Button>
          <Button size="large" variant="primary">
            Large
          </Button>
          <Button size="icon" aria-label="Add">
            <Plus aria-hidden className="size-4" />
          </Button>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <Badge>Best case</Badge>
          <Badge tone="accent">Commit</Badge>
          <Badge tone="act">Act now</Badge>
          <Badge tone="look">Look</Badge>
          <Badge tone="outline">Pipeline</Badge>
          <Kbd>J</Kbd>
          <Kbd>Ctrl K</Kbd>
        </div>
        <div className="flex flex-wrap gap-4 text-sm">
          <StreamMark stream="hardware" />
          <StreamMark stream="software" />
          <StreamMark stream="services" />
          <StreamMark stream="unsplit" />
        </div>
        <LiveControls />
      </Card>
    </Section>
  );
}
