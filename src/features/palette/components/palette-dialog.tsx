'use client';

import { useRouter } from 'next/navigation';
import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import type { Action } from '@/ui/keyboard/actions';
import { CommandDialog } from '@/ui/controls/command-dialog';
import { Kbd } from '@/ui/controls/kbd';
import type { PaletteFrame } from '../entries';
import { matching } from '../match';
import { keepRecent, readRecents } from '../recents';
import { useFound, type Found } from './use-found';

type Props = { slug: string; frame: PaletteFrame; actions: readonly Action[]; onClose: () => void };

type Item = { id: string; label: string; group: string; detail?: string; keys?: string; run: () => void };

/** What one types, and what answers to it: recent things first, then what this page can do, then the ways to go, deals and customers. */
export default function PaletteDialog({ slug, frame, actions, onClose }: Props) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState(0);
  const { found, waiting } = useFound(slug, frame.searchable ? typed : '');
  const items = useItems({ slug, frame, actions, typed, found });
  const active = Math.min(place, items.length - 1);

  function choose(item: Item | undefined) {
    if (!item) return;
    onClose();
    // The dialog gives the focus back first: what runs may take it.
    setTimeout(item.run, 0);
  }
  function onKeyDown(event: KeyboardEvent) {
    const next = stepOf(event.key, active, items.length);
    if (next !== null) setPlace(next);
    else if (event.key === 'Enter') choose(items[active]);
    else return;
    event.preventDefault();
  }

  return (
    <CommandDialog title="Search and commands" open onClose={onClose}>
      <input
        role="combobox"
        aria-label="Search deals, customers, pages and commands"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        placeholder={
          frame.searchable ? 'Search deals, customers, pages and commands' : 'Search pages and commands'
        }
        className="command-field"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setPlace(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-list`} role="listbox" aria-label="Results" className="command-list">
        {items.map((item, index) => (
          <Option
            key={item.id}
            item={item}
            id={`${id}-${index}`}
            first={item.group !== items[index - 1]?.group}
            active={index === active}
            onPoint={() => setPlace(index)}
            onChoose={() => choose(item)}
          />
        ))}
      </div>
      <p role="status" className={items.length > 0 ? 'sr-only' : 'px-4 py-6 text-center text-sm text-muted'}>
        {waiting
          ? 'Searching…'
          : items.length === 0
            ? `Nothing is called “${typed.trim()}”.`
            : `${items.length} results`}
      </p>
    </CommandDialog>
  );
}

type OptionProps = {
  item: Item;
  id: string;
  first: boolean;
  active: boolean;
  onPoint: () => void;
  onChoose: () => void;
};

function Option({ item, id, first, active, onPoint, onChoose }: OptionProps) {
  return (
    <>
      {first ? (
        <div role="presentation" className="px-2 pt-2 pb-1 text-xs text-muted">
          {item.group}
        </div>
      ) : null}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field has the focus and hears the keys */}
      <div
        id={id}
        role="option"
        aria-selected={active}
        tabIndex={-1}
        ref={(element) => {
          if (active) element?.scrollIntoView({ block: 'nearest' });
        }}
        className="floating-item"
        data-highlighted={active ? '' : undefined}
        onPointerMove={active ? undefined : onPoint}
        onClick={onChoose}
      >
        <span className="min-w-0 flex-1 truncate">
          {item.label}
          {item.detail ? <span className="ms-2 text-xs text-muted">{item.detail}</span> : null}
        </span>
        {item.keys ? <Keys keys={item.keys} /> : null}
      </div>
    </>
  );
}

function Keys({ keys }: { keys: string }) {
  return (
    <span aria-hidden className="flex gap-1 pointer-coarse:hidden">
      {keys.split(' ').map((key) => (
        <Kbd key={key}>{key.length === 1 ? key.toUpperCase() : key}</Kbd>
      ))}
    </span>
  );
}

function stepOf(key: string, from: number, count: number): number | null {
  if (count === 0) return null;
  if (key === 'ArrowDown') return (from + 1) % count;
  if (key === 'ArrowUp') return (from - 1 + count) % count;
  if (key === 'PageDown') return Math.min(from + 8, count - 1);
  if (key === 'PageUp') return Math.max(from - 8, 0);
  return null;
}

/** Groups that are on every page come after those of the page itself. */
const LATER = ['Go to', 'Create', 'Switch company', 'Theme', 'Everywhere'];

type Source = Omit<Props, 'onClose'> & { typed: string; found: Found };

function useItems({ slug, frame, actions, typed, found }: Source): Item[] {
  const router = useRouter();
  return useMemo(() => {
    const go = (href: string, label: string, detail?: string) => () => {
      keepRecent(slug, { href, label, detail });
      router.push(href);
    };
    const runnable = actions.flatMap(({ run, ...action }) => (run ? [{ ...action, run }] : []));
    const [here, later] = [false, true].map((late) =>
      runnable.filter(({ group }) => LATER.includes(group) === late),
    );
    const recent = readRecents(slug).map(({ href, label, detail }): Item & { words?: string } => ({
      id: `recent-${href}`,
      label,
      detail,
      group: 'Recent',
      run: go(href, label, detail),
    }));
    const sorted = (later ?? []).toSorted((a, b) => LATER.indexOf(a.group) - LATER.indexOf(b.group));
    const known = grouped(matching([...recent, ...(here ?? []), ...sorted], typed));
    const deals = found.deals.map((deal): Item => {
      const detail = [deal.customer, deal.standing].filter(Boolean).join(' · ');
      return {
        id: deal.id,
        label: deal.name,
        detail,
        group: 'Deals',
        run: go(`/t/${slug}/deals/${deal.id}`, deal.name, detail),
      };
    });
    const customers = found.customers.map(({ id, name }): Item => {
      const href = frame.customerPages
        ? `/t/${slug}/revenue/customers/${id}`
        : `/t/${slug}/pipeline?q=${encodeURIComponent(name)}`;
      return { id, label: name, group: 'Customers', run: go(href, name, 'Customer') };
    });
    const seen = new Set(deals.map(({ id }) => `/t/${slug}/deals/${id}`));
    return [...known.filter(({ id }) => !seen.has(id.replace('recent-', ''))), ...deals, ...customers];
  }, [slug, frame, actions, typed, found, router]);
}

/** Items of one group together, groups in the order of their best item. */
function grouped<T extends { group: string }>(items: readonly T[]): T[] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  return [...groups.values()].flat();
}
