import type { CalendarDate } from '@/domain/values/calendar-date';
import { STAGE_IDS, type EvidenceKind, type LineFacts, type StageId } from './deal';
import { stageOrder } from './stages';

/** A deal's editable fields in one of its versions: plain JSON, amounts as text (data/deal-fields.ts). */
export type VersionFields = Record<string, unknown>;

/** One of a line's versions: known from `recordedAt` until `supersededAt` (null: it stands). */
export type LineVersion = Omit<LineFacts, 'stream'> & {
  recordedAt: string;
  supersededAt: string | null;
};

/** What the tables recorded of a deal, each with the instant of the command that wrote it. */
export type DealEvent = { at: string } & (
  | { kind: 'move'; data: { from: StageId | null; to: StageId; reason: string | null; imported: boolean } }
  | { kind: 'version'; data: { was: VersionFields | null; now: VersionFields; imported: boolean } }
  | { kind: 'recorded' | 'voided'; data: EvidenceData }
  | { kind: 'logged' | 'unlogged'; data: { activity: string; on: CalendarDate; subject: string | null } }
  | { kind: 'noted' | 'unnoted'; data: { text: string } }
  | { kind: 'log'; data: { who: string; operation: string; summary: string } }
);

type EvidenceData = {
  evidence: EvidenceKind;
  reference: string | null;
  on: CalendarDate;
  amountMinor: string | null;
  units: number | null;
  reason: string | null;
};

export type FieldChange = { field: string; was: unknown; now: unknown };
export type LineChange = {
  line: string;
  /** null: the line was added; or it is gone. */
  was: LineVersion | null;
  now: LineVersion | null;
};

/** One command in the history: everything that it did, with who and when. */
export type HistoryEntry = {
  at: string;
  who: string | null;
  imported: boolean;
  /** The log's sentence; null where the log has none (an import). */
  summary: string | null;
  operation: string | null;
  parts: Exclude<DealEvent, { kind: 'log' | 'version' }>[];
  fields: FieldChange[];
  lines: LineChange[];
};

/** Shown by other parts of an entry: the stage by its move, the name of the rep instead of his id. */
const NOT_FIELDS = new Set(['stage', 'repId']);

/** What differs between two versions, in the order of the fields. */
export function fieldChanges(was: VersionFields, now: VersionFields): FieldChange[] {
  return Object.keys(now)
    .filter((field) => !NOT_FIELDS.has(field) && (was[field] ?? null) !== (now[field] ?? null))
    .map((field) => ({ field, was: was[field] ?? null, now: now[field] ?? null }));
}

/** Lines that stood just before or at an instant. */
function standing(versions: readonly LineVersion[], at: string, when: 'before' | 'at'): LineVersion[] {
  const past = when === 'at' ? (instant: string) => instant <= at : (instant: string) => instant < at;
  return versions.filter(
    (line) => past(line.recordedAt) && (line.supersededAt === null || !past(line.supersededAt)),
  );
}

/** Lines that differ between two moments. */
export function lineChanges(before: readonly LineVersion[], after: readonly LineVersion[]): LineChange[] {
  const changes = after.flatMap((now): LineChange[] => {
    const was = before.find(({ id }) => id === now.id) ?? null;
    return was !== null && sameLine(was, now) ? [] : [{ line: now.description, was, now }];
  });
  const gone = before.filter(({ id }) => !after.some((now) => now.id === id));
  return [...changes, ...gone.map((was) => ({ line: was.description, was, now: null }))];
}

/** What a person said of a line. */
const SAID = [
  'description',
  'units',
  'unitPriceMinor',
  'amountMinor',
  'recurring',
  'timeAndMaterials',
  'expectedHours',
  'hoursDone',
  'overInstallation',
  'promisedOn',
  'product',
  'supplier',
] as const;

function sameLine(a: LineVersion, b: LineVersion): boolean {
  return SAID.every((field) => a[field] === b[field]) && samePlan(a.shipmentPlan, b.shipmentPlan);
}

/** Whether two plans promise the same units on the same days. */
export function samePlan(a: LineFacts['shipmentPlan'], b: LineFacts['shipmentPlan']): boolean {
  return (
    a.length === b.length &&
    a.every(({ units, promisedOn }, i) => units === b[i]?.units && promisedOn === b[i]?.promisedOn)
  );
}

/** Events by command: everything of one instant is one entry, latest first. */
export function historyOf(events: readonly DealEvent[], lines: readonly LineVersion[]): HistoryEntry[] {
  const byInstant = new Map<string, DealEvent[]>();
  for (const event of events) {
    const own = byInstant.get(event.at);
    if (own) own.push(event);
    else byInstant.set(event.at, [event]);
  }
  return [...byInstant]
    .map(([at, own]) => entryOf(at, own, lines))
    .filter((entry): entry is HistoryEntry => entry !== null)
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

function entryOf(
  at: string,
  events: readonly DealEvent[],
  lines: readonly LineVersion[],
): HistoryEntry | null {
  const log = events.find((event) => event.kind === 'log');
  const version = events.find((event) => event.kind === 'version');
  const parts = events.filter((event) => event.kind !== 'log' && event.kind !== 'version');
  const was = version?.data.was ?? null;
  const fields = version && was ? fieldChanges(was, version.data.now) : [];
  const changed = was ? lineChanges(standing(lines, at, 'before'), standing(lines, at, 'at')) : [];
  if (!log && parts.length + fields.length + changed.length === 0) return null;
  const imported =
    version?.data.imported === true || parts.some((part) => part.kind === 'move' && part.data.imported);
  return {
    at,
    who: log?.data.who ?? null,
    imported,
    summary: log?.data.summary ?? null,
    operation: log?.data.operation ?? null,
    parts,
    fields,
    lines: changed,
  };
}

/** The badges of a changed deal, in the words of a pipeline review. */
export type ChangeBadge =
  'New' | 'Moved on' | 'Moved back' | 'Pushed' | 'Pulled in' | 'Amount up' | 'Amount down';

export type Changes = {
  /** Stage and fields then and now; what went there and back is no change. */
  stage: { from: StageId; to: StageId } | null;
  fields: FieldChange[];
  lines: LineChange[];
  /** Recorded since and still standing, voided since and recorded before. */
  recorded: EvidenceData[];
  voided: EvidenceData[];
  activities: number;
  notes: number;
  /** The deal is younger than the window. */
  isNew: boolean;
};

/** What is different from the instant `since` until `until`: net, so that an edit and its undo cancel each other. */
export function changesSince(
  events: readonly DealEvent[],
  lines: readonly LineVersion[],
  { since, until }: { since: string; until: string },
): Changes {
  const own = events.filter(({ at }) => at > since && at <= until).toSorted((a, b) => (a.at < b.at ? -1 : 1));
  const versions = own.filter((event) => event.kind === 'version');
  const first = versions[0]?.data.was ?? null;
  const last = versions.at(-1)?.data.now ?? null;
  const isNew = versions.length > 0 && first === null;
  const [from, to] = [stageIn(first), stageIn(last)];
  const recorded = own.flatMap((event) => (event.kind === 'recorded' ? [event.data] : []));
  const voided = own.flatMap((event) => (event.kind === 'voided' ? [event.data] : []));
  const count = (kind: DealEvent['kind']) => own.filter((event) => event.kind === kind).length;
  return {
    stage: from !== undefined && to !== undefined && from !== to ? { from, to } : null,
    fields: first && last ? fieldChanges(first, last) : [],
    lines: first ? lineChanges(standing(lines, since, 'at'), standing(lines, until, 'at')) : [],
    recorded: without(recorded, voided),
    voided: without(voided, recorded),
    activities: Math.max(0, count('logged') - count('unlogged')),
    notes: Math.max(0, count('noted') - count('unnoted')),
    isNew,
  };
}

function stageIn(fields: VersionFields | null): StageId | undefined {
  return STAGE_IDS.find((stage) => stage === fields?.stage);
}

/** A fact that was recorded and voided (or voided and put back) within the window is none of either. */
function without(facts: readonly EvidenceData[], others: readonly EvidenceData[]): EvidenceData[] {
  const left = others.map(keyOf);
  return facts.filter((fact) => {
    const found = left.indexOf(keyOf(fact));
    if (found < 0) return true;
    left.splice(found, 1);
    return false;
  });
}

function keyOf({ evidence, reference, on, amountMinor, units }: EvidenceData): string {
  return JSON.stringify([evidence, reference, on, amountMinor, units]);
}

/** What a reviewer wants to see first: new, stage, close date, amount. */
export function changeBadges(changes: Changes): ChangeBadge[] {
  const badges: ChangeBadge[] = changes.isNew ? ['New'] : [];
  if (changes.stage) {
    const lost = changes.stage.to === 'closed_lost';
    const back = lost || stageOrder(changes.stage.to) < stageOrder(changes.stage.from);
    badges.push(back && changes.stage.from !== 'closed_lost' ? 'Moved back' : 'Moved on');
  }
  const close = changes.fields.find(({ field }) => field === 'closeOn');
  if (typeof close?.was === 'string' && typeof close.now === 'string')
    badges.push(close.now > close.was ? 'Pushed' : 'Pulled in');
  const amount = changes.fields.find(({ field }) => field === 'amountMinor');
  if (amount) badges.push(minorOf(amount.now) > minorOf(amount.was) ? 'Amount up' : 'Amount down');
  return badges;
}

function minorOf(value: unknown): bigint {
  return typeof value === 'string' && value !== '' ? BigInt(value) : 0n;
}
