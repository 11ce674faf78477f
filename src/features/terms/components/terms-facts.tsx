import { changedTerms, TERM_FIELDS, type TermField } from '@/domain/engagement/terms';
import { dayText } from '@/domain/values/calendar-date';
import { instantText } from '@/ui/format/dates';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { KeyValueList } from '@/ui/layout/key-value-list';
import type { StoredTerms } from '@/data/terms';
import { TERM_LABELS, termText } from '../term-words';

/** What is agreed, term by term. */
export function TermsFacts({ terms, currency }: { terms: StoredTerms; currency: string }) {
  const variable = terms.variableShareBp !== null;
  const told = TERM_FIELDS.filter(
    (field) => variable || (field !== 'variableFloorMinor' && field !== 'variableCapMinor'),
  );
  const shown = (field: TermField) => ({
    key: TERM_LABELS[field],
    value: termText(field, terms[field], currency),
  });
  return (
    <KeyValueList stacked items={[{ key: 'First day', value: dayText(terms.startOn) }, ...told.map(shown)]} />
  );
}

type Props = { versions: readonly StoredTerms[]; currency: string; zone: string };

/** Every version there was, with what it changed. */
export function TermsHistory({ versions, currency, zone }: Props) {
  const columns: Column<StoredTerms>[] = [
    { key: 'version', header: 'Version', width: '5rem', cell: ({ version }) => version },
    {
      key: 'when',
      header: 'When',
      width: '16rem',
      cell: ({ recordedAt, by }) => (
        <span className="text-muted">
          {instantText(recordedAt, zone)}
          {by ? ` by ${by}` : ''}
        </span>
      ),
    },
    {
      key: 'what',
      header: 'What changed',
      cell: (row) => (
        <ul className="flex flex-col gap-0.5 py-1 text-start">
          {changeTexts(row, earlier(versions, row), currency).map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      ),
    },
  ];
  return (
    <DataTable
      caption="Versions of the terms"
      columns={columns}
      rows={versions}
      rowKey={({ version }) => String(version)}
      dense
    />
  );
}

function earlier(versions: readonly StoredTerms[], { version }: StoredTerms): StoredTerms | undefined {
  return versions.find((one) => one.version === version - 1);
}

function changeTexts(now: StoredTerms, before: StoredTerms | undefined, currency: string): string[] {
  if (!before) return [`First day ${dayText(now.startOn)}`];
  const changed = changedTerms(before, now).map(
    (field) =>
      `${TERM_LABELS[field]}: ${termText(field, before[field], currency)} → ${termText(field, now[field], currency)}`,
  );
  if (before.startOn !== now.startOn)
    changed.unshift(`First day: ${dayText(before.startOn)} → ${dayText(now.startOn)}`);
  return changed;
}
