import { FIELDS, fieldOf } from './fields';
import { listed } from './header';
import { columnOf } from './keys';
import { stageByName, stageMeaning } from './stages';
import {
  STAGE_IDS,
  type ColumnPlan,
  type FileStatistics,
  type Plan,
  type PlanOptions,
  type Question,
} from './types';
import { periodOfWord, readPeriod, readStatus, readStream } from './words';

/** What is still open in a plan, each with the flag that answers it at the command line. */
export function planQuestions(plan: Plan, statistics: FileStatistics, options: PlanOptions): Question[] {
  return [
    ...unknownNames(plan, options),
    ...unknownStages(options),
    ...missingFields(plan),
    ...keyQuestion(plan, statistics, options),
    ...dateQuestions(plan),
    ...decimalQuestions(plan),
    ...contractQuestions(plan),
  ];
}

/** A flag that names a column or a field that does not exist would otherwise do nothing, silently. */
function unknownNames(plan: Plan, options: PlanOptions): Question[] {
  const questions: Question[] = [];
  const fields = FIELDS[plan.kind].map(({ id, label }) => ({ value: id, label }));
  for (const [name, target] of Object.entries(options.map ?? {})) {
    if (!columnOf(plan.columns, name))
      questions.push(mapping(`The file has no column "${name}".`, `--map "COLUMN=${target}"`, plan));
    if (target !== '' && !fieldOf(plan.kind, target)) {
      const message = `There is no field "${target}"; fields of ${plan.kind}: ${fields.map(({ value }) => value).join(', ')}.`;
      questions.push({
        id: 'mapping',
        field: target,
        columns: [name],
        message,
        flag: `--map "${name}=FIELD"`,
        options: fields,
      });
    }
  }
  for (const target of Object.keys(options.set ?? {})) {
    if (fieldOf(plan.kind, target)) continue;
    const message = `There is no field "${target}"; fields of ${plan.kind}: ${fields.map(({ value }) => value).join(', ')}.`;
    questions.push({
      id: 'mapping',
      field: target,
      columns: [],
      message,
      flag: '--set FIELD=VALUE',
      options: fields,
    });
  }
  return questions;
}

/** A stage that nobody has ("--stage Demo=flying") would be a Lead without a word. */
function unknownStages(options: PlanOptions): Question[] {
  return Object.entries(options.stages ?? {})
    .filter(
      ([, choice]) =>
        readStatus(choice) === null && stageByName(choice) === null && !stageMeaning(choice).known,
    )
    .map(([word, choice]) => ({
      id: 'mapping',
      field: 'stage',
      columns: [],
      message: `There is no stage "${choice}"; stages: ${STAGE_IDS.join(', ')}, won, lost.`,
      flag: `--stage "${word}=STAGE"`,
      options: [...STAGE_IDS, 'won'].map((value) => ({ value, label: value })),
    }));
}

function mapping(message: string, flag: string, plan: Plan): Question {
  const names = plan.columns.map(({ name }) => name);
  return {
    id: 'mapping',
    field: null,
    columns: [],
    message,
    flag,
    options: names.map((name) => ({ value: name, label: name })),
  };
}

function missingFields(plan: Plan): Question[] {
  const filled = new Set([
    ...plan.columns.flatMap(({ target }) => target ?? []),
    ...Object.keys(plan.constants),
  ]);
  if (filled.has('customerExternalId')) filled.add('customer');
  return FIELDS[plan.kind]
    .filter(
      (field) =>
        field.required && !filled.has(field.id) && !(plan.kind === 'contracts' && field.id === 'stream'),
    )
    .map((field) => {
      const likely = plan.columns.filter((column) => column.suggestion === field.id);
      const free = plan.columns.filter((column) => column.target === null && column.suggestion !== field.id);
      const offered = [...likely, ...free].map(({ name }) => ({ value: name, label: name }));
      const column = likely[0]?.name ?? 'COLUMN';
      return {
        id: 'mapping' as const,
        field: field.id,
        columns: likely.map(({ name }) => name),
        message: `Which column holds "${field.label}"?`,
        flag:
          field.type === 'date' || field.type === 'money'
            ? `--map "${column}=${field.id}"`
            : `--map "${column}=${field.id}" or --set ${field.id}=VALUE`,
        options: offered,
      };
    });
}

function keyQuestion(plan: Plan, statistics: FileStatistics, options: PlanOptions): Question[] {
  if (plan.key.kind !== 'none') return [];
  const unknown = (options.key ?? []).filter((name) => !columnOf(plan.columns, name));
  const message =
    unknown.length > 0
      ? `The file has no column ${listed(unknown)} for the key.`
      : 'The file has no id column, and no few columns are unique in it: which columns recognise a row?';
  const columns = statistics.columns
    .filter((column) => column.filled > 0)
    .map(({ name }) => ({ value: name, label: name }));
  return [{ id: 'key', field: null, columns: [], message, flag: '--key COLUMN,COLUMN', options: columns }];
}

function ofType(plan: Plan, types: readonly string[]): ColumnPlan[] {
  return plan.columns.filter(
    (column) => column.target !== null && types.includes(fieldOf(plan.kind, column.target)?.type ?? ''),
  );
}

function dateQuestions(plan: Plan): Question[] {
  const open = ofType(plan, ['date']).filter(
    ({ reading }) => reading.dates === 'ask' || reading.dates === 'mixed',
  );
  if (open.length === 0) return [];
  const names = open.map(({ name }) => name);
  const sample = open[0]?.samples[0] ?? '';
  const mixed = open.every(({ reading }) => reading.dates === 'mixed');
  const message = mixed
    ? `${listed(names)} has dates with the day first and dates with the month first. Which is right? The others are left out.`
    : `The dates of ${listed(names)}, such as ${sample}, can be read day first or month first.`;
  const options = [
    { value: 'dmy', label: 'Day first (31/12/2026)' },
    { value: 'mdy', label: 'Month first (12/31/2026)' },
  ];
  return [{ id: 'dates', field: null, columns: names, message, flag: '--dates dmy or --dates mdy', options }];
}

function decimalQuestions(plan: Plan): Question[] {
  const open = ofType(plan, ['money', 'percent', 'integer']).filter(
    ({ reading }) => reading.decimal === 'ask',
  );
  if (open.length === 0) return [];
  const names = open.map(({ name }) => name);
  const options = [
    { value: '.', label: 'Point (1,234.50)' },
    { value: ',', label: 'Comma (1.234,50)' },
  ];
  const message = `The numbers of ${listed(names)}, such as ${open[0]?.samples[0] ?? ''}, can be read with a decimal point or a decimal comma.`;
  return [
    { id: 'numbers', field: null, columns: names, message, flag: '--decimal . or --decimal ,', options },
  ];
}

/** Amounts mean nothing without their period, and each contract belongs to one stream. */
function contractQuestions(plan: Plan): Question[] {
  if (plan.kind !== 'contracts') return [];
  const questions: Question[] = [];
  const amount = plan.columns.find(({ target }) => target === 'amount');
  const has = (target: string) => plan.columns.some((column) => column.target === target);
  const period = plan.constants['period'];
  const named = amount ? periodOfWord(amount.name) : null;
  if (amount && !has('period') && named === null && (period === undefined || readPeriod(period) === null)) {
    questions.push({
      id: 'period',
      field: 'period',
      columns: [amount.name],
      message: `For how long does one "${amount.name}" pay?`,
      flag: '--set period=month (or quarter, year, a number of months)',
      options: ['month', 'quarter', 'year'].map((value) => ({ value, label: value })),
    });
  }
  const stream = plan.constants['stream'];
  if (!has('stream') && (stream === undefined || readStream(stream) === null)) {
    questions.push({
      id: 'stream',
      field: 'stream',
      columns: [],
      message: 'Which stream do these contracts belong to?',
      flag: '--set stream=software (or hardware, services)',
      options: ['hardware', 'software', 'services'].map((value) => ({ value, label: value })),
    });
  }
  return questions;
}
