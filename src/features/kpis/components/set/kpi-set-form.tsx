'use client';

import { useRouter } from 'next/navigation';
import { useState, type FormEvent } from 'react';
import { KPI_IDS, type KpiId } from '@/domain/kpis/kpi-data';
import { chooseSet, inOrder } from '@/domain/kpis/kpi-set';
import { KPI_DEFINITIONS, KPI_LIMIT } from '@/domain/kpis/registry';
import type { Refusal } from '@/domain/values/result';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { Checkbox } from '@/ui/controls/checkbox';
import { HEARD } from '@/ui/controls/heard-form';
import { TextAreaField } from '@/ui/controls/text-area-field';
import { toast } from '@/ui/controls/toast';
import { Card } from '@/ui/layout/card';
import { changeKpiSetAction } from '../../actions';

type Props = { slug: string; set: readonly KpiId[]; version: number };

/** The rules of the set alone; the server counts the days of the engagement. */
const OPEN = { day: null, locked: false, lockedSince: null };

/** Up to four of the catalog, with the reason of the change. A fifth is refused where it is ticked. */
export function KpiSetForm({ slug, set, version }: Props) {
  const router = useRouter();
  const [ticked, setTicked] = useState<readonly KpiId[]>(set);
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const chosen = chooseSet(ticked, OPEN);
  const changed = inOrder(ticked).join() !== set.join();

  function toggle(kpi: KpiId) {
    setRefusal(null);
    setTicked((now) => (now.includes(kpi) ? now.filter((one) => one !== kpi) : [...now, kpi]));
  }

  async function save(kpis: readonly KpiId[], why: string, on: number): Promise<number | null> {
    setBusy(true);
    const result = await changeKpiSetAction(slug, { kpis: [...kpis], reason: why, version: on });
    setBusy(false);
    setRefusal(result.ok ? null : result.refusal);
    return result.ok ? result.value.version : null;
  }

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    const before = set;
    const saved = await save(ticked, reason, version);
    if (saved === null) return;
    setReason('');
    toast({
      title: 'The KPIs have changed. Targets of the others are kept.',
      undo: () => void save(before, 'The change was taken back', saved).then(() => setTicked(before)),
    });
    router.refresh();
  }

  return (
    <form {...HEARD} onSubmit={(event) => void onSubmit(event)} className="flex flex-col gap-4">
      <Card>
        <fieldset className="grid gap-x-6 gap-y-2 md:grid-cols-2">
          <legend className="mb-2 text-sm font-medium">Your KPIs, at most {KPI_LIMIT}</legend>
          {KPI_IDS.map((kpi) => (
            <Checkbox
              key={kpi}
              label={KPI_DEFINITIONS[kpi].name}
              hint={KPI_DEFINITIONS[kpi].meaning}
              checked={ticked.includes(kpi)}
              onChange={() => toggle(kpi)}
            />
          ))}
        </fieldset>
      </Card>
      {chosen.ok ? null : (
        <Alert live tone="look" title={chosen.refusal.message}>
          {chosen.refusal.remedy}
        </Alert>
      )}
      {changed ? (
        <TextAreaField
          label="Why this change"
          hint="It stands beside the set for good."
          required
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      ) : null}
      {refusal ? (
        <Alert live tone="look" title={refusal.message}>
          {refusal.remedy}
        </Alert>
      ) : null}
      <div className="flex items-center gap-3">
        <Button
          type="submit"
          variant="primary"
          busy={busy}
          disabled={!changed || !chosen.ok || reason.trim() === ''}
        >
          Change the KPIs
        </Button>
        <p className="text-sm text-muted" role="status">
          {changed ? `${ticked.length} chosen, not saved yet.` : 'Nothing changed.'}
        </p>
      </div>
    </form>
  );
}
