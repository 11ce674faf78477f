'use client';

import { useState } from 'react';
import type { StageId } from '@/domain/deals/deal';
import type { MissingItem } from '@/domain/deals/gates';
import { STAGE_LABELS, percentText, stageOrder } from '@/domain/deals/stages';
import { conflictOf } from '@/domain/values/conflict';
import type { Refusal } from '@/domain/values/result';
import { formText } from '@/ui/controls/form-text';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { SelectField } from '@/ui/controls/select-field';
import { TextAreaField } from '@/ui/controls/text-area-field';
import { TextField } from '@/ui/controls/text-field';
import { FloorAsk } from './floor-ask';
import { dealToAskFor } from './floor-refusal';
import { ConflictPanel } from './conflict-panel';
import { EvidenceFields, readEvidence, type EvidenceInput, type EvidenceNeed } from './evidence-fields';
import type { FilesOf } from './send-file';

export type StageStep = {
  stage: StageId;
  /** What the tenant's model calls it. */
  label: string;
  probabilityBp: number;
  applies: boolean;
  missing: MissingItem[];
};

/** What the form of a move must know of the deal: where it is, the way to each stage, what each still asks for. */
export type MoveGate = {
  stage: StageId;
  steps: readonly StageStep[];
  /** Stages to which this member may move deals. */
  moveTo: readonly StageId[];
  lineNames: Record<string, string>;
  currency: string;
  today: string;
  /** Where documents go that are brought along. */
  files?: FilesOf;
};

export type MoveInput = {
  to: StageId;
  reason: string | null;
  contact: string | null;
  evidence: EvidenceInput[];
};

/**
 * Saves the move with its evidence in one step. null: done; else why not. `version`: on top of which to save, after somebody else was first;
 * otherwise the one that the form was opened with.
 */
export type SaveMove = (input: MoveInput, version?: number) => Promise<Refusal | null>;

type Props = MoveGate & {
  /** The stage chosen at first; the next one unless given. */
  first?: StageId;
  /** What a move without the form was refused for already. */
  refusal?: Refusal;
  save: SaveMove;
};

/** The form of a move, the same on the deal's page, on the board and wherever a gate asks: evidence and move are one save. */
export function MoveForm({ first, refusal: before, save, ...gate }: Props) {
  const { stage, steps, moveTo, currency } = gate;
  const [to, setTo] = useState<StageId>(first ?? nextStage(gate));
  const [refused, setRefused] = useState<Refusal | null>(before ?? null);
  const [sent, setSent] = useState<MoveInput | null>(null);
  const [busy, setBusy] = useState(false);
  const missing = steps.find((step) => step.stage === to)?.missing ?? [];
  const needs = evidenceNeeds(missing);
  const askFor = refused ? dealToAskFor(refused) : null;
  const wantsReason = to === 'closed_lost' || stage === 'closed_lost' || stageOrder(to) < stageOrder(stage);

  async function submit(form: FormData) {
    setBusy(true);
    setRefused(null);
    const field = (name: string) => formText(form, name);
    const evidence = readEvidence(form, needs, currency);
    const input = { to, reason: field('reason'), contact: field('contact'), evidence };
    const refusal = await save(input);
    setBusy(false);
    setSent(input);
    setRefused(refusal);
  }

  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(new FormData(event.currentTarget));
      }}
    >
      <SelectField
        label="To"
        name="to"
        value={to}
        onChange={(event) => setTo(event.target.value as StageId)}
        options={stageOptions(steps, stage, moveTo)}
      />
      {to === 'closed_lost' ? null : <GateFields key={to} missing={missing} needs={needs} {...gate} />}
      {wantsReason ? <TextAreaField label="Reason" name="reason" required /> : null}
      {refused && sent && conflictOf(refused) ? (
        <ConflictPanel
          refusal={refused}
          mine={{ stage: sent.to }}
          currency={currency}
          onSave={(_fields, version) => save(sent, version)}
          onDone={() => setRefused(null)}
        />
      ) : refused ? (
        <Alert tone="look" live title={refused.message}>
          {refused.remedy}
          {askFor === null ? null : <FloorAsk dealId={askFor} />}
        </Alert>
      ) : null}
      <div className="flex justify-end gap-2">
        <Button type="submit" variant="primary" busy={busy}>
          Move to {labelOf(steps, to)}
        </Button>
      </div>
    </form>
  );
}

/** What a stage of these steps is called. */
export function labelOf(steps: readonly StageStep[], stage: StageId): string {
  return steps.find((step) => step.stage === stage)?.label ?? STAGE_LABELS[stage];
}

/** The next stage that the deal has and the member may move it to; the last of them where there is none. */
function nextStage({ stage, steps, moveTo }: MoveGate): StageId {
  const reach = steps.filter((step) => step.applies && step.stage !== stage && moveTo.includes(step.stage));
  const next = reach.find((step) => stageOrder(step.stage) > stageOrder(stage));
  const last = moveTo.includes('closed_lost') ? 'closed_lost' : (reach.at(-1)?.stage ?? stage);
  return next?.stage ?? last;
}

/** What the gate still asks for, as fields; a list of sentences for what cannot be typed here. */
function GateFields({
  missing,
  needs,
  lineNames,
  currency,
  today,
  files,
}: MoveGate & { missing: readonly MissingItem[]; needs: readonly EvidenceNeed[] }) {
  if (missing.length === 0)
    return <p className="text-sm text-muted">Everything this stage asks for is on record.</p>;
  return (
    <div className="flex flex-col gap-3">
      <ul className="list-disc ps-5 text-sm">
        {missing.map((item) => (
          <li key={`${item.code}${item.message}`}>{item.message}</li>
        ))}
      </ul>
      {missing.some((item) => 'field' in item.need && item.need.field === 'contact') ? (
        <TextField label="Contact at the customer" name="contact" />
      ) : null}
      {needs.map((need, index) => (
        <EvidenceFields
          key={`${need.kind}${need.lineId ?? ''}`}
          need={need}
          index={index}
          currency={currency}
          today={today}
          lineName={need.lineId ? lineNames[need.lineId] : undefined}
          files={files}
        />
      ))}
    </div>
  );
}

function evidenceNeeds(missing: readonly MissingItem[]): EvidenceNeed[] {
  const needs = missing.flatMap((item): EvidenceNeed[] => {
    if ('evidence' in item.need) return [{ kind: item.need.evidence, lineId: item.need.lineId }];
    return item.need.field === 'demoOn' ? [{ kind: 'demo', lineId: null }] : [];
  });
  const seen = new Set<string>();
  return needs.filter((need) => {
    const key = `${need.kind}/${need.lineId ?? ''}`;
    return seen.has(key) ? false : Boolean(seen.add(key));
  });
}

function stageOptions(steps: readonly StageStep[], current: StageId, moveTo: readonly StageId[]) {
  const open = steps
    .filter((step) => step.stage !== current && moveTo.includes(step.stage))
    .map((step) => ({
      value: step.stage as string,
      label: `${step.label} · ${percentText(step.probabilityBp)}${step.applies ? '' : ' · does not apply'}`,
      disabled: !step.applies,
    }));
  return current === 'closed_lost' || !moveTo.includes('closed_lost')
    ? open
    : [...open, { value: 'closed_lost', label: 'Closed Lost · 0 %' }];
}
