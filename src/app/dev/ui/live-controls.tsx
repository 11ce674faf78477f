'use client';

import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/ui/controls/button';
import { Chip } from '@/ui/controls/chip';
import { Copyable } from '@/ui/controls/copyable';
import { Dialog, DialogClose } from '@/ui/controls/dialog';
import { Menu } from '@/ui/controls/menu';
import { Popover } from '@/ui/controls/popover';
import { Tabs } from '@/ui/controls/tabs';
import { TextField } from '@/ui/controls/text-field';
import { toast } from '@/ui/controls/toast';
import { Tooltip } from '@/ui/controls/tooltip';

export function LiveControls() {
  const [filters, setFilters] = useState(['Demo', 'Quote Sent']);
  const restore = () => setFilters(['Demo', 'Quote Sent']);
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <Dialog
          title="Record the PO"
          description="With it the deal counts 70 %."
          trigger={<Button>Dialog</Button>}
          footer={
            <>
              <DialogClose>Cancel</DialogClose>
              <Button variant="primary">Record PO</Button>
            </>
          }
        >
          <TextField label="PO number" name="po" />
        </Dialog>
        <Menu
          trigger={
            <Button size="icon" aria-label="Deal actions">
              <Ellipsis aria-hidden className="size-4" />
            </Button>
          }
          entries={[
            { kind: 'heading', label: 'This deal' },
            { kind: 'link', label: 'Open', href: '/dev/ui', detail: 'Enter' },
            {
              kind: 'action',
              label: 'Move stage',
              onSelect: () => toast({ title: 'Moved to Demo', undo: () => undefined }),
            },
            { kind: 'separator' },
            {
              kind: 'action',
              label: 'Mark as lost',
              danger: true,
              onSelect: () => toast({ title: 'Marked as lost' }),
            },
          ]}
        />
        <Popover trigger="Popover" triggerClassName="top-button">
          <p className="text-sm">Closes with Escape or a press outside.</p>
        </Popover>
        <Tooltip content="Shown on hover and focus">
          <Button>Tooltip</Button>
        </Tooltip>
        <Button
          onClick={() =>
            toast({
              title: '41 deals cleaned up',
              description: 'The forecast fell by $1.2M.',
              undo: () => toast({ title: 'Undone' }),
            })
          }
        >
          Toast with Undo
        </Button>
        <Button
          onClick={() =>
            toast({ title: 'Not saved', description: 'The server did not answer. Try again.', tone: 'act' })
          }
        >
          Alarm toast
        </Button>
        <Copyable text="https://example.com/invite/7f3a">Invitation link</Copyable>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {filters.map((filter) => (
          <Chip
            key={filter}
            label="Stage"
            value={filter}
            onRemove={() => {
              setFilters(filters.filter((one) => one !== filter));
              toast({ title: `Filter ${filter} removed`, undo: restore });
            }}
          />
        ))}
      </div>
      <Tabs
        label="Evidence"
        tabs={[
          { value: 'evidence', label: 'Evidence', count: '3', content: <p>The PO and two confirmations.</p> },
          { value: 'history', label: 'History', content: <p>What happened, newest first.</p> },
        ]}
      />
    </>
  );
}
