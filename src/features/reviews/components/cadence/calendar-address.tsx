'use client';

import { useState } from 'react';
import { Button } from '@/ui/controls/button';
import { toast } from '@/ui/controls/toast';
import { Card } from '@/ui/layout/card';
import { renewFeedAction } from '../../actions-cadence';

type Props = {
  slug: string;
  /** When the address was made, in words; null: there is none. */
  since: string | null;
};

/** The member's own calendar address: made, copied once, renewed. The server keeps its hash, so it cannot be shown again. */
export function CalendarAddress({ slug, since }: Props) {
  const [address, setAddress] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function renew() {
    setBusy(true);
    const result = await renewFeedAction(slug, {});
    setBusy(false);
    if (result.ok) setAddress(result.value.address);
    else toast({ tone: 'act', title: result.refusal.message, description: result.refusal.remedy });
  }

  async function copy(text: string) {
    await navigator.clipboard.writeText(text);
    toast({ title: 'Copied' });
  }

  return (
    <Card className="flex flex-col gap-3 text-sm">
      {address ? (
        <>
          <p className="font-medium">Copy it now: it is shown this once.</p>
          <div className="flex flex-wrap items-center gap-2">
            <input
              readOnly
              aria-label="Your calendar address"
              value={address}
              onFocus={(event) => event.target.select()}
              className="min-w-0 flex-1 basis-64 rounded-md border bg-sunken px-3 py-2 font-mono text-xs"
            />
            <Button variant="primary" onClick={() => void copy(address)}>
              Copy
            </Button>
          </div>
          <p className="text-muted">
            In your calendar program choose “subscribe by address” (Google: “From URL”, Outlook: “Subscribe
            from web”, Apple: “New calendar subscription”) and paste it.
          </p>
        </>
      ) : (
        <p>
          {since
            ? `You made an address on ${since}. It cannot be shown again; a new one takes its place.`
            : 'Make an address and subscribe to it: the reviews’ days and times, as they change, with the link to the page. No deals, no figures.'}
        </p>
      )}
      <p className="text-muted">
        Whoever has the address sees when the reviews are, so keep it to yourself. A new one makes the old one
        useless at once.
      </p>
      <div>
        <Button
          busy={busy}
          variant={(since ?? address) ? 'secondary' : 'primary'}
          onClick={() => void renew()}
        >
          {(since ?? address) ? 'Make a new address' : 'Make my calendar address'}
        </Button>
      </div>
    </Card>
  );
}
