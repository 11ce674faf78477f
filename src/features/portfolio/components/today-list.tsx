import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { byTime, type TodayItem } from '@/domain/portfolio/today';
import { Badge } from '@/ui/controls/badge';
import { countText } from '@/ui/format/counts';
import { Section } from '@/ui/layout/section';
import { whenText } from '../meeting-words';
import { TryAgain } from './try-again';
import { todaySaid } from '../today-words';
import type { Portfolio, UnreadCompany } from '../queries';

type Companies = Portfolio['companies'];
type Row = { company: Companies[number]; item: TodayItem };

type Props = { companies: Companies; unread: readonly UnreadCompany[] };

/** What is for today in all companies, in one list; each line leads to where it is done. What could not be read comes first. */
export function TodayList({ companies, unread }: Props) {
  const rows = companies
    .flatMap((company) => company.standing.forToday.map((item): Row => ({ company, item })))
    .toSorted((a, b) => byTime(placed(a), placed(b)));
  const empty = rows.length + unread.length === 0;
  return (
    <Section title="Today" lead={empty ? 'Nothing is due today in your companies.' : undefined}>
      {empty ? null : (
        <div className="divide-y overflow-hidden rounded-lg border bg-surface">
          {unread.length > 0 ? <UnreadRows companies={unread} /> : null}
          {rows.length > 0 ? <Rows rows={rows.slice(0, SHOWN)} /> : null}
          {rows.length > SHOWN ? (
            <details>
              <summary className="min-h-11 cursor-pointer px-4 py-3 text-sm text-muted">
                {countText(rows.length - SHOWN)} more
              </summary>
              <Rows rows={rows.slice(SHOWN)} />
            </details>
          ) : null}
        </div>
      )}
    </Section>
  );
}

/** Nobody knows what is due there: said, with the way to try again. */
function UnreadRows({ companies }: { companies: readonly UnreadCompany[] }) {
  return (
    <ul className="flex flex-col divide-y">
      {companies.map(({ slug, company }) => (
        <li key={slug} className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-0.5 px-4 py-2 text-sm">
          <span className="font-medium sm:w-80 sm:shrink-0">Could not be read just now</span>
          <span className="min-w-0 flex-1 truncate text-muted">{company}</span>
          <TryAgain />
        </li>
      ))}
    </ul>
  );
}

/** What fits beside the companies; the rest is folded. */
const SHOWN = 12;

function Rows({ rows }: { rows: readonly Row[] }) {
  return (
    <ul className="flex flex-col divide-y">
      {rows.map((row) => (
        <TodayRow key={`${row.company.slug} ${row.item.kind}`} {...row} />
      ))}
    </ul>
  );
}

function placed({ company, item }: Row) {
  return { company: company.company, item };
}

function TodayRow({ company: { slug, company, zone, standing }, item }: Row) {
  const { text, href } = todaySaid(slug, item);
  const on = item.kind === 'review_on' || item.kind === 'board_on';
  const time = item.meeting && !on ? whenText(item.meeting, standing.today, zone) : null;
  return (
    <li>
      <Link
        href={href}
        prefetch={false}
        className="flex min-h-11 items-center gap-3 px-4 py-2 text-sm no-underline hover:bg-hover"
      >
        <span className="flex min-w-0 flex-1 flex-col gap-x-3 gap-y-0.5 sm:flex-row sm:items-center">
          <span className="font-medium sm:w-80 sm:shrink-0">{text}</span>
          <span className="max-w-full truncate text-muted sm:flex-1">{company}</span>
        </span>
        {on ? <Badge tone="accent">On now</Badge> : null}
        {item.kind === 'board_late' ? <Badge tone="act">Overdue</Badge> : null}
        {item.overdue > 0 ? <Badge tone="act">{`${countText(item.overdue)} overdue`}</Badge> : null}
        {time ? (
          <span className="shrink-0 text-muted tabular-nums" title={`Times of ${zone}`}>
            {time}
          </span>
        ) : null}
        <ChevronRight aria-hidden className="size-4 shrink-0 text-faint" />
      </Link>
    </li>
  );
}
