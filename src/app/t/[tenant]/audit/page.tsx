import type { Metadata } from 'next';
import { Suspense } from 'react';
import { BeforeAfter } from '@/features/audit/components/before-after';
import { CheckCard } from '@/features/audit/components/check-card';
import { CheckTable } from '@/features/audit/components/check-table';
import { CleanUp } from '@/features/audit/components/clean-up';
import { FIRST_CHECKS } from '@/features/audit/check-words';
import { auditQuery, auditTotalsQuery } from '@/features/audit/queries';
import { LastNights } from '@/features/sweeps/components/last-nights';
import { AuditWasSeen } from '@/features/start-guide/components/guide-buttons';
import { showStartGuide } from '@/features/start-guide/queries';
import { showSweeps } from '@/features/sweeps/queries';
import { readClocks, withClocks, type Clocks } from '@/domain/values/clocks';
import { callOrNotFound, pageCaller } from '@/platform/operations/page-caller';
import { EmptyState } from '@/ui/controls/empty-state';
import { LinkButton } from '@/ui/controls/link-button';
import { countOf } from '@/ui/format/counts';
import { dateText } from '@/ui/format/dates';
import { moneyCompact } from '@/ui/format/money';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';
import { Section } from '@/ui/layout/section';

export const metadata: Metadata = { title: 'Audit' };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function AuditPage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const clock = readClocks(await searchParams);
  const { currency, report, thresholds } = await callOrNotFound(auditTotalsQuery, slug, clock);
  const { open, checks, asOf } = report;
  const nights = await callOrNotFound(showSweeps, slug, {});
  const href = (id: string) => withClocks(`/t/${slug}/audit/${id}`, clock);
  const money = (minor: bigint) => moneyCompact({ minor, currency });
  if (open.count + report.won.count + report.lost.count === 0) {
    return (
      <>
        <PageHeader title="Audit" lead="What in the pipeline is not true." />
        <EmptyState
          title="Nothing to audit yet"
          why="Import the whole pipeline from your CRM: the audit is the first thing it shows."
          action={
            <LinkButton href={`/t/${slug}/imports/new`} variant="primary">
              Import deals
            </LinkButton>
          }
        />
      </>
    );
  }
  // For the start guide; whoever may not read it is not asked.
  const guide = await showStartGuide(await pageCaller(slug), {});
  const first = FIRST_CHECKS.flatMap((id) => checks.filter((check) => check.id === id));
  return (
    <>
      <PageHeader
        title="Audit"
        mark={
          guide.ok && guide.value.mayWrite && !guide.value.auditSeen ? <AuditWasSeen slug={slug} /> : null
        }
        lead={`${countOf(open.count, 'open deal')} worth ${money(open.amountMinor)}, ${countOf(report.won.count, 'won deal')} worth ${money(report.won.amountMinor)}, as of ${dateText(asOf)}.`}
      />
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
        {first.map((check) => (
          <CheckCard
            key={check.id}
            check={check}
            thresholds={thresholds}
            currency={currency}
            href={href(check.id)}
          />
        ))}
      </div>
      <Suspense
        fallback={
          <Section title="Clean-up" lead="Working out the forecast before and after …">
            <Card>
              <div className="h-24" />
            </Card>
          </Section>
        }
      >
        <CleanUpSection slug={slug} clock={clock} />
      </Suspense>
      <LastNights slug={slug} {...nights} />
      <Section title="All checks">
        <Card flush>
          <CheckTable
            checks={checks}
            thresholds={thresholds}
            currency={currency}
            hrefOf={(check) => href(check.id)}
          />
        </Card>
      </Section>
    </>
  );
}

/** What a clean-up would do. The rules judge every deal for it, so it comes after the totals. */
async function CleanUpSection({ slug, clock }: { slug: string; clock: Clocks }) {
  const { currency, cleanUp, lastCleanUp, mayCleanUp } = await callOrNotFound(auditQuery, slug, clock);
  const money = (minor: bigint) => moneyCompact({ minor, currency });
  return (
    <Section
      title="Clean-up"
      lead={
        cleanUp.toClose.length > 0
          ? `${countOf(cleanUp.toClose.length, 'zombie')} worth ${money(cleanUp.closing.amountMinor)} would be closed as lost. It can be undone.`
          : 'No zombies to close.'
      }
    >
      <Card>
        <div className="flex flex-col gap-4">
          <BeforeAfter before={cleanUp.before} after={cleanUp.after} currency={currency} />
          {cleanUp.toDesk.length > 0 ? (
            <p className="text-sm text-muted">
              {countOf(cleanUp.toDesk.length, 'quiet deal')} with a PO: never closed silently, look at each
              yourself.
            </p>
          ) : null}
          {mayCleanUp ? (
            <CleanUp slug={slug} dealIds={cleanUp.toClose} asOf={clock.asOf} last={lastCleanUp} />
          ) : null}
        </div>
      </Card>
    </Section>
  );
}
