import { ok, refuse, type Result } from '@/domain/values/result';
import { STAGE_IDS, type StageId } from './deal';

/** The seven stages of an open deal, in order. */
export const OPEN_STAGES = STAGE_IDS.filter((stage): stage is OpenStage => stage !== 'closed_lost');
export type OpenStage = Exclude<StageId, 'closed_lost'>;

/** The stage from which on no door is soft: a live commit document or no entry. */
export const COMMIT_STAGE = 'hardware_po_received';

export const STAGE_LABELS: Readonly<Record<StageId, string>> = {
  lead: 'Lead',
  demo: 'Demo',
  hardware_quote_sent: 'Hardware Quote Sent',
  hardware_po_received: 'Hardware PO Received',
  hardware_shipped: 'Hardware Shipped',
  software_activated: 'Software Activated',
  services_completed: 'Services Completed',
  closed_lost: 'Closed Lost',
};

/** One version of a tenant's table. Basis points: 7000 is 70 %. */
export type StageModel = { version: number; probabilityBp: Readonly<Record<StageId, number>> };

/** docs/metrics.md, "Stages and probability". */
export const DEFAULT_STAGE_MODEL: StageModel = {
  version: 1,
  probabilityBp: {
    lead: 1000,
    demo: 2000,
    hardware_quote_sent: 4000,
    hardware_po_received: 7000,
    hardware_shipped: 8500,
    software_activated: 9500,
    services_completed: 10_000,
    closed_lost: 0,
  },
};

/** Position in the order, Lead = 0. Closed Lost stands outside and is −1. */
export function stageOrder(stage: StageId): number {
  return stage === 'closed_lost' ? -1 : OPEN_STAGES.indexOf(stage);
}

export function isFromCommitOn(stage: StageId): boolean {
  return stageOrder(stage) >= stageOrder(COMMIT_STAGE);
}

/** The later of two stages; Closed Lost is before all. */
export function laterStage(a: StageId, b: StageId): StageId {
  return stageOrder(a) >= stageOrder(b) ? a : b;
}

export function isStageId(text: string): text is StageId {
  return (STAGE_IDS as readonly string[]).includes(text);
}

/**
 * A model from its rows, in any order. Refuses ('invalid', one sentence per field) unless each of the seven stages is there once,
 * figures are whole basis points 0–10,000 that rise from stage to stage, and Closed Lost (may be left out) is 0.
 * Rising keeps every stage before the PO under the PO's figure.
 */
export function stageModel(
  version: number,
  rows: readonly { stage: string; probabilityBp: number }[],
): Result<StageModel> {
  const fields: Record<string, string> = {};
  const figures = new Map<StageId, number>([['closed_lost', 0]]);
  const seen = new Set<string>();
  for (const { stage, probabilityBp } of rows) {
    if (!isStageId(stage)) fields[stage] = 'There is no such stage. The seven stages stay.';
    else if (seen.has(stage)) fields[stage] = 'This stage is listed twice.';
    else if (!Number.isInteger(probabilityBp) || probabilityBp < 0 || probabilityBp > 10_000)
      fields[stage] = 'The probability is a whole number of basis points from 0 to 10,000.';
    else figures.set(stage, probabilityBp);
    seen.add(stage);
  }
  if (figures.get('closed_lost') !== 0) fields['closed_lost'] = 'A lost deal counts 0 %.';
  checkRising(figures, fields);
  if (Object.keys(fields).length > 0) {
    return refuse('invalid', 'This stage table is not valid.', {
      fields,
      remedy: 'Correct the marked stages.',
    });
  }
  return ok({ version, probabilityBp: Object.fromEntries(figures) as Record<StageId, number> });
}

function checkRising(figures: ReadonlyMap<StageId, number>, fields: Record<string, string>): void {
  let before = -1;
  let label = '';
  for (const stage of OPEN_STAGES) {
    const figure = figures.get(stage);
    if (figure === undefined) fields[stage] ??= 'This stage is missing. The seven stages stay.';
    else if (figure <= before) fields[stage] ??= `The probability must be above that of ${label}.`;
    if (figure !== undefined) [before, label] = [figure, STAGE_LABELS[stage]];
  }
}

/** A probability as people read it: 7000 → "70 %", 1250 → "12.5 %". */
export function percentText(bp: number): string {
  return `${bp / 100} %`;
}
