'use client';

import { Menu as BaseMenu } from '@base-ui/react/menu';
import Link from 'next/link';
import type { ReactElement, ReactNode } from 'react';
import { cn } from '@/ui/class-names';

export type MenuEntry =
  | { kind: 'link'; label: string; href: string; icon?: ReactNode; detail?: string }
  | {
      kind: 'action';
      label: string;
      onSelect: () => unknown;
      icon?: ReactNode;
      detail?: string;
      danger?: boolean;
      disabled?: boolean;
    }
  | { kind: 'heading'; label: string }
  | { kind: 'separator' };

export type MenuProps = {
  trigger: ReactElement<Record<string, unknown>>;
  entries: readonly MenuEntry[];
  align?: 'start' | 'end';
};

/** Actions on one thing. `onSelect` may be a server action. Arrow keys, type-ahead, Escape. */
export function Menu({ trigger, entries, align = 'start' }: MenuProps) {
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger render={trigger} />
      <Entries entries={entries} align={align} />
    </BaseMenu.Root>
  );
}

export type MenuAtProps = Pick<MenuProps, 'entries' | 'align'> & {
  /** The button that was pressed: the menu opens there, and the focus goes back to it. */
  at: HTMLElement;
  onClose: () => void;
};

/** One menu for many buttons: a list of a hundred cards needs no hundred menus. Draw it when a button was pressed. */
export function MenuAt({ at, entries, align = 'end', onClose }: MenuAtProps) {
  return (
    <BaseMenu.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Entries entries={entries} align={align} at={at} />
    </BaseMenu.Root>
  );
}

function Entries({
  entries,
  align,
  at,
}: Pick<MenuProps, 'entries' | 'align'> & { at?: HTMLElement | undefined }) {
  return (
    <BaseMenu.Portal>
      <BaseMenu.Positioner align={align} sideOffset={4} className="z-50" anchor={at}>
        <BaseMenu.Popup className="floating-panel min-w-48 p-1" finalFocus={at ? { current: at } : undefined}>
          {entries.map((entry, index) => (
            <Entry key={entry.kind === 'separator' ? `separator-${index}` : entry.label} entry={entry} />
          ))}
        </BaseMenu.Popup>
      </BaseMenu.Positioner>
    </BaseMenu.Portal>
  );
}

function Entry({ entry }: { entry: MenuEntry }) {
  switch (entry.kind) {
    case 'separator':
      return <BaseMenu.Separator className="-mx-1 my-1 border-t" />;
    case 'heading':
      return (
        <div role="presentation" className="px-2 py-1 text-xs text-faint">
          {entry.label}
        </div>
      );
    case 'link':
      return (
        <BaseMenu.LinkItem closeOnClick className="floating-item" render={<Link href={entry.href} />}>
          <EntryText entry={entry} />
        </BaseMenu.LinkItem>
      );
    case 'action':
      return (
        <BaseMenu.Item
          disabled={entry.disabled}
          onClick={() => void entry.onSelect()}
          className={cn('floating-item', entry.danger && 'text-act')}
        >
          <EntryText entry={entry} />
        </BaseMenu.Item>
      );
  }
}

function EntryText({ entry }: { entry: { label: string; icon?: ReactNode; detail?: string } }) {
  return (
    <>
      {entry.icon}
      <span className="min-w-0 flex-1">{entry.label}</span>
      {entry.detail ? <span className="text-xs text-muted">{entry.detail}</span> : null}
    </>
  );
}
