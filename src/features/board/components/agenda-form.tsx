'use client';

import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useState } from 'react';
import { MOST_ITEMS, MOST_MINUTES, type AgendaItem } from '@/domain/board/agenda';
import type { Refusal } from '@/domain/values/result';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { HEARD } from '@/ui/controls/heard-form';
import { NumberField } from '@/ui/controls/number-field';
import { TextField } from '@/ui/controls/text-field';
import { toast } from '@/ui/controls/toast';
import { publishAgendaAction } from '../actions';

type Props = { slug: string; current: { version: number; items: AgendaItem[] } };

/** The parts of the hour with their minutes; published as the next version. */
export function AgendaForm({ slug, current }: Props) {
  const [items, setItems] = useState(current.items);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const sum = items.reduce((minutes, item) => minutes + item.minutes, 0);

  async function publish() {
    setBusy(true);
    setRefused(null);
    const result = await publishAgendaAction(slug, { version: current.version, items, note: null });
    setBusy(false);
    if (result.ok) toast({ title: 'Published', description: 'The next review that is planned takes it.' });
    else setRefused(result.refusal);
  }

  const change = (index: number, more: Partial<AgendaItem>) =>
    setItems(items.map((item, i) => (i === index ? { ...item, ...more } : item)));
  return (
    <form
      {...HEARD}
      className="flex max-w-2xl flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void publish();
      }}
    >
      <ol className="flex flex-col gap-3">
        {items.map((item, i) => (
          <li key={item.key} className="flex flex-wrap items-end gap-2">
            <TextField
              className="min-w-0 flex-1 max-sm:basis-full"
              label={`Item ${i + 1}`}
              value={item.title}
              maxLength={120}
              onChange={(event) => change(i, { title: event.currentTarget.value })}
            />
            <NumberField
              className="w-20"
              label="Minutes"
              value={String(item.minutes)}
              onChange={(event) => change(i, { minutes: minutesOf(event.currentTarget.value) })}
            />
            <ItemButtons {...{ items, setItems, i }} title={item.title} />
          </li>
        ))}
      </ol>
      <p className={sum > MOST_MINUTES ? 'text-sm text-act' : 'text-sm text-muted'} aria-live="polite">
        {sum} of {MOST_MINUTES} minutes.
        {sum > MOST_MINUTES ? ` Take ${sum - MOST_MINUTES} out.` : ''}
      </p>
      {refused ? (
        <Alert tone="look" live title={refused.message}>
          {refused.remedy}
        </Alert>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button
          disabled={items.length >= MOST_ITEMS}
          onClick={() => setItems([...items, { key: freeKey(items), title: '', minutes: 5 }])}
        >
          Add an item
        </Button>
        <Button type="submit" variant="primary" busy={busy}>
          Publish the agenda
        </Button>
      </div>
    </form>
  );
}

type Moves = { items: AgendaItem[]; setItems: (items: AgendaItem[]) => void; i: number; title: string };

function ItemButtons({ items, setItems, i, title }: Moves) {
  const to = (place: number) => {
    const rest = items.filter((_, index) => index !== i);
    const moved = items[i];
    if (moved) setItems([...rest.slice(0, place), moved, ...rest.slice(place)]);
  };
  return (
    <span className="flex">
      <Button
        variant="quiet"
        size="icon"
        aria-label={`Earlier: ${title}`}
        disabled={i === 0}
        onClick={() => to(i - 1)}
      >
        <ArrowUp aria-hidden className="size-4" />
      </Button>
      <Button
        variant="quiet"
        size="icon"
        aria-label={`Later: ${title}`}
        disabled={i === items.length - 1}
        onClick={() => to(i + 1)}
      >
        <ArrowDown aria-hidden className="size-4" />
      </Button>
      <Button
        variant="quiet"
        size="icon"
        aria-label={`Take out: ${title}`}
        onClick={() => setItems(items.filter((_, index) => index !== i))}
      >
        <X aria-hidden className="size-4" />
      </Button>
    </span>
  );
}

function minutesOf(typed: string): number {
  const minutes = Number(typed);
  return Number.isInteger(minutes) && minutes >= 0 ? minutes : 0;
}

/** The first key that no item has: it stays the item's own when it is moved or called otherwise. */
function freeKey(items: readonly AgendaItem[]): string {
  for (let n = 1; ; n += 1) if (!items.some(({ key }) => key === `item-${n}`)) return `item-${n}`;
}
