'use client';

import { useState } from 'react';
import type { NoticeKind } from '@/domain/notices/kinds';
import { Switch } from '@/ui/controls/switch';
import { toast } from '@/ui/controls/toast';
import { changeNoticesAction } from '../actions';
import type { ChosenKind } from '../queries';
import { KIND_WORDS } from '../notice-words';

type Props = { slug: string; kinds: readonly ChosenKind[] };
type Channels = { byMail: boolean; inApp: boolean };

/** One row a kind, saved as it is switched. What another page of the reader's has changed meanwhile is shown and stays. */
export function NoticeSwitches({ slug, kinds }: Props) {
  const [now, setNow] = useState(() => new Map(kinds.map((kind) => [kind.kind, kind])));
  const [busy, setBusy] = useState<NoticeKind | null>(null);

  async function choose(kind: NoticeKind, channels: Channels) {
    const before = now.get(kind);
    if (!before) return;
    const put = (next: Channels & { version: number }) =>
      setNow((all) => new Map(all).set(kind, { ...before, ...next, byDefault: false }));
    setBusy(kind);
    put({ ...channels, version: before.version });
    const result = await changeNoticesAction(slug, { kind, ...channels, version: before.version });
    setBusy(null);
    if (result.ok) {
      put(result.value);
      return;
    }
    const { byMail, inApp, version } = (result.refusal.details ?? {}) as Partial<ChosenKind>;
    put({
      byMail: byMail ?? before.byMail,
      inApp: inApp ?? before.inApp,
      version: version ?? before.version,
    });
    toast({ title: result.refusal.message, description: result.refusal.remedy, tone: 'act' });
  }

  return (
    <ul className="flex flex-col divide-y">
      {kinds.map(({ kind, mailOnly }) => {
        const { byMail = false, inApp = false } = now.get(kind) ?? {};
        const { title, tells } = KIND_WORDS[kind];
        return (
          <li key={kind} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 px-4 py-3">
            <div className="min-w-0 flex-1 basis-64">
              <p className="text-sm font-medium">{title}</p>
              <p className="text-sm text-pretty text-muted">{tells}</p>
            </div>
            <div className="flex gap-6">
              <Switch
                label="By mail"
                aria-label={`${title}: by mail`}
                checked={byMail}
                disabled={busy === kind}
                onChange={(event) => void choose(kind, { byMail: event.target.checked, inApp })}
              />
              <span className={mailOnly ? 'invisible' : undefined} aria-hidden={mailOnly}>
                <Switch
                  label="In the app"
                  aria-label={`${title}: in the application`}
                  checked={inApp}
                  disabled={busy === kind || mailOnly}
                  onChange={(event) => void choose(kind, { byMail, inApp: event.target.checked })}
                />
              </span>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
