'use client';

import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import { useEffect } from 'react';
import { cn } from '@/ui/class-names';
import { singleKeysOn } from '@/ui/keyboard/single-keys';
import { buttonStyles } from './button-styles';
import { listenToToasts, type ToastMessage } from './toast';

const SHOWN_MS = 6_000;
const UNDO_MS = 10_000;

const manager = Toast.createToastManager();

/** The newest message that can be undone: what the key Z takes back. */
let undoable: { id: string; run: () => void } | null = null;

function show(message: ToastMessage): void {
  const urgent = message.tone === 'act';
  const run = () => {
    undoable = null;
    manager.close(id);
    void message.undo?.();
  };
  const id = manager.add({
    title: message.title,
    description: message.description,
    type: message.tone ?? 'plain',
    timeout: urgent ? 0 : message.undo ? UNDO_MS : SHOWN_MS,
    actionProps: message.undo
      ? { children: 'Undo', title: 'Undo (Z)', 'aria-keyshortcuts': 'z', onClick: run }
      : undefined,
    onRemove: () => {
      if (undoable?.id === id) undoable = null;
    },
  });
  undoable = message.undo ? { id, run } : undoable;
}

/** Not while somebody types, and with no other key: Ctrl Z stays the browser's own. */
function undoByKey(event: KeyboardEvent): void {
  const { target } = event;
  const typing =
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
  if (event.key.toLowerCase() !== 'z' || event.ctrlKey || event.metaKey || event.altKey || typing) return;
  if (!undoable || !singleKeysOn()) return;
  event.preventDefault();
  undoable.run();
}

export default function ToastViewport() {
  useEffect(() => listenToToasts(show), []);
  useEffect(() => {
    document.addEventListener('keydown', undoByKey);
    return () => document.removeEventListener('keydown', undoByKey);
  }, []);
  return (
    <Toast.Provider toastManager={manager} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className="toast-viewport">
          <Toasts />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function Toasts() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((item) => (
    <Toast.Root
      key={item.id}
      toast={item}
      className={cn(
        'toast floating-panel data-limited:hidden',
        item.type === 'act' && 'border-act-line bg-act-soft',
      )}
    >
      <Toast.Content className="flex items-center gap-3 px-4 py-3">
        {/* Says itself at once when it is urgent. A toast of high priority would be hidden, buttons and all, from who hears the page. */}
        <div role={item.type === 'act' ? 'alert' : undefined} className="min-w-0 flex-1">
          <Toast.Title className="text-sm font-medium" />
          <Toast.Description className="text-xs text-muted" />
        </div>
        {item.actionProps ? (
          <Toast.Action className={buttonStyles({ variant: 'secondary', size: 'small' })} />
        ) : null}
        <Toast.Close
          aria-label="Dismiss"
          // Ours lie side by side, not in a pile: each button is seen, reached by Tab, and so heard.
          aria-hidden={false}
          className={cn(buttonStyles({ variant: 'quiet', size: 'icon' }), '-me-2 size-7')}
        >
          <X aria-hidden className="size-4" />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
