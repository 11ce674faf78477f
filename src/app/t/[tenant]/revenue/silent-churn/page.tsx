import type { Metadata } from 'next';
import Link from 'next/link';
import { SAVE_KINDS } from '@/domain/devices/silent-churn';
import { readClocks, withClocks } from '@/domain/values/clocks';
import { RevenueTabs } from '@/features/revenue/components/revenue-tabs';
import { ShareThatEarns } from '@/features/devices/components/share-that-earns';
import { ClearedTable } from '@/features/save-cases/components/cleared-table';
import { SaveTable } from '@/features/save-cases/components/save-table';
import { saveListQuery, type SaveRow } from '@/features/save-cases/queries';
import { KIND_LEADS, KIND_TITLES, saveSentence } from '@/features/save-cases/save-words';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { EmptyState } from '@/ui/controls/empty-state';
import { LinkButton } from '@/ui/controls/link-button';
import { countOf } from '@/ui/format/counts';
import { moneyCompact } from '@/ui/format/money';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';
import { Section } from '@/ui/layout/section';
import { frameOf } from '../../frame';

export const metadata: Metadata = { title: 'Save list' };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Silent churn: who is connected and pays nothing, and who pays and is silent, with who takes care of it. */
export default async function SilentChurnPage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const { asOf } = readClocks(await searchParams);
  const list = await callOrNotFound(saveListQuery, slug, { asOf });
  const { rows, cleared, totals, currency, share, unknown, pilots, members, me, mayWrite } = list;
  const { actor } = await frameOf(slug);
  const clock = list.asOf === list.today ? {} : { asOf: list.asOf };
  const devicesHref = withClocks(`/t/${slug}/deployments/devices`, clock);
  const hrefOf = ({ customerId }: Pick<SaveRow, 'customerId'>) =>
    list.maySeeRevenue
      ? withClocks(`/t/${slug}/revenue/customers/${customerId}`, clock)
      : withClocks(`/t/${slug}/deployments/devices?customer=${customerId}`, clock);
  return (
    <>
      <PageHeader
        title="Save list"
        lead={share.devices === 0 ? undefined : saveSentence(totals, currency)}
        actions={share.devices === 0 ? null : <LinkButton href={devicesHref}>Devices</LinkButton>}
      />
      <RevenueTabs slug={slug} active="silent-churn" role={actor.role} clock={clock} />
      {share.devices === 0 ? (
        <EmptyState
          title="No device has reported yet"
          why="Import which devices reported when, or let the machines send it themselves. Then it shows who is connected and does not pay."
          action={
            <LinkButton variant="primary" href={`/t/${slug}/imports/new?kind=heartbeats`}>
              Import heartbeats
            </LinkButton>
          }
        />
      ) : (
        <>
          {SAVE_KINDS.map((kind) => {
            const own = rows.filter((row) => row.kind === kind);
            return (
              <Section key={kind} title={`${KIND_TITLES[kind]} (${own.length})`} lead={KIND_LEADS[kind]}>
                {own.length === 0 ? (
                  <p className="text-sm text-muted">Nobody.</p>
                ) : (
                  <Card flush>
                    <SaveTable
                      slug={slug}
                      kind={kind}
                      rows={own}
                      totals={totals[kind]}
                      currency={currency}
                      members={members}
                      me={me}
                      mayWrite={mayWrite}
                      hrefOf={hrefOf}
                    />
                  </Card>
                )}
              </Section>
            );
          })}
          {cleared.length > 0 ? (
            <Section
              title={`Off the list, still in hand (${cleared.length})`}
              lead="What was wrong no longer holds. Say what came of it, so that it is known later."
            >
              <Card flush>
                <ClearedTable
                  slug={slug}
                  cases={cleared}
                  members={members}
                  me={me}
                  mayWrite={mayWrite}
                  hrefOf={hrefOf}
                />
              </Card>
            </Section>
          ) : null}
          <Section title="What this is counted from">
            <Card className="flex flex-col gap-2 text-sm">
              <ShareThatEarns share={share} silentDays={list.silentDays} />
              {pilots > 0 ? (
                <p>
                  {countOf(pilots, 'more customer')} {pilots === 1 ? 'is' : 'are'} connected in a running
                  pilot and
                  {pilots === 1 ? ' pays' : ' pay'} nothing yet: the pilot’s own day decides.
                </p>
              ) : null}
              {unknown.customers > 0 ? (
                <p>
                  Of {countOf(unknown.customers, 'paying customer')}
                  {unknown.arrMinor
                    ? ` (${moneyCompact({ minor: unknown.arrMinor, currency })} of ARR)`
                    : ''}{' '}
                  no device is known: nothing can be said of them.{' '}
                  <Link
                    href={`${devicesHref}${devicesHref.includes('?') ? '&' : '?'}show=unknown`}
                    className="underline underline-offset-2"
                  >
                    Look among the devices that are nobody’s
                  </Link>
                  .
                </p>
              ) : null}
            </Card>
          </Section>
        </>
      )}
    </>
  );
}
