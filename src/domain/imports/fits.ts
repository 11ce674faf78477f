import type { ColumnStatistics, TargetField } from './types';
import { readDeploymentKind, readFirstValueKind, readPeriod, readStream } from './words';

const EPOCH = /^1\d{9}(?:\d{3})?$/;
const COORDINATES = /^\(?-?\d{1,3}\.\d+\s*[,;]\s*-?\d{1,3}\.\d+\)?$/;

/** Words that a list field must know for half of a column's distinct values, or the column is about something else. */
const READERS: Partial<Record<NonNullable<TargetField['words']>, (text: string) => unknown>> = {
  stream: readStream,
  period: readPeriod,
  deploymentKind: readDeploymentKind,
  firstValueKind: readFirstValueKind,
};

/** Whether the sampled values can be what the field wants. An empty column fits everything. */
export function fits(field: TargetField, column: ColumnStatistics, share: number): boolean {
  if (column.filled === 0) return true;
  if (field.type === 'date')
    return column.share.date >= share || (field.words === 'instant' && countsSeconds(column));
  if (field.type === 'money' || field.type === 'integer' || field.type === 'percent')
    return column.share.number >= share;
  if (field.type === 'boolean') return column.share.boolean >= share;
  if (field.words === 'currency') return column.share.currency >= share;
  const reader = field.words && READERS[field.words];
  if (reader) return knownShare(column, reader) >= 0.5;
  return !column.samples.every((sample) => COORDINATES.test(sample));
}

/** Machines write the time as seconds or milliseconds since 1970. */
function countsSeconds({ samples }: ColumnStatistics): boolean {
  return samples.length > 0 && samples.every((sample) => EPOCH.test(sample));
}

function knownShare(column: ColumnStatistics, reader: (text: string) => unknown): number {
  const words = [...(column.distinct?.keys() ?? [])];
  return words.length === 0 ? 0 : words.filter((word) => reader(word) !== null).length / words.length;
}
