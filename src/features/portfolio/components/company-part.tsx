import Link from 'next/link';
import { Fragment, type ReactNode } from 'react';
import { startOfPeriod } from '@/domain/values/fiscal-calendar';
import { Badge } from '@/ui/controls/badge';
import { countText } from '@/ui/format/counts';
import { dateText, monthText } from '@/ui/format/dates';
import { NONE } from '@/ui/format/money';
import { percentOrReason } from '@/ui/format/ratio';
import { boardHref, leftText, whenText } from '../meeting-words';
import type { Portfolio } from '../queries';
import { NeedList } from './need-list';

type Props = {
  company: Portfolio['companies'][number];
  /** Its KPIs. */
  kpis: ReactNode;
};

/** One company of the portfolio: who it is, when one meets, its KPIs, what needs its reader. */
export function CompanyPart({ company, kpis }: Props) {
  const { slug, company: name, role, isDemo, standing } = company;
  const act = standing.needs.filter(({ tone }) => tone === 'act').length;
  return (
    <article
      aria-labelledby={`company-${slug}`}
      className="flex min-w-0 flex-col gap-3 rounded-lg border bg-surface p-4"
    >
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
        <h3
          id={`company-${slug}`}
          className="flex min-w-0 flex-wrap items-center gap-2 text-base font-semibold"
        >
          <Link href={`/t/${slug}`} className="truncate underline-offset-2 pointer-coarse:py-2">
            {name}
          </Link>
          {role === 'CEO' ? <Badge>CEO</Badge> : null}
          {isDemo ? <Badge tone="outline">Demo</Badge> : null}
          {act > 0 ? <Badge tone="act">{`${countText(act)} to act on`}</Badge> : null}
        </h3>
        <Facts company={company} />
      </div>
      {kpis}
      <NeedList company={company} />
    </article>
  );
}

type Fact = { term: string; value: ReactNode; title?: string; href?: string };

function Facts({ company: { slug, zone, standing } }: Pick<Props, 'company'>) {
  const { review, board, days, variance, today } = standing;
  const off = variance ? percentOrReason(variance.total) : null;
  const facts: Fact[] = [
    {
      term: 'Weekly review',
      value: review ? whenText(review, today, zone) : NONE,
      href: review ? `/t/${slug}/reviews/${review.id}` : undefined,
      title: `Times of ${zone}`,
    },
    {
      term: board?.period ? `Board, ${monthText(startOfPeriod(board.period))}` : 'Board review',
      value: board ? whenText(board, today, zone) : NONE,
      href: board ? boardHref(slug, board) : undefined,
    },
    {
      term: variance ? `Forecast off, ${variance.quarter}` : 'Forecast off',
      value: off?.text ?? NONE,
      title: variance
        ? `Against the forecast of ${dateText(variance.snapshotOn)}${off?.reason ? `: ${off.reason}` : ''}`
        : 'No forecast of the last quarter’s first day was kept',
      href: `/t/${slug}/forecast/accuracy`,
    },
    {
      term: 'Days this month',
      value: days ? leftText(days) : NONE,
      href: `/t/${slug}/engagement/time`,
    },
  ];
  return (
    <dl className="grid w-full grid-cols-2 gap-x-6 gap-y-2 text-sm sm:flex sm:w-auto sm:flex-wrap">
      {facts.map(({ term, value, title, href }) => (
        <div key={term} className="min-w-0">
          <dt className="text-xs text-muted">{term}</dt>
          <dd className="tabular-nums" title={title}>
            {href ? (
              <Link
                href={href}
                prefetch={false}
                className="underline-offset-2 pointer-coarse:inline-block pointer-coarse:py-2"
              >
                {value}
              </Link>
            ) : (
              <Fragment>{value}</Fragment>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
