import Link from 'next/link';
import type { ReactNode } from 'react';
import type { BoardColumn } from '@/domain/deployments/board';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { countText } from '@/ui/format/counts';
import { dateText, daysText } from '@/ui/format/dates';
import { deploymentHref } from '../deployment-address';
import type { ClocksPage } from '../queries-board';
import { LifeTrack } from './life-track';
import { RecordStep } from './record-step';
import { TroubleMarks } from './trouble-marks';

type Card = ClocksPage['columns'][BoardColumn][number];

/** A column shows this many at most; the rest is counted and stands in the list. */
const MOST = 30;

const COLUMNS: { id: BoardColumn; title: string; lead: string; line: string }[] = [
  { id: 'within_60', title: 'Up to 60 days', lead: 'On time so far', line: 'border-t-line-strong' },
  { id: 'within_120', title: '61–120 days', lead: 'Late: the promise is 60', line: 'border-t-look-fill' },
  { id: 'past_120', title: 'Past 120 days', lead: 'The alarm is raised', line: 'border-t-act-fill' },
  {
    id: 'arrived',
    title: 'First value',
    lead: 'The last four quarters and this one',
    line: 'border-t-accent',
  },
];

/** The clocks from signature to first value: who waits how long, and who is there. */
export function ClocksBoard({ slug, page }: { slug: string; page: ClocksPage }) {
  const clock = page.asOf === page.today ? {} : { asOf: page.asOf };
  return (
    <div className="grid items-start gap-4 md:grid-cols-2 xl:grid-cols-4">
      {COLUMNS.map(({ id, title, lead, line }) => {
        const cards = page.columns[id];
        return (
          <section
            key={id}
            aria-label={title}
            className={`flex min-w-0 flex-col gap-2 border-t-4 pt-2 ${line}`}
          >
            <header className="flex items-baseline justify-between gap-2">
              <h2 className="text-base font-semibold">{title}</h2>
              <span className="text-base font-semibold tabular-nums">{countText(cards.length)}</span>
            </header>
            <p className="text-xs text-muted">{lead}</p>
            <ul className="flex flex-col gap-2">
              {cards.slice(0, MOST).map((card) => (
                <ClockCard
                  key={card.deployment.id}
                  card={card}
                  href={deploymentHref(slug, card.deployment.id, clock)}
                  asOf={page.asOf}
                >
                  {page.mayWrite && card.next ? (
                    <RecordStep
                      slug={slug}
                      deployment={card.deployment}
                      step={card.next}
                      today={page.today}
                    />
                  ) : null}
                </ClockCard>
              ))}
            </ul>
            {cards.length > MOST ? (
              <p className="text-xs text-muted">{countText(cards.length - MOST)} more in the list.</p>
            ) : null}
            {cards.length === 0 ? <p className="text-sm text-muted">None.</p> : null}
          </section>
        );
      })}
    </div>
  );
}

type CardProps = { card: Card; href: string; asOf: CalendarDate; children: ReactNode };

function ClockCard({ card: { deployment, clock, troubles }, href, asOf, children }: CardProps) {
  const { site, customer, signedOn, firstValueOn } = deployment;
  const arrived = clock.state === 'arrived';
  return (
    <li className="flex flex-col gap-2 rounded-lg border bg-surface p-3">
      <div className="flex items-start justify-between gap-2">
        <div className="min-w-0">
          <Link href={href} className="font-medium wrap-anywhere">
            {site}
          </Link>
          {site.startsWith(customer) ? null : <p className="truncate text-xs text-muted">{customer}</p>}
        </div>
        <span
          className={`shrink-0 text-base font-semibold tabular-nums ${clock.band === 'past_120' ? (arrived ? 'text-look' : 'text-act') : ''}`}
        >
          {daysText(clock.days)}
        </span>
      </div>
      <p className="text-xs text-muted">
        {arrived ? `First value ${dateText(firstValueOn)}` : `Signed ${dateText(signedOn)}`}
      </p>
      {arrived ? null : (
        <>
          {troubles.blocked.length > 0 || troubles.failing > 0 ? <TroubleMarks {...troubles} /> : null}
          <div className="flex flex-wrap items-end justify-between gap-2">
            <LifeTrack deployment={deployment} asOf={asOf} />
            {children}
          </div>
        </>
      )}
    </li>
  );
}
