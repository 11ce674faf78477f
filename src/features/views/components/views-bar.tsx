'use client';

import { Bookmark, Ellipsis } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { cn } from '@/ui/class-names';
import { Button } from '@/ui/controls/button';
import { Menu, type MenuEntry } from '@/ui/controls/menu';
import { toast } from '@/ui/controls/toast';
import { removeViewAction, saveViewAction } from '../actions';
import { ViewDialog, type Naming } from './view-dialog';

export type View = {
  id: string;
  name: string;
  query: string;
  shared: boolean;
  isDefault: boolean;
  version: number;
  mayChange: boolean;
};

type Props = {
  slug: string;
  /** The address of the list without anything. */
  path: string;
  views: readonly View[];
  /** The view that was opened, by its id. */
  open: string | null;
  /** What is on screen now, as a view would keep it. */
  query: string;
  /** The clocks go with every link: "asOf=…" or nothing. */
  clocks: string;
  mayLead: boolean;
  /** A new view can be saved: the company is not read-only. */
  maySave: boolean;
};

/** Saved views as a row of links; a dot where what is on screen differs from the view that was opened. */
export function ViewsBar(props: Props) {
  const { path, views, open, query, clocks } = props;
  const [naming, setNaming] = useState<Naming | null>(null);
  const current = views.find(({ id }) => id === open) ?? null;
  const changed = current !== null && current.query !== query;
  const href = (view: View | null) => addressOf(path, view, clocks);
  const actions = useViewActions(props, setNaming);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <nav aria-label="Views" className="flex min-w-0 flex-wrap items-center gap-1">
        <ViewLink href={href(null)} active={current === null && query === ''} label="All deals" />
        {views.map((view) => (
          <ViewLink
            key={view.id}
            href={href(view)}
            active={view.id === open}
            changed={view.id === open && changed}
            label={view.name}
            shared={view.shared}
          />
        ))}
      </nav>
      {current && changed && current.mayChange ? (
        <Button size="small" onClick={() => void actions.save(current, { query })}>
          Save
        </Button>
      ) : null}
      {props.maySave && ((current === null && query !== '') || changed) ? (
        <Button
          size="small"
          variant="quiet"
          icon={<Bookmark aria-hidden className="size-3.5" />}
          onClick={() => setNaming({ kind: 'new' })}
        >
          {current ? 'Save as' : 'Save view'}
        </Button>
      ) : null}
      {current?.mayChange ? (
        <Menu
          trigger={
            <Button size="small" variant="quiet" aria-label={`More about the view ${current.name}`}>
              <Ellipsis aria-hidden className="size-4" />
            </Button>
          }
          entries={actions.entriesOf(current)}
        />
      ) : null}
      {naming ? (
        <ViewDialog
          naming={naming}
          onClose={() => setNaming(null)}
          onSave={async (name, shared) => {
            const refused =
              naming.kind === 'new'
                ? await actions.create({ name, shared, query })
                : await actions.save(naming.view, { name });
            if (!refused) setNaming(null);
            return refused;
          }}
        />
      ) : null}
    </div>
  );
}

function addressOf(path: string, view: View | null, clocks: string): string {
  const params = new URLSearchParams(view?.query ?? '');
  params.set('view', view?.id ?? 'all');
  return `${path}?${params}${clocks ? `&${clocks}` : ''}`;
}

function ViewLink(props: {
  href: string;
  active: boolean;
  label: string;
  changed?: boolean;
  shared?: boolean;
}) {
  const { href, active, label, changed, shared } = props;
  return (
    <Link
      href={href}
      scroll={false}
      aria-current={active ? 'page' : undefined}
      className={cn(
        'inline-flex h-7 max-w-56 items-center gap-1.5 rounded-md px-2 text-xs no-underline pointer-coarse:h-11',
        active ? 'bg-accent-soft font-medium text-accent' : 'text-muted hover:bg-hover hover:text-text',
      )}
    >
      <span className="truncate">{label}</span>
      {shared ? <span className="text-faint">shared</span> : null}
      {changed ? (
        <>
          <span aria-hidden className="size-1.5 rounded-full bg-look-fill" />
          <span className="sr-only">, changed and not saved</span>
        </>
      ) : null}
    </Link>
  );
}

type Changes = Partial<Pick<View, 'name' | 'query' | 'shared' | 'isDefault'>>;

/** What can be done with a view. Each answers the sentence of a refusal, or null. */
function useViewActions(
  { slug, path, clocks, mayLead }: Props,
  setNaming: (naming: Naming) => void,
): {
  save: (view: View, changes: Changes) => Promise<string | null>;
  create: (view: Required<Omit<Changes, 'isDefault'>>) => Promise<string | null>;
  entriesOf: (view: View) => MenuEntry[];
} {
  const router = useRouter();

  async function save(view: View, changes: Changes): Promise<string | null> {
    const { id, version, name, query, shared, isDefault } = view;
    const input = { viewId: id, version, name, query, shared, isDefault, ...changes };
    const result = await saveViewAction(slug, input);
    if (!result.ok) return told(result.refusal.message);
    toast({ title: `Saved the view ${input.name}` });
    return null;
  }

  async function create(view: { name: string; query: string; shared: boolean }): Promise<string | null> {
    const result = await saveViewAction(slug, view);
    if (!result.ok) return told(result.refusal.message);
    toast({ title: `Saved the view ${view.name}` });
    const saved = { ...view, id: result.value.viewId, isDefault: false, version: 1, mayChange: true };
    router.replace(addressOf(path, saved, clocks), { scroll: false });
    return null;
  }

  async function remove(view: View): Promise<void> {
    const result = await removeViewAction(slug, { viewId: view.id, version: view.version });
    if (!result.ok) return void told(result.refusal.message);
    const { name, query, shared } = view;
    toast({ title: `Removed the view ${name}`, undo: () => create({ name, query, shared }) });
  }

  function entriesOf(view: View): MenuEntry[] {
    const { shared, isDefault } = view;
    const leading = mayLead || !shared;
    return [
      { kind: 'action', label: 'Rename', onSelect: () => setNaming({ kind: 'rename', view }) },
      {
        kind: 'action',
        label: shared ? 'Keep to me' : 'Share with the company',
        onSelect: () => save(view, { shared: !shared, isDefault: isDefault && mayLead }),
      },
      ...(leading || isDefault
        ? [
            {
              kind: 'action' as const,
              label: isDefault
                ? 'Do not begin with it'
                : shared
                  ? 'Everybody begins with it'
                  : 'Begin with it',
              onSelect: () => save(view, { isDefault: !isDefault }),
            },
          ]
        : []),
      { kind: 'separator' },
      { kind: 'action', label: 'Remove', danger: true, onSelect: () => remove(view) },
    ];
  }

  return { save, create, entriesOf };
}

function told(message: string): string {
  toast({ title: message, tone: 'act' });
  return message;
}
