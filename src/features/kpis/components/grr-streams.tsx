import type { GrrWindow } from '@/domain/kpis/grr';
import { STREAMS, type Stream } from '@/domain/values/stream';
import { Alert } from '@/ui/controls/alert';
import { StreamMark } from '@/ui/controls/stream-mark';
import { Amount } from '@/ui/format/amount';
import { percentagePoints, percentOrReason } from '@/ui/format/ratio';
import { Card } from '@/ui/layout/card';
import { DataTable } from '@/ui/layout/data-table';

type Props = { window: GrrWindow; currency: string; hrefOf: (stream: Stream) => string };

/** What each stream keeps of what it brought, and what one would have believed who looks at the software alone. */
export function GrrStreams({ window, currency, hrefOf }: Props) {
  const amount = (minor: bigint | null) => (
    <Amount money={minor === null ? null : { minor, currency }} as="exact" />
  );
  return (
    <>
      <Trap window={window} />
      <Card flush>
        <DataTable
          caption={`Retention over ${window.months} months by stream`}
          dense
          rows={STREAMS.map((stream) => ({ stream, value: window.byStream[stream] }))}
          rowKey={({ stream }) => stream}
          rowHref={({ stream }) => hrefOf(stream)}
          totalLabel="Blended"
          columns={[
            { key: 'stream', header: 'Stream', cell: ({ stream }) => <StreamMark stream={stream} /> },
            {
              key: 'start',
              header: 'ARR then',
              numeric: true,
              cell: ({ value }) => amount(value.ratio?.denominator ?? null),
              total: amount(window.startMinor),
            },
            {
              key: 'kept',
              header: 'Kept',
              numeric: true,
              cell: ({ value }) => amount(value.ratio?.numerator ?? null),
              total: amount(window.retainedMinor),
            },
            {
              key: 'grr',
              header: 'GRR',
              numeric: true,
              cell: ({ value }) => percentOrReason(value, 1).text,
              total: percentOrReason(window.grr, 1).text,
            },
          ]}
        />
      </Card>
    </>
  );
}

/** Only where software alone looks better than all that recurs. */
function Trap({ window: { softwareOnly, grr } }: { window: GrrWindow }) {
  const [alone, all] = [softwareOnly.ratio, grr.ratio];
  if (!alone || !all || alone.numerator * all.denominator <= all.numerator * alone.denominator) return null;
  const text = percentOrReason(softwareOnly, 1).text;
  return (
    <Alert tone="look" title={`Software alone would say ${text}`}>
      That is {percentagePoints(all, alone).replace('+', '')} more than is kept in fact: what hardware and
      services lost stays out of sight.
    </Alert>
  );
}
