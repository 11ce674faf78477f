import type { StageModel } from '@/domain/deals/stages';
import { Badge } from '@/ui/controls/badge';
import { dateText, instantText } from '@/ui/format/dates';
import { DataTable } from '@/ui/layout/data-table';
import { changeWords } from '../model-words';
import type { ShownVersion } from '../queries';

type Props = {
  /** A page of them, latest first. */
  versions: readonly ShownVersion[];
  /** The one before the last of them, on the next page. */
  before: StageModel | null;
  zone: string;
};

/** The versions there were: from when, what it changed, and who signed. None of it can be edited. */
export function VersionHistory({ versions, before, zone }: Props) {
  return (
    <DataTable<ShownVersion>
      caption="Versions of the stage model"
      rows={versions}
      rowKey={(version) => version.id}
      columns={[
        {
          key: 'version',
          header: 'Version',
          width: '9rem',
          cell: ({ model, state }) => (
            <span className="flex flex-wrap items-center gap-2">
              {model.version} <Badge>{state}</Badge>
            </span>
          ),
        },
        { key: 'from', header: 'From', width: '8rem', cell: ({ effectiveFrom }) => dateText(effectiveFrom) },
        {
          key: 'changes',
          header: 'What it changed',
          cell: (version) => <Changes version={version} before={previousOf(version, versions) ?? before} />,
        },
        {
          key: 'signed',
          header: 'Signed',
          cell: ({ signatures }) =>
            signatures.map(({ role, name, signedOn }) => (
              <span key={role} className="block">
                {role}: {name}, {dateText(signedOn)}
              </span>
            )),
        },
        {
          key: 'published',
          header: 'Published',
          hideOnPhone: true,
          cell: ({ publishedAt }) => instantText(publishedAt, zone),
        },
      ]}
    />
  );
}

function Changes({ version, before }: { version: ShownVersion; before: StageModel | null }) {
  const changes = before ? changeWords(before, version.model) : [];
  return (
    <>
      {version.note ? <p className="font-medium">{version.note}</p> : null}
      {changes.map((words) => (
        <span key={words} className="block">
          {words}
        </span>
      ))}
      {before && changes.length === 0 ? 'Nothing' : null}
    </>
  );
}

function previousOf({ model }: ShownVersion, versions: readonly ShownVersion[]): StageModel | undefined {
  return versions.find((other) => other.model.version === model.version - 1)?.model;
}
