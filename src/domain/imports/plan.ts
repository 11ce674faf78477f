import { quantityNotes } from './contract-quantity';
import { fieldOf } from './fields';
import { listed } from './header';
import { planKey } from './keys';
import { choosePreset, PRESETS } from './presets';
import { planQuestions } from './questions';
import { stageMeaning } from './stages';
import { mapColumns } from './suggest';
import type {
  ColumnPlan,
  DateOrder,
  FileStatistics,
  ImportKind,
  Note,
  Plan,
  PlanOptions,
  PlanResult,
  PresetId,
  StageMeaning,
} from './types';

/**
 * From what the first pass learned and what a person chose to a plan that turns records into rows, and the questions that are
 * still open. With no questions the plan can be carried out; with some it is a draft for the mapping screen, and the command
 * line refuses naming each question's flag. Pure: the same statistics and options give the same plan.
 */
export function planImport(statistics: FileStatistics, options: PlanOptions): PlanResult {
  const names = statistics.columns.filter((column) => column.named).map((column) => column.name);
  const preset = presetOf(options, names);
  const mapping = mapColumns(options.kind, statistics.columns, preset, options.map);
  const constants = { ...options.set };
  const columns = mapping.columns
    .map((column) =>
      column.target !== null && Object.hasOwn(constants, column.target)
        ? { ...column, target: null, reason: 'set for all rows' }
        : column,
    )
    .map((column) => withAnswers(options, column));
  const plan: Plan = {
    kind: options.kind,
    preset,
    columns,
    constants,
    stages: planStages(columns, statistics, options.stages ?? {}),
    key: planKey(options.kind, columns, statistics, options.key),
    currency: options.currency,
    rates: options.rates ?? {},
    asOf: options.asOf,
    zone: options.zone,
    stageChoices: options.stages ?? {},
    notes: [],
  };
  plan.notes = [...mapping.notes, ...planNotes(plan, statistics)];
  return { plan, questions: planQuestions(plan, statistics, options) };
}

function presetOf(options: PlanOptions, names: readonly string[]): PresetId | null {
  if (options.preset === 'none') return null;
  return options.preset ?? choosePreset(options.kind, names)?.preset.id ?? null;
}

/** `--dates` and `--decimal` settle the columns that their values leave open, and no others. */
function withAnswers(options: PlanOptions, column: ColumnPlan): ColumnPlan {
  const { reading } = column;
  const open = reading.dates === 'ask' || reading.dates === 'mixed';
  const dates: DateOrder | 'ask' | 'mixed' | null = open ? (options.dates ?? reading.dates) : reading.dates;
  const decimal = reading.decimal === 'ask' ? (options.decimal ?? 'ask') : reading.decimal;
  return { ...column, reading: { ...reading, dates, decimal } };
}

function planStages(
  columns: readonly ColumnPlan[],
  statistics: FileStatistics,
  chosen: Record<string, string>,
): Record<string, StageMeaning> {
  const column = columns.find(({ target }) => target === 'stage');
  const words = column ? (statistics.columns[column.index]?.distinct?.keys() ?? []) : [];
  return Object.fromEntries([...words].map((word) => [word.toLowerCase(), stageMeaning(word, chosen)]));
}

function planNotes(plan: Plan, statistics: FileStatistics): Note[] {
  const notes: Note[] = [];
  const mapped = plan.columns.filter(({ target }) => target !== null);
  const utc = mapped.filter(
    (column) => column.reading.utc && fieldOf(plan.kind, column.target ?? '')?.type === 'date',
  );
  if (utc.length > 0 && plan.kind !== 'heartbeats') {
    const which = listed(utc.map(({ name }) => name));
    notes.push({
      code: 'utc',
      message: `Times of ${which} are in UTC; the calendar day is taken as written.`,
    });
  }
  if (plan.key.kind === 'columns' && plan.key.proposed) {
    const how = `The file has no id column; ${listed(plan.key.names)} is unique in it and recognises a row.`;
    notes.push({ code: 'proposed-key', message: how });
  }
  if (plan.key.kind === 'content' && plan.key.columns.length > 0) {
    notes.push({
      code: 'content-key',
      message: 'The file has no id column; a row is recognised by all its cells.',
    });
  }
  const unknown = Object.values(plan.stages).filter(({ known }) => !known);
  if (unknown.length > 0) {
    const words = unknown.map(({ word }) => word);
    const flag = `--stage "${words[0] ?? ''}=demo"`;
    notes.push({
      code: 'unknown-stages',
      message: `Unknown stages are taken as Lead: ${listed(words)}; say otherwise with ${flag}.`,
    });
  }
  notes.push(...missingNotes(plan), ...quantityNotes(plan), ...nameless(plan, statistics));
  return notes;
}

/** What a pipeline needs and the file does not have, said before the numbers look wrong. */
function missingNotes(plan: Plan): Note[] {
  if (plan.kind === 'heartbeats' && !hasTarget(plan, 'at')) {
    return [
      {
        code: 'no-time',
        message: 'The file has no times: it names devices and does not say that they reported.',
      },
    ];
  }
  if (plan.kind !== 'deals') return [];
  const has = (...targets: string[]) => targets.some((target) => hasTarget(plan, target));
  const notes: Note[] = [];
  if (!has('stage', 'status', 'isWon', 'isClosed')) {
    notes.push({
      code: 'no-stage',
      message: 'The file has no stage and no status: every deal is an open Lead.',
    });
  }
  if (!has('amount', 'hardwareAmount', 'softwareAmount', 'servicesAmount', 'poAmount')) {
    notes.push({ code: 'no-amount', message: 'The file has no amount: deals count, but are worth nothing.' });
  }
  return notes;
}

export function hasTarget(plan: Pick<Plan, 'columns' | 'constants'>, target: string): boolean {
  return Object.hasOwn(plan.constants, target) || plan.columns.some((column) => column.target === target);
}

function nameless(plan: Plan, statistics: FileStatistics): Note[] {
  const kept = statistics.columns.filter((column) => !column.named && column.filled > 0);
  if (kept.length === 0) return [];
  return [
    {
      code: 'unnamed-columns',
      message: `Columns without a name but with values: ${listed(kept.map(({ name }) => name))}.`,
    },
  ];
}

export function presetLabel(id: PresetId | null): string {
  return PRESETS.find((preset) => preset.id === id)?.label ?? 'Other';
}

export function kindOfPreset(id: PresetId): ImportKind | null {
  return PRESETS.find((preset) => preset.id === id)?.kind ?? null;
}
