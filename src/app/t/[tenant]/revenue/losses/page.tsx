import type { Metadata } from 'next';
import { may } from '@/domain/access/permissions';
import { END_REASONS } from '@/domain/revenue/contract-life';
import { MOVEMENT_LABELS } from '@/domain/revenue/movements';
import { LossBeside } from '@/features/revenue/components/loss-beside';
import { keyOfLoss, LossesTable } from '@/features/revenue/components/losses-table';
import { ReasonBars } from '@/features/revenue/components/reason-bars';
import { RevenueFilters } from '@/features/revenue/components/revenue-filters';
import { RevenueTabs } from '@/features/revenue/components/revenue-tabs';
import { lossesSentence, paceSentence } from '@/features/revenue/loss-words';
import { LOSSES_SHOWN, revenueLosses } from '@/features/revenue/queries-losses';
import { readView, revenueHref, type RevenueView } from '@/features/revenue/revenue-address';
import { windowText } from '@/features/revenue/revenue-words';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { Chip } from '@/ui/controls/chip';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';
import { Section } from '@/ui/layout/section';
import { Toolbar } from '@/ui/layout/toolbar';
import { frameOf } from '../../frame';
import { GiveReason } from './give-reason';

export const metadata: Metadata = { title: 'Losses' };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const KINDS = ['contraction', 'churn'] as const;

/** What was lost and why, each beside how the customer's sites had gone. */
export default async function LossesPage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const raw = await searchParams;
  const view = readView(raw);
  const kind = KINDS.find((one) => one === view.kind) ?? null;
  const reason = [...END_REASONS, 'none' as const].find((one) => one === raw.reason) ?? null;
  const { by: _by, ...asked } = view;
  const page = await callOrNotFound(revenueLosses, slug, { ...asked, kind, reason });
  const { currency, window, customer, rows, reasons, count } = page;
  const { actor } = await frameOf(slug);
  const here = (changes: Partial<RevenueView>, extra: Record<string, string | null> = {}) =>
    revenueHref(slug, 'losses', { ...view, kind, ...changes }, { reason, ...extra });
  const open = rows.find((row) => keyOfLoss(row) === raw.loss);
  return (
    <>
      <PageHeader title={`Losses, ${windowText(window)}`} lead={lossesSentence(page, currency)} />
      <RevenueTabs slug={slug} active="losses" role={actor.role} clock={{ asOf: view.asOf }} />
      <RevenueFilters
        view={view}
        window={window}
        customer={customer?.name ?? null}
        hasForeign={page.hasForeign}
        hrefOf={here}
      >
        <Toolbar label="Kind of loss">
          {[null, ...KINDS].map((one) => (
            <Chip
              key={one ?? 'all'}
              label={one ? MOVEMENT_LABELS[one] : 'Contraction and churn'}
              selected={one === kind}
              href={here({ kind: one })}
            />
          ))}
        </Toolbar>
      </RevenueFilters>
      {count === 0 ? null : (
        <Section
          title="By reason"
          lead={(rows.length === count ? paceSentence(rows) : null) ?? 'A bar opens its losses.'}
        >
          <Card className="break-inside-avoid">
            <ReasonBars
              reasons={reasons}
              currency={currency}
              chosen={reason}
              hrefOf={(next) => here({}, { reason: next })}
            />
          </Card>
        </Section>
      )}
      <Section
        title="One by one"
        lead={
          rows.length < LOSSES_SHOWN
            ? 'A line opens beside first value, failures and blocked time of the customer’s sites.'
            : `The ${LOSSES_SHOWN} without a reason or with most lost are shown; the reasons above are over all.`
        }
      >
        <div className={open ? 'grid items-start gap-4 xl:grid-cols-[1fr_22rem]' : undefined}>
          <Card flush className="max-xl:order-last">
            <LossesTable
              rows={rows}
              currency={currency}
              hrefOf={(loss) => here({}, { loss: keyOfLoss(loss) })}
            />
          </Card>
          {open ? (
            <LossBeside
              loss={open}
              currency={currency}
              customerHref={`/t/${slug}/revenue/customers/${open.customerId}`}
              closeHref={here({})}
              siteHref={may(actor.role, 'deployments.read') ? (id) => `/t/${slug}/deployments/${id}` : null}
              giveReason={may(actor, 'revenue.write') ? <GiveReason slug={slug} loss={open} /> : undefined}
            />
          ) : null}
        </div>
      </Section>
    </>
  );
}
