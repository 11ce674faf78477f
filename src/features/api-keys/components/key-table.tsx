import type { ApiKey } from '@/data/api-keys';
import { Badge } from '@/ui/controls/badge';
import { EmptyState } from '@/ui/controls/empty-state';
import { instantText } from '@/ui/format/dates';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { RevokeKey } from './revoke-key';

type Props = { slug: string; keys: readonly ApiKey[]; zone: string; mayRevoke: boolean };

/** The keys there are and were, by their first characters. */
export function KeyTable({ slug, keys, zone, mayRevoke }: Props) {
  const columns: Column<ApiKey>[] = [
    { key: 'name', header: 'Key', width: '28%', cell: (key) => <Named of={key} /> },
    {
      key: 'made',
      header: 'Made',
      cell: (key) =>
        `${instantText(key.createdAt, zone)}${key.createdByName ? `, ${key.createdByName}` : ''}`,
    },
    {
      key: 'used',
      header: 'Last used',
      cell: (key) =>
        key.lastUsedAt ? instantText(key.lastUsedAt, zone) : <span className="text-muted">never</span>,
    },
    {
      key: 'standing',
      header: 'Standing',
      cell: (key) =>
        key.revokedAt ? (
          <span className="text-muted">
            Revoked {instantText(key.revokedAt, zone)}
            {key.revokedByName ? `, ${key.revokedByName}` : ''}
          </span>
        ) : (
          'Open'
        ),
    },
  ];
  if (mayRevoke) {
    columns.push({
      key: 'revoke',
      header: 'Revoke',
      align: 'end',
      cell: ({ id, name, revokedAt }) =>
        revokedAt ? null : <RevokeKey slug={slug} keyId={id} name={name} />,
    });
  }
  return (
    <DataTable
      caption="Keys"
      columns={columns}
      rows={keys}
      rowKey={({ id }) => id}
      empty={
        <EmptyState
          title="No keys"
          why="A key lets a machine say which devices reported, so that nobody has to import it."
        />
      }
    />
  );
}

function Named({ of: { name, prefix, revokedAt } }: { of: ApiKey }) {
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <span className={revokedAt ? 'text-muted' : undefined}>{name}</span>
      <Badge tone="outline" className="font-mono">
        {prefix}…
      </Badge>
    </span>
  );
}
