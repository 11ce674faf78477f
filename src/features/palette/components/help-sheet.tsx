'use client';

import { Dialog } from '@/ui/controls/dialog';
import { Kbd } from '@/ui/controls/kbd';
import { Switch } from '@/ui/controls/switch';
import type { Action } from '@/ui/keyboard/actions';
import { setSingleKeys } from '@/ui/keyboard/single-keys';
import { sheetOf } from '../sheet';

/** All keys that work on this page, from the registry that hears them. */
export default function HelpSheet({
  actions,
  on,
  onClose,
}: {
  actions: readonly Action[];
  on: boolean;
  onClose: () => void;
}) {
  return (
    <Dialog
      title="Keyboard shortcuts"
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      size="wide"
    >
      <div className="grid gap-x-10 gap-y-5 sm:grid-cols-2">
        {sheetOf(actions).map(({ group, rows }) => (
          <section key={group}>
            <h3 className="mb-1 text-xs font-medium text-muted">{group}</h3>
            <dl>
              {rows.map(({ id, label, keys }) => (
                <div
                  key={id}
                  className="flex items-center justify-between gap-4 border-b py-1.5 text-sm last:border-b-0"
                >
                  <dt>{label}</dt>
                  <dd className="flex shrink-0 items-center gap-1 text-xs text-muted">
                    {keys.map((key, index) => (
                      <span key={key} className="flex items-center gap-1">
                        {index > 0 ? 'then' : null}
                        <Kbd>{key}</Kbd>
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <div className="mt-5 border-t pt-3">
        <Switch
          label="Keys without Ctrl"
          hint="Switch them off if you speak to your computer, or if they get in your way. Ctrl K stays."
          checked={on}
          onChange={(event) => setSingleKeys(event.target.checked)}
        />
      </div>
    </Dialog>
  );
}
