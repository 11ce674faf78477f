'use client';

import { useState, type FormEvent } from 'react';
import type { KpiId } from '@/domain/kpis/kpi-data';
import { admitKpi } from '@/domain/kpis/registry';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { HEARD } from '@/ui/controls/heard-form';
import { TextField } from '@/ui/controls/text-field';

type Answer = { title: string; remedy?: string; refused: boolean };

/** May another figure join? The answer names the reason and the rightful owner; nothing is saved. */
export function AskFigure({ set }: { set: readonly KpiId[] }) {
  const [asked, setAsked] = useState('');
  const [answer, setAnswer] = useState<Answer | null>(null);

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    const admitted = admitKpi(set, asked);
    if (!admitted.ok) {
      setAnswer({ title: admitted.refusal.message, remedy: admitted.refusal.remedy, refused: true });
      return;
    }
    setAnswer({ title: 'It may join: there is room, and it is in the catalog above.', refused: false });
  }

  return (
    <form {...HEARD} onSubmit={onSubmit} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <TextField
          label="Another figure"
          placeholder="such as NPS or pipeline coverage"
          className="min-w-60 flex-1"
          required
          maxLength={100}
          value={asked}
          onChange={(event) => {
            setAsked(event.target.value);
            setAnswer(null);
          }}
        />
        <Button type="submit">May it join?</Button>
      </div>
      {answer ? (
        <Alert live tone={answer.refused ? 'look' : 'info'} title={answer.title}>
          {answer.remedy}
        </Alert>
      ) : null}
    </form>
  );
}
