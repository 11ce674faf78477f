import { isEnding } from './ending-columns';
import { FIELDS, fieldOf, fieldsByAlias } from './fields';
import { fits } from './fits';
import { mappingNotes } from './mapping-notes';
import { headerKey, headerWords } from './header-key';
import { currencyInHeader, minorUnitsInHeader } from './header-currency';
import { presetTarget } from './presets';
import { similarField } from './similar-field';
import type {
  ColumnPlan,
  ColumnStatistics,
  Confidence,
  ImportKind,
  Note,
  PresetId,
  TargetField,
} from './types';
import { readStatus } from './words';

/** How a column came to a target; the smaller `order` wins when two columns want the same one. */
type Claim = { index: number; target: string; confidence: Confidence; reason: string; order: number };

/** Likeness costs milliseconds a column; beyond so many columns nobody reads suggestions. */
const MAX_LIKENED = 100;

export type Mapping = { columns: ColumnPlan[]; notes: Note[] };

/**
 * Sends each column to a target, by: what a person chose, what the preset knows, the same name, a name that contains the field's
 * name. Two columns never share a target (but a day won and a day lost do): the better claim wins and the other is named in a note. Fields that are required or
 * hold dates or money are never filled by likeness alone; such columns get a suggestion to confirm.
 */
export function mapColumns(
  kind: ImportKind,
  statistics: readonly ColumnStatistics[],
  preset: PresetId | null,
  chosen: Readonly<Record<string, string>> = {},
): Mapping {
  const choices = new Map(
    Object.entries(chosen).map(([name, target]) => [headerName(name, statistics), target]),
  );
  const claims = statistics.flatMap((column) => claimsOf(kind, column, preset, choices));
  claims.sort(
    (a, b) =>
      a.order - b.order ||
      idLength(statistics, b) - idLength(statistics, a) ||
      numbered(statistics, a) - numbered(statistics, b) ||
      a.index - b.index,
  );
  const { byTarget, byColumn, losers } = settle(claims, statistics);
  const columns = statistics.map((column) => {
    const claim = byColumn.get(column.index);
    if (claim) return plan(column, claim.target, claim.confidence, claim.reason, null);
    const leftOut = choices.get(column.name) === '' ? 'you left it out' : null;
    if (leftOut || isKnownUnused(preset, column.name)) {
      return plan(column, null, 'certain', leftOut ?? 'known column, not imported', null);
    }
    const lost = losers.get(column.index);
    if (lost) return loser(kind, column, lost, byTarget, statistics);
    return misfit(kind, column, preset, byTarget) ?? suggested(kind, column, byTarget);
  });
  return {
    columns: statusAsStage(kind, columns, statistics),
    notes: mappingNotes(columns, new Set(losers.keys()), statistics),
  };
}

/** Gives each target to the best claim and each column its best free target; who came too late is a loser. */
function settle(claims: readonly Claim[], statistics: readonly ColumnStatistics[]) {
  const byTarget = new Map<string, Claim>();
  const byColumn = new Map<number, Claim>();
  const losers = new Map<number, Claim>();
  for (const claim of claims) {
    if (byColumn.has(claim.index)) continue;
    const taken = byTarget.get(claim.target);
    if (taken && shareEnding(claim, taken, statistics)) {
      byColumn.set(claim.index, claim);
      continue;
    }
    if (taken) {
      if (!losers.has(claim.index)) losers.set(claim.index, claim);
      continue;
    }
    byTarget.set(claim.target, claim);
    byColumn.set(claim.index, claim);
  }
  for (const index of byColumn.keys()) losers.delete(index);
  return { byTarget, byColumn, losers };
}

/** Won time beside lost time: no deal has both, so both fill "Closed on". */
function shareEnding(a: Claim, b: Claim, statistics: readonly ColumnStatistics[]): boolean {
  return [a, b].every(({ target, index }) => isEnding(target, statistics[index]?.name ?? ''));
}

/** `--map` names a column as the file does, or loosely ("close date" for "Close_Date"). */
function headerName(name: string, statistics: readonly ColumnStatistics[]): string {
  const exact = statistics.find((column) => column.name === name);
  return (exact ?? statistics.find((column) => headerKey(column.name) === headerKey(name)))?.name ?? name;
}

function claimsOf(
  kind: ImportKind,
  column: ColumnStatistics,
  preset: PresetId | null,
  choices: ReadonlyMap<string, string>,
): Claim[] {
  const choice = choices.get(column.name);
  const { index } = column;
  if (choice !== undefined) {
    return choice === ''
      ? []
      : [{ index, target: choice, confidence: 'certain', reason: 'you chose it', order: 0 }];
  }
  if (!column.named) return [];
  const known = preset ? presetTarget(preset, column.name) : null;
  const claims: Claim[] = [];
  if (known) {
    if (known.target === '') return [];
    const field = fieldOf(kind, known.target);
    if (field && fits(field, column, 0.5)) {
      claims.push({
        index,
        target: field.id,
        confidence: 'certain',
        reason: 'known column of this source',
        order: 100 + known.rank,
      });
    }
  }
  for (const { field, rank } of aliasHits(kind, column.name)) {
    if (!fits(field, column, 0.5) || (field.type === 'text' && isMostlyDates(column))) continue;
    claims.push({
      index,
      target: field.id,
      confidence: 'certain',
      reason: `a usual name of "${field.label}"`,
      order: 1000 + rank,
    });
  }
  return claims.length > 0 ? claims : containedClaims(kind, column);
}

/** By the whole name, else by the name without the currency or the "cents" it ends with. Typed fields before text, so "Next activity" with dates is a date. */
function aliasHits(kind: ImportKind, name: string) {
  const hits = fieldsByAlias(kind, name);
  const found =
    hits.length > 0
      ? hits
      : fieldsByAlias(kind, currencyInHeader(name)?.rest ?? minorUnitsInHeader(name) ?? name);
  return [...found].sort((a, b) => Number(a.field.type === 'text') - Number(b.field.type === 'text'));
}

/** "Customer account name (legal)": a name of two words or more inside a longer header, for fields where a slip does no harm. */
function containedClaims(kind: ImportKind, column: ColumnStatistics): Claim[] {
  const words = ` ${headerWords(column.name)} `;
  for (const field of FIELDS[kind]) {
    if (isCareful(field) || !fits(field, column, 0.9)) continue;
    const alias = field.aliases.find((name) => name.includes(' ') && words.includes(` ${name} `));
    if (alias) {
      return [
        {
          index: column.index,
          target: field.id,
          confidence: 'likely',
          reason: `its name contains "${alias}"`,
          order: 5000,
        },
      ];
    }
  }
  return [];
}

function isCareful(field: TargetField): boolean {
  return field.required || field.id === 'externalId' || field.type === 'date' || field.type === 'money';
}

function isMostlyDates(column: ColumnStatistics): boolean {
  return column.filled > 0 && column.share.date > 0.8 && column.share.number < 0.5;
}

function isKnownUnused(preset: PresetId | null, name: string): boolean {
  return preset !== null && presetTarget(preset, name)?.target === '';
}

/** Of two equally good id columns (Salesforce's 15 and 18 characters) the longer one, which is unique without regard to case. */
function idLength(statistics: readonly ColumnStatistics[], claim: Claim): number {
  return claim.target === 'externalId' ? (statistics[claim.index]?.samples[0]?.length ?? 0) : 0;
}

/** "Close Date (2)" stands behind "Close Date", wherever the two are in the file. */
function numbered(statistics: readonly ColumnStatistics[], claim: Claim): number {
  return Number(/\s\(\d+\)$/.test(statistics[claim.index]?.name ?? ''));
}

function plan(
  column: ColumnStatistics,
  target: string | null,
  confidence: Confidence,
  reason: string,
  suggestion: string | null,
): ColumnPlan {
  const { index, name, samples, reading } = column;
  return {
    index,
    name,
    target,
    confidence,
    reason,
    samples,
    suggestion,
    reading,
    currency: currencyInHeader(name)?.currency ?? null,
  };
}

function loser(
  kind: ImportKind,
  column: ColumnStatistics,
  lost: Claim,
  byTarget: ReadonlyMap<string, Claim>,
  statistics: readonly ColumnStatistics[],
): ColumnPlan {
  const winner = statistics[byTarget.get(lost.target)?.index ?? -1]?.name ?? '';
  const label = fieldOf(kind, lost.target)?.label ?? lost.target;
  return plan(column, null, 'likely', `also looks like "${label}", for which "${winner}" is taken`, null);
}

/** A column with the name of a free field and values that are something else: "Close Date" with "TBD" in most rows. */
function misfit(
  kind: ImportKind,
  column: ColumnStatistics,
  preset: PresetId | null,
  taken: ReadonlyMap<string, Claim>,
): ColumnPlan | null {
  if (!column.named) return null;
  const known = preset ? fieldOf(kind, presetTarget(preset, column.name)?.target ?? '') : undefined;
  const field = known ?? aliasHits(kind, column.name)[0]?.field;
  if (!field || field.type === 'text' || taken.has(field.id) || fits(field, column, 0.5)) return null;
  return plan(
    column,
    null,
    'guess',
    `is named like "${field.label}", but most of its values are none`,
    field.id,
  );
}

/** A column that nothing claims: unnamed, empty, unknown, or like a free field, which is only ever a suggestion. */
function suggested(
  kind: ImportKind,
  column: ColumnStatistics,
  taken: ReadonlyMap<string, Claim>,
): ColumnPlan {
  if (!column.named || column.filled === 0) {
    return plan(column, null, 'certain', column.named ? 'empty column' : 'column without a name', null);
  }
  const similar = column.index < MAX_LIKENED ? similarField(kind, column, new Set(taken.keys())) : null;
  if (similar) return plan(column, null, 'guess', `its name is like "${similar.name}"`, similar.field);
  return plan(column, null, 'certain', 'no field of this name', null);
}

/** A lone "Status" column whose words are stages ("Proposal", "Won") is the stage column. */
function statusAsStage(
  kind: ImportKind,
  columns: ColumnPlan[],
  statistics: readonly ColumnStatistics[],
): ColumnPlan[] {
  if (kind !== 'deals' || columns.some(({ target }) => target === 'stage')) return columns;
  return columns.map((column) => {
    const words = [...(statistics[column.index]?.distinct?.keys() ?? [])];
    if (
      column.target !== 'status' ||
      column.reason === 'you chose it' ||
      words.every((word) => readStatus(word))
    )
      return column;
    return { ...column, target: 'stage', reason: 'the only column with stages' };
  });
}
