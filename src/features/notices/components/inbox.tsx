'use client';

import { Check, Undo2 } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { Button } from '@/ui/controls/button';
import { toast } from '@/ui/controls/toast';
import { useActions } from '@/ui/keyboard/use-actions';
import { putNoticesAwayAction, seeNoticesAction } from '../actions';

export type InboxRow = {
  id: string;
  kind: string;
  title: string;
  body: string | null;
  href: string;
  when: string;
  isNew: boolean;
};

type Props = { slug: string; rows: readonly InboxRow[]; readUntil: string; done: boolean };

/** The reader's notices. E puts the one in hand away, the arrow keys walk, and looking at them is what makes them seen. */
export function Inbox({ slug, rows, readUntil, done }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const shown = rows.filter(({ id }) => !gone.has(id));
  const hasNew = rows.some(({ isNew }) => isNew);
  useEffect(() => {
    if (!done && hasNew) void seeNoticesAction(slug, { until: readUntil });
  }, [slug, readUntil, done, hasNew]);

  const actions = useMemo(() => {
    const inHand = () => {
      const links = [...(list.current?.querySelectorAll<HTMLElement>('[data-notice]') ?? [])];
      const row = links.find((each) => each.contains(document.activeElement)) ?? links[0];
      row?.querySelector<HTMLButtonElement>('button')?.click();
    };
    const label = done ? 'Take the notice back' : 'Done with the notice';
    return [{ id: 'notice done', label, group: 'Notices', keys: 'e', words: 'archive finish', run: inHand }];
  }, [done]);
  useActions(actions);

  async function move(ids: string[], away: boolean) {
    setGone((now) => new Set([...now, ...ids]));
    focusAfter(list.current, ids);
    const result = await putNoticesAwayAction(slug, { ids, done: away });
    if (result.ok && away) toast({ title: said(ids.length), undo: () => back(ids) });
    if (result.ok) return;
    setGone((now) => new Set([...now].filter((id) => !ids.includes(id))));
    toast({ title: result.refusal.message, description: result.refusal.remedy, tone: 'act' });
  }

  async function back(ids: string[]) {
    const result = await putNoticesAwayAction(slug, { ids, done: false });
    if (result.ok) setGone((now) => new Set([...now].filter((id) => !ids.includes(id))));
    else toast({ title: result.refusal.message, description: result.refusal.remedy, tone: 'act' });
  }

  return (
    <div className="flex flex-col gap-3">
      {shown.length > 1 && !done ? (
        <div className="no-print flex items-center justify-end gap-3">
          <p className="mr-auto hidden text-xs text-muted sm:block">
            <kbd>E</kbd> puts one away, the arrow keys walk.
          </p>
          <Button
            size="small"
            onClick={() =>
              void move(
                shown.map(({ id }) => id),
                true,
              )
            }
          >
            All done
          </Button>
        </div>
      ) : null}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- walks between the links inside, which have the focus */}
      <ul ref={list} className="flex flex-col divide-y rounded-lg border bg-surface" onKeyDown={walk}>
        {shown.map((row) => (
          <Row key={row.id} row={row} done={done} onMove={() => void move([row.id], !done)} />
        ))}
      </ul>
      {shown.length === 0 ? <p className="text-sm text-muted">Nothing left here.</p> : null}
    </div>
  );
}

function Row({ row, done, onMove }: { row: InboxRow; done: boolean; onMove: () => void }) {
  return (
    <li data-notice={row.id} className="flex items-start gap-3 px-4 py-3">
      <span
        aria-hidden
        className={`mt-1.5 size-2 shrink-0 rounded-full ${row.isNew ? 'bg-accent' : 'bg-transparent'}`}
      />
      <div className="min-w-0 flex-1">
        <Link href={row.href} data-notice-link className="text-sm font-medium text-pretty hover:underline">
          {row.isNew ? <span className="sr-only">New: </span> : null}
          {row.title}
        </Link>
        {row.body ? <p className="text-sm text-pretty text-muted">{row.body}</p> : null}
        <p className="mt-0.5 text-xs text-muted">
          {row.kind} · {row.when}
        </p>
      </div>
      <Button
        size="small"
        variant="quiet"
        aria-label={done ? `Take back: ${row.title}` : `Done: ${row.title}`}
        icon={done ? <Undo2 aria-hidden className="size-3.5" /> : <Check aria-hidden className="size-3.5" />}
        onClick={onMove}
      >
        {done ? 'Take back' : 'Done'}
      </Button>
    </li>
  );
}

function said(count: number): string {
  return count === 1 ? 'Put away' : `${count} notices put away`;
}

/** The arrow keys go from notice to notice. */
function walk(event: KeyboardEvent<HTMLUListElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-notice-link]')];
  const at = links.findIndex((link) => link.closest('li')?.contains(document.activeElement));
  const next = links[at + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** Whoever put one away by key or button goes on with the next, or the one before it. */
function focusAfter(list: HTMLElement | null, ids: readonly string[]): void {
  const rows = [...(list?.querySelectorAll<HTMLElement>('[data-notice]') ?? [])];
  const at = rows.findIndex((row) => ids.includes(row.dataset.notice ?? ''));
  const stays = (row: HTMLElement) => !ids.includes(row.dataset.notice ?? '');
  const next = rows.slice(at + 1).find(stays) ?? rows.slice(0, Math.max(0, at)).findLast(stays);
  next?.querySelector<HTMLElement>('[data-notice-link]')?.focus();
}
