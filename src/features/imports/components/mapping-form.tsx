'use client';

import { useState } from 'react';
import type { CheckOptions } from '@/domain/imports/report';
import type { ColumnPlan, ImportKind, Question, StageMeaning } from '@/domain/imports/types';
import type { Refusal } from '@/domain/values/result';
import { formText } from '@/ui/controls/form-text';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { DateField } from '@/ui/controls/date-field';
import { HEARD } from '@/ui/controls/heard-form';
import { checkImportAction } from '../actions';
import { LiveProgress } from './live-progress';
import { MappingTable, type MappingField } from './mapping-table';
import { QuestionFields } from './question-fields';
import { StageMap } from './stage-map';

export type MappingFormProps = {
  slug: string;
  importId: string;
  kind: ImportKind;
  columns: ColumnPlan[];
  fields: MappingField[];
  stages: StageMeaning[];
  questions: Question[];
  options: CheckOptions;
  asOf: string;
};

/** Where each column goes. What was recognised is filled in; only what the file cannot tell is asked. */
export function MappingForm({
  slug,
  importId,
  kind,
  columns,
  fields,
  stages,
  questions,
  options,
  asOf,
}: MappingFormProps) {
  const [map, setMap] = useState<Record<string, string>>({});
  const [stageMap, setStageMap] = useState<Record<string, string>>({});
  const [answers, setAnswers] = useState<CheckOptions>({});
  const [open, setOpen] = useState<Question[]>(questions);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);

  async function check(form: FormData) {
    setBusy(true);
    setRefused(null);
    const chosen = mergeOptions(options, { ...answers, map, stages: stageMap });
    const day = formText(form, 'asOf');
    const result = await checkImportAction(slug, {
      importId,
      options: chosen,
      ...(day ? { asOf: day } : {}),
    });
    setBusy(false);
    if (result.ok) return;
    const asked = result.refusal.details?.questions;
    if (Array.isArray(asked)) setOpen(asked as Question[]);
    setRefused(result.refusal);
  }

  return (
    <form
      {...HEARD}
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        void check(new FormData(event.currentTarget));
      }}
    >
      <QuestionFields
        questions={open}
        fields={fields}
        onAnswer={(change) => setAnswers((now) => mergeOptions(now, change))}
      />
      <MappingTable
        columns={columns}
        fields={fields}
        chosen={map}
        onChange={(column, target) => setMap((now) => ({ ...now, [column]: target }))}
      />
      {kind === 'deals' && stages.length > 0 ? (
        <StageMap
          stages={stages}
          chosen={stageMap}
          onChange={(word, stage) => setStageMap((now) => ({ ...now, [word]: stage }))}
        />
      ) : null}
      <DateField
        label="The file was exported on"
        hint="Later dates are promises, not facts."
        name="asOf"
        defaultValue={asOf}
        className="w-56"
      />
      {busy ? <LiveProgress slug={slug} importId={importId} label="Checking every row" /> : null}
      {refused ? (
        <Alert
          tone="look"
          live
          title={
            refused.details?.questions
              ? 'The file cannot tell everything. Answer what is asked at the top.'
              : refused.message
          }
        >
          {refused.remedy}
        </Alert>
      ) : null}
      <div className="flex items-center gap-3">
        <Button type="submit" variant="primary" busy={busy}>
          Check the file
        </Button>
        <p className="text-sm text-muted">Nothing is imported yet: you see every row&apos;s fate first.</p>
      </div>
    </form>
  );
}

/** What is said now wins over what stood before, entry by entry. */
function mergeOptions(before: CheckOptions, change: CheckOptions): CheckOptions {
  return {
    ...before,
    ...change,
    map: { ...before.map, ...change.map },
    set: { ...before.set, ...change.set },
    stages: { ...before.stages, ...change.stages },
    rates: { ...before.rates, ...change.rates },
  };
}
