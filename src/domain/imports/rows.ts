import type { StageModel } from '@/domain/deals/stages';
import { readContract } from './contract-row';
import { readDeal } from './deal-row';
import { readActivity, readDeployment, readShipment } from './fact-rows';
import { readHeartbeat } from './heartbeat-row';
import { readRate } from './rate-row';
import { fingerprint, RowsByText } from './hash-set';
import { rowError } from './problems';
import { RowReader } from './row-reader';
import type { CheckedRow, StagedRows } from './staged';
import type { ImportKind, KeyPlan, Plan, SourceRow } from './types';

const READERS: { [Kind in ImportKind]: (reader: RowReader, externalId: string) => StagedRows[Kind] | null } =
  {
    deals: readDeal,
    contracts: readContract,
    deployments: readDeployment,
    shipments: readShipment,
    activities: readActivity,
    rates: readRate,
    heartbeats: readHeartbeat,
  };

const MAX_KEY = 300;

/**
 * The second pass: turns records, in the order of the file, into staged rows of the plan's kind. One checker per pass: it
 * remembers the ids it has seen, so that a second row with the same id is an error that names the first. Throws for a plan that
 * still has a question (no key).
 */
export function rowChecker<Kind extends ImportKind>(
  plan: Plan & { kind: Kind },
  model: StageModel,
): (row: SourceRow) => CheckedRow<StagedRows[Kind]> {
  const { key } = plan;
  if (key.kind === 'none') throw new Error('The plan has no key: its questions are not answered');
  const reader = new RowReader(plan, model);
  const seen = new RowsByText();
  const read = READERS[plan.kind] as (reader: RowReader, externalId: string) => StagedRows[Kind] | null;
  return (row) => {
    reader.start(row);
    const externalId = identity(reader, key, seen);
    const staged = externalId === null ? null : read(reader, externalId);
    return { row: reader.failed ? null : staged, problems: reader.problems };
  };
}

function identity(
  reader: RowReader,
  key: Exclude<KeyPlan, { kind: 'none' }>,
  seen: RowsByText,
): string | null {
  if (key.columns.length === 0) return '';
  const values = key.columns.map((index) => reader.cell(index));
  const name = key.names.join(' + ');
  if (key.kind === 'content') {
    const print = fingerprint(values.join('\u001F'));
    return `row-${print}-${seen.increment(print)}`;
  }
  const id = key.kind === 'id' ? (reader.raw('externalId') ?? '') : values.join(' | ');
  if (values.every((value) => value === '') || id === '') {
    reader.problems.push(
      rowError(reader.rowNo, name, null, `${name} is empty: the row cannot be recognised.`, 'Fill it in.'),
    );
    return null;
  }
  if (id.length > MAX_KEY) {
    reader.problems.push(
      rowError(
        reader.rowNo,
        name,
        id,
        `${name} is longer than ${MAX_KEY} characters.`,
        'Choose another key.',
      ),
    );
    return null;
  }
  const first = seen.add(id, reader.rowNo);
  if (first === null) return id;
  const message = `${name} is the same as in row ${first}.`;
  reader.problems.push(
    rowError(reader.rowNo, name, id, message, 'Remove one of the two rows, or give it another id.'),
  );
  return null;
}
