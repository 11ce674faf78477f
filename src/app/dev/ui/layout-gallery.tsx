import { date } from '@/domain/values/calendar-date';
import { SparkLine } from '@/ui/charts/spark-line';
import { Badge } from '@/ui/controls/badge';
import { Chip } from '@/ui/controls/chip';
import { LinkButton } from '@/ui/controls/link-button';
import { StreamMark } from '@/ui/controls/stream-mark';
import { TabLinks } from '@/ui/controls/tab-links';
import { Amount } from '@/ui/format/amount';
import { Day } from '@/ui/format/day';
import { Card } from '@/ui/layout/card';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { DefinitionTip } from '@/ui/layout/definition-tip';
import { KeyValueList } from '@/ui/layout/key-value-list';
import { PageSkeleton } from '@/ui/layout/page-skeleton';
import { Pagination } from '@/ui/layout/pagination';
import { Section } from '@/ui/layout/section';
import { StatCard } from '@/ui/layout/stat-card';
import { Toolbar } from '@/ui/layout/toolbar';

const usd = (units: bigint) => ({ minor: units * 100n, currency: 'USD' });

type Deal = {
  id: string;
  name: string;
  stage: string;
  close: string | null;
  hardware: bigint;
  software: bigint | null;
  claim: boolean;
};

const DEALS: readonly Deal[] = [
  {
    id: '1',
    name: 'Nordfrost, 500 loggers',
    stage: 'Hardware PO Received',
    close: '2026-12-18',
    hardware: 182_500n,
    software: 96_000n,
    claim: false,
  },
  {
    id: '2',
    name: 'Havn Logistics, reefer roll-out with a rather long name',
    stage: 'Hardware Quote Sent',
    close: '2027-03-12',
    hardware: 1_240_000n,
    software: 410_000n,
    claim: true,
  },
  { id: '3', name: 'Alpina Dairy', stage: 'Demo', close: null, hardware: 0n, software: null, claim: false },
];

const COLUMNS: readonly Column<Deal>[] = [
  {
    key: 'name',
    header: 'Deal',
    cell: (deal) => deal.name,
    sort: { href: '/dev/ui?sort=name', direction: null },
  },
  {
    key: 'stage',
    header: 'Stage',
    cell: (deal) => (
      <span className="inline-flex flex-wrap items-center justify-end gap-2">
        {deal.stage}
        {deal.claim ? (
          <Badge tone="look">
            <s>80 %</s> 20 %, no PO
          </Badge>
        ) : null}
      </span>
    ),
  },
  {
    key: 'close',
    header: 'Close date',
    cell: (deal) => <Day date={deal.close ? date(deal.close) : null} />,
    sort: { href: '/dev/ui?sort=close', direction: 'descending' },
  },
  {
    key: 'hardware',
    header: 'Hardware',
    numeric: true,
    divider: true,
    cell: (deal) => <Amount money={usd(deal.hardware)} />,
    total: <Amount money={usd(1_422_500n)} />,
    tip: <DefinitionTip term="Hardware" meaning="Counts when it ships." />,
  },
  {
    key: 'software',
    header: 'Software',
    numeric: true,
    cell: (deal) => <Amount money={deal.software === null ? null : usd(deal.software)} />,
    total: <Amount money={usd(506_000n)} />,
  },
];

export function LayoutGallery() {
  return (
    <>
      <Stats />
      <Section title="Table" lead="On a phone each row is a card.">
        <Toolbar
          label="Filters"
          end={
            <LinkButton href="/dev/ui" variant="primary">
              New deal
            </LinkButton>
          }
        >
          <Chip label="Stage" value="Quote Sent" removeHref="/dev/ui" selected />
          <Chip label="Mine" href="/dev/ui" />
          <Chip label="Rep" value="Jonas" removeHref="/dev/ui" />
        </Toolbar>
        <Card flush>
          <DataTable
            caption="Deals"
            columns={COLUMNS}
            rows={DEALS}
            rowKey={(deal) => deal.id}
            rowHref={(deal) => `/dev/ui?deal=${deal.id}`}
            totalLabel="Total of 3 deals"
          />
        </Card>
        <Pagination summary="1–3 of 8,800 deals" previousHref={null} nextHref="/dev/ui?after=3" />
      </Section>
      <Section title="Facts and tabs">
        <TabLinks
          label="Views"
          links={[
            { href: '/dev/ui?view=all', label: 'All', count: '8,800', active: true },
            { href: '/dev/ui?view=commit', label: 'Commit', count: '214', active: false },
            { href: '/dev/ui?view=zombies', label: 'Zombies', count: '1,479', active: false },
          ]}
        />
        <Card>
          <KeyValueList
            items={[
              { key: 'PO number', value: <span className="font-mono text-xs">PO-2026-00418</span> },
              { key: 'PO date', value: <Day date={date('2026-10-02')} /> },
              { key: 'Amount', value: <Amount money={usd(278_500n)} as="exact" /> },
              { key: 'Stream', value: <StreamMark stream="hardware" /> },
              { key: 'Ship date', value: <Day date={null} /> },
            ]}
          />
        </Card>
      </Section>
      <Section title="Loading">
        <PageSkeleton cards={2} rows={2} />
      </Section>
    </>
  );
}

function Stats() {
  return (
    <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
      <StatCard
        label="NNARR, 4 quarters"
        value={<Amount money={usd(1_240_000n)} />}
        href="/dev/ui?kpi=nnarr"
        delta={{ direction: 'up', text: '8 % on last year', verdict: 'good' }}
        spark={
          <SparkLine values={[0.7, 0.9, 1.1, 1.24]} target={1.4} label="NNARR rose from $0.7M to $1.24M" />
        }
        target="target $1.4M"
        sentence="On pace if Q4 brings $410k or more."
        tip={
          <DefinitionTip
            term="NNARR"
            meaning="Net new annual recurring revenue of the last four completed fiscal quarters."
            formula="new + expansion + reactivation − contraction − churn"
            filled="$980k + $420k + $10k − $60k − $110k = $1.24M"
            source="Movements ledger, file of 18 Nov 2026"
          />
        }
      />
      <StatCard
        label="GRR, 24 months"
        value="83 %"
        alarm={{ tone: 'look', text: 'under 85 %' }}
        delta={{ direction: 'down', text: '2.1 pp', verdict: 'bad' }}
        spark={
          <SparkLine shape="line" values={[0.9, 0.88, 0.87, 0.85, 0.83]} label="GRR fell from 90 % to 83 %" />
        }
        beside="12 m 91 %"
        target="target 90 %"
        sentence="Maintenance leaks: 3 accounts stopped paying."
        href="/dev/ui?kpi=grr"
      />
      <StatCard
        label="ACV per deployment"
        value="n/a"
        reason="No production deployment was live at a quarter's end yet."
        sentence="Add the first go-live date to see it."
      />
      <StatCard
        label="TTFV, median"
        value="71 d"
        alarm={{ tone: 'act', text: '5 past 120 d' }}
        delta={{ direction: 'down', text: '12 d', verdict: 'good' }}
        spark={<SparkLine values={[96, 88, 83, 71]} target={60} label="TTFV fell from 96 to 71 days" />}
        beside="p75 104 d"
        target="≤ 60 d: 38 %"
        sentence="5 sites have run past 120 days without a first value."
        href="/dev/ui?kpi=ttfv"
      />
    </div>
  );
}
