import { BLOCK_CAUSES } from '@/domain/deployments/blocks';
import { ratioOf } from '@/domain/values/ratio';
import { countOf, countText } from '@/ui/format/counts';
import { daysText } from '@/ui/format/dates';
import { percentOrReason } from '@/ui/format/ratio';
import { Card } from '@/ui/layout/card';
import { DataTable } from '@/ui/layout/data-table';
import { Section } from '@/ui/layout/section';
import { deploymentHref } from '../deployment-address';
import { BLOCK_NAMES } from '../deployment-words';
import type { CycleTimesPage } from '../queries-cycle-times';

type Props = { slug: string; page: CycleTimesPage; clock: { asOf?: CycleTimesPage['asOf'] } };

/** Rows that the table shows; the sums are over all. */
const MOST = 20;

/** How much of the time to first value was time in which nobody could go on, and why. */
export function BlockedBeside({ slug, page: { blocked }, clock }: Props) {
  const { rows, clockDays, actual, without } = blocked;
  const share = (days: number) =>
    percentOrReason(ratioOf(BigInt(days), BigInt(clockDays), 'No clock runs.')).text;
  const causes = BLOCK_CAUSES.map((cause) => ({
    cause,
    days: blocked.blocked.byCause[cause],
    deployments: blocked.touched[cause],
  })).filter(({ days }) => days > 0);
  const lead =
    rows.length === 0
      ? 'Nothing was written down that stood in the way.'
      : `${countOf(blocked.blocked.total, 'day')} of ${countText(clockDays)} (${share(blocked.blocked.total)}) from signature to first value were blocked.${besideText(actual.median, without.median)}`;
  return (
    <Section title="Blocked time beside the time to first value" lead={lead}>
      {rows.length === 0 ? null : (
        <>
          <Card flush>
            <DataTable
              caption="Blocked days by cause"
              columns={[
                { key: 'cause', header: 'Cause', width: '40%', cell: ({ cause }) => BLOCK_NAMES[cause] },
                {
                  key: 'on',
                  header: 'Deployments',
                  numeric: true,
                  cell: ({ deployments }) => countText(deployments),
                },
                {
                  key: 'days',
                  header: 'Days',
                  numeric: true,
                  cell: ({ days }) => daysText(days),
                  total: daysText(blocked.blocked.total),
                },
                {
                  key: 'share',
                  header: 'Of the time',
                  numeric: true,
                  cell: ({ days }) => share(days),
                  total: share(blocked.blocked.total),
                },
              ]}
              rows={causes}
              rowKey={({ cause }) => cause}
              totalLabel="Together"
            />
          </Card>
          <Card flush>
            <DataTable
              caption="Most blocked deployments"
              showCaption
              columns={[
                {
                  key: 'site',
                  header: 'Deployment',
                  width: '34%',
                  cell: ({ deployment }) => deployment.site,
                },
                { key: 'customer', header: 'Customer', cell: ({ deployment }) => deployment.customer },
                {
                  key: 'blocked',
                  header: 'Blocked',
                  numeric: true,
                  cell: (row) => daysText(row.blocked.total),
                },
                {
                  key: 'days',
                  header: 'To first value',
                  numeric: true,
                  cell: ({ days, arrived }) => (arrived ? daysText(days) : `${daysText(days)} so far`),
                },
                {
                  key: 'without',
                  header: 'Without it',
                  numeric: true,
                  cell: (row) => daysText(row.days - row.blocked.total),
                },
              ]}
              rows={rows.slice(0, MOST)}
              rowKey={({ deployment }) => deployment.id}
              rowHref={({ deployment }) => deploymentHref(slug, deployment.id, clock)}
            />
          </Card>
        </>
      )}
    </Section>
  );
}

function besideText(actual: number | null, without: number | null): string {
  if (actual === null || without === null) return '';
  return ` The median of ${countOf(actual, 'day')} would be ${countText(without)}.`;
}
