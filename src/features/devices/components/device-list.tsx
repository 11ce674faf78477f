'use client';

import { useState } from 'react';
import type { DeviceRow, Place } from '@/data/devices';
import { Badge } from '@/ui/controls/badge';
import { Checkbox } from '@/ui/controls/checkbox';
import { countOf } from '@/ui/format/counts';
import { Day } from '@/ui/format/day';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { Toolbar } from '@/ui/layout/toolbar';
import { AttachDialog } from './attach-dialog';

type Props = {
  slug: string;
  rows: readonly DeviceRow[];
  places: readonly Place[];
  mayWrite: boolean;
};

/** Devices with whose they are; some can be chosen and attached together. */
export function DeviceList({ slug, rows, places, mayWrite }: Props) {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const chosen = rows.filter(({ id }) => picked.has(id));
  const pick = (ids: readonly string[], on: boolean) =>
    setPicked((before) => new Set(on ? [...before, ...ids] : [...before].filter((id) => !ids.includes(id))));
  const all = rows.map(({ id }) => id);
  const columns: Column<DeviceRow>[] = [
    {
      key: 'serial',
      header: 'Serial number',
      width: '26%',
      cell: ({ id, serial }) =>
        mayWrite ? (
          <Checkbox
            label={<Serial text={serial} />}
            checked={picked.has(id)}
            onChange={(event) => pick([id], event.target.checked)}
          />
        ) : (
          <Serial text={serial} />
        ),
    },
    { key: 'whose', header: 'Customer and site', cell: (row) => <Whose row={row} /> },
    {
      key: 'seen',
      header: 'Last seen',
      numeric: true,
      cell: (row) =>
        row.lastSeenOn ? <Day date={row.lastSeenOn} /> : <span className="text-muted">never</span>,
    },
    { key: 'standing', header: 'Standing', cell: (row) => <Standing row={row} /> },
  ];
  return (
    <>
      {mayWrite ? (
        <Toolbar
          label="Chosen devices"
          end={
            <AttachDialog slug={slug} devices={chosen} places={places} onDone={() => setPicked(new Set())} />
          }
        >
          <Checkbox
            label={
              chosen.length === 0 ? 'Choose all on this page' : `${countOf(chosen.length, 'device')} chosen`
            }
            checked={all.length > 0 && chosen.length === all.length}
            onChange={(event) => pick(all, event.target.checked)}
          />
        </Toolbar>
      ) : null}
      <div className="min-w-0 overflow-clip rounded-lg border bg-surface">
        <DataTable caption="Devices" columns={columns} rows={rows} rowKey={({ id }) => id} dense />
      </div>
    </>
  );
}

function Serial({ text }: { text: string }) {
  return <span className="font-mono text-xs break-all">{text}</span>;
}

function Whose({ row: { customer, site, deploymentKind } }: { row: DeviceRow }) {
  if (!customer) return <Badge tone="look">Nobody’s</Badge>;
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      {site?.includes(customer) ? null : customer}
      {site ? <span className={site.includes(customer) ? undefined : 'text-muted'}>{site}</span> : null}
      {deploymentKind === 'pilot' ? <Badge tone="outline">Pilot</Badge> : null}
    </span>
  );
}

/** Only what is amiss is marked: connected and earning is how it should be. */
function Standing({ row: { connected, earning, customer } }: { row: DeviceRow }) {
  if (!customer) return <span className="text-muted">{connected ? 'Connected' : 'Silent'}</span>;
  if (connected) return earning ? 'Connected' : <Badge tone="look">Connected, does not earn</Badge>;
  return earning ? <Badge tone="look">Silent</Badge> : <span className="text-muted">Silent</span>;
}
