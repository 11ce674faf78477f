import type { Metadata } from 'next';
import { Download } from 'lucide-react';
import { MOVEMENT_KINDS, MOVEMENT_LABELS } from '@/domain/revenue/movements';
import { MovementsTable } from '@/features/revenue/components/movements-table';
import { RevenueFilters } from '@/features/revenue/components/revenue-filters';
import { RevenueTabs } from '@/features/revenue/components/revenue-tabs';
import { movementsPage } from '@/features/revenue/queries-movements';
import { readView, revenueHref, type RevenueView } from '@/features/revenue/revenue-address';
import { windowText } from '@/features/revenue/revenue-words';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { buttonStyles } from '@/ui/controls/button-styles';
import { Chip } from '@/ui/controls/chip';
import { countOf } from '@/ui/format/counts';
import { moneyExact } from '@/ui/format/money';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';
import { Pagination } from '@/ui/layout/pagination';
import { Toolbar } from '@/ui/layout/toolbar';
import { frameOf } from '../../frame';

export const metadata: Metadata = { title: 'Movements' };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The rows behind any part of the bridge; they add up to it. */
export default async function MovementsPage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const raw = await searchParams;
  const view = readView(raw);
  const corrections = raw.corrections === '1';
  const undone = raw.undone === '1';
  const after = typeof raw.after === 'string' ? raw.after : null;
  const { by: _by, ...asked } = view;
  const page = await callOrNotFound(movementsPage, slug, { ...asked, corrections, undone, after });
  const { currency, window, customer, rows, count, totalMinor, next } = page;
  const { actor } = await frameOf(slug);
  const only = { corrections: corrections ? '1' : null, undone: undone ? '1' : null };
  const here = (changes: Partial<RevenueView>, extra = {}) =>
    revenueHref(slug, 'movements', { ...view, ...changes }, { ...only, ...extra });
  const sum = moneyExact({ minor: totalMinor, currency });
  return (
    <>
      <PageHeader
        title={
          view.kind
            ? `${MOVEMENT_LABELS[view.kind]}, ${windowText(window)}`
            : `Movements, ${windowText(window)}`
        }
        lead={
          count === 0
            ? 'No rows.'
            : `${countOf(count, 'row')} ${count === 1 ? 'makes' : 'add up to'} ${sum} of ARR${view.constant ? ' in constant currency' : ''}.`
        }
        actions={
          <a href={revenueHref(slug, 'export', view, only)} download className={buttonStyles({})}>
            <Download aria-hidden className="size-4" />
            Export CSV
          </a>
        }
      />
      <RevenueTabs slug={slug} active="movements" role={actor.role} clock={{ asOf: view.asOf }} />
      <RevenueFilters
        view={view}
        window={window}
        customer={customer?.name ?? null}
        hasForeign={page.hasForeign}
        hrefOf={here}
      >
        <Toolbar label="Kind of movement">
          {[null, ...MOVEMENT_KINDS].map((kind) => (
            <Chip
              key={kind ?? 'all'}
              label={kind ? MOVEMENT_LABELS[kind] : 'All kinds'}
              selected={kind === view.kind}
              href={here({ kind })}
            />
          ))}
          <Chip
            label="Corrections only"
            selected={corrections}
            href={here({}, { corrections: corrections ? null : '1' })}
          />
          <Chip
            label="With what was taken back at once"
            selected={undone}
            href={here({}, { undone: undone ? null : '1' })}
          />
        </Toolbar>
      </RevenueFilters>
      <Card flush>
        <MovementsTable
          rows={rows}
          totalMinor={totalMinor}
          currency={currency}
          hrefOf={(id) => `/t/${slug}/revenue/customers/${id}`}
        />
      </Card>
      {after === null && next === null ? null : (
        <Pagination
          summary={`${countOf(rows.length, 'row')} of ${countOf(count, 'movement')}`}
          previousHref={null}
          nextHref={next === null ? null : here({}, { after: next })}
        />
      )}
    </>
  );
}
