import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import type { TodayItem } from '@/domain/portfolio/today';
import { todayLines, type TodayLine } from '@/domain/portfolio/today-lines';
import { cn } from '@/ui/class-names';
import { Badge } from '@/ui/controls/badge';
import { countOf, countText } from '@/ui/format/counts';
import { Section } from '@/ui/layout/section';
import { whenText } from '../meeting-words';
import { TryAgain } from './try-again';
import { todaySaid } from '../today-words';
import type { Portfolio, UnreadCompany } from '../queries';

type Companies = Portfolio['companies'];
type Part = { company: string; item: TodayItem; of: Companies[number] };
type Line = TodayLine<Part>;

type Props = { companies: Companies; unread: readonly UnreadCompany[] };

/** What is for today in all companies, a line for each thing; each company in it leads to where it is done. What could not be read comes first. */
export function TodayList({ companies, unread }: Props) {
  const rows = todayLines(
    companies.flatMap((of) => of.standing.forToday.map((item): Part => ({ company: of.company, item, of }))),
  );
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

/** What fits above the companies; the rest is folded. */
const SHOWN = 12;

function Rows({ rows }: { rows: readonly Line[] }) {
  return (
    <ul className="flex flex-col divide-y">
      {rows.map((line) => (
        <li key={`${line.parts[0]?.of.slug ?? ''} ${line.item.kind}`}>
          {line.parts.length === 1 ? <OneCompany line={line} /> : <SeveralCompanies line={line} />}
        </li>
      ))}
    </ul>
  );
}

const ROW = 'flex min-h-11 items-center gap-3 px-4 py-2 text-sm';
const TEXT = 'flex min-w-0 flex-1 flex-col gap-x-3 gap-y-0.5 sm:flex-row sm:items-center';
const WHAT = 'font-medium sm:w-80 sm:shrink-0';

function OneCompany({ line: { item, parts } }: { line: Line }) {
  return parts.map(({ of: { slug, company, zone, standing } }) => {
    const { text, href } = todaySaid(slug, item);
    const on = item.kind === 'review_on' || item.kind === 'board_on';
    const time = item.meeting && !on ? whenText(item.meeting, standing.today, zone) : null;
    return (
      <Link key={slug} href={href} prefetch={false} className={cn(ROW, 'no-underline hover:bg-hover')}>
        <span className={TEXT}>
          <span className={WHAT}>{text}</span>
          <span className="max-w-full truncate text-muted sm:flex-1">{company}</span>
        </span>
        {on ? <Badge tone="accent">On now</Badge> : null}
        {item.kind === 'board_late' ? <Badge tone="act">Overdue</Badge> : null}
        <Overdue count={item.overdue} />
        {time ? (
          <span className="shrink-0 text-muted tabular-nums" title={`Times of ${zone}`}>
            {time}
          </span>
        ) : null}
        <ChevronRight aria-hidden className="size-4 shrink-0 text-faint" />
      </Link>
    );
  });
}

/** The sum, and its companies. On a phone they have a line below the sum. */
function SeveralCompanies({ line: { item, parts } }: { line: Line }) {
  const counted = item.count > parts.length;
  return (
    <div className={cn(ROW, 'flex-wrap gap-y-0.5 sm:flex-nowrap')}>
      <span className="flex-1 font-medium sm:w-80 sm:flex-none">{todaySaid('', item).text}</span>
      <span className="order-last -mx-2 flex w-full min-w-0 flex-wrap sm:order-none sm:w-auto sm:flex-1">
        <Parts parts={parts.slice(0, NAMED)} counted={counted} />
        {parts.length > NAMED ? (
          <details className="open:w-full">
            <summary className="min-h-7 cursor-pointer px-2 py-1 text-muted pointer-coarse:min-h-11 pointer-coarse:py-3">
              {countOf(parts.length - NAMED, 'more company', 'more companies')}
            </summary>
            <span className="flex flex-wrap">
              <Parts parts={parts.slice(NAMED)} counted={counted} />
            </span>
          </details>
        ) : null}
      </span>
      <Overdue count={item.overdue} />
      <span aria-hidden className="hidden size-4 shrink-0 sm:block" />
    </div>
  );
}

/** Companies named in a line; the rest is folded. */
const NAMED = 12;

/** Each company as a link with its own part of the sum. */
function Parts({ parts, counted }: { parts: Line['parts']; counted: boolean }) {
  return parts.map(({ item: own, of: { slug, company } }) => {
    const { text, href } = todaySaid(slug, own);
    return (
      <Link
        key={slug}
        href={href}
        prefetch={false}
        className="inline-flex min-h-7 max-w-full items-center gap-1.5 rounded-md px-2 no-underline hover:bg-hover pointer-coarse:min-h-11"
      >
        <span className="sr-only">{text}, </span>
        <span className="truncate text-muted">{company}</span>
        {counted ? (
          <span aria-hidden className="font-medium tabular-nums">
            {countText(own.count)}
          </span>
        ) : null}
      </Link>
    );
  });
}

function Overdue({ count }: { count: number }) {
  return count > 0 ? <Badge tone="act">{`${countText(count)} overdue`}</Badge> : null;
}
