import type { Metadata } from 'next';
import { toDecimal } from '@/domain/values/money';
import { FloorDialog } from '@/features/settings/components/floor-dialog';
import { SettingsHistory } from '@/features/settings/components/settings-history';
import { SettingsList } from '@/features/settings/components/settings-list';
import { SettingsTabs } from '@/features/settings/components/settings-tabs';
import { ThresholdsForm } from '@/features/settings/components/thresholds-form';
import { showSettings } from '@/features/settings/queries';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { EmptyState } from '@/ui/controls/empty-state';
import { Amount } from '@/ui/format/amount';
import { countText } from '@/ui/format/counts';
import { instantText } from '@/ui/format/dates';
import { Card } from '@/ui/layout/card';
import { DataTable } from '@/ui/layout/data-table';
import { PageHeader } from '@/ui/layout/page-header';
import { Section } from '@/ui/layout/section';

export const metadata: Metadata = { title: 'Thresholds and floors' };

export default async function ThresholdsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant: slug } = await params;
  const { settings, version, defaults, history, floors, currency, zone, mayChange } = await callOrNotFound(
    showSettings,
    slug,
    {},
  );
  const money = (minor: bigint | null) => (minor === null ? null : { minor, currency });
  return (
    <>
      <SettingsTabs slug={slug} active="thresholds" readSettings />
      <PageHeader
        title="Thresholds and floors"
        lead="The numbers that the audit and the forecast count by. Every version is kept: what was known at an earlier day counts by the numbers of that day."
      />
      {mayChange ? (
        <ThresholdsForm key={version} slug={slug} settings={settings} version={version} defaults={defaults} />
      ) : (
        <SettingsList settings={settings} />
      )}
      <Section
        title="Floors"
        lead="The least ACV of a rep's deals. One below it waits at the desk for the CRO's decision before it passes Quote Sent."
      >
        <Card flush>
          <DataTable
            caption="ACV floors of the reps"
            rows={floors}
            rowKey={(rep) => rep.repId}
            empty={<EmptyState title="No reps yet" why="Reps come with the first import or invitation." />}
            columns={[
              { key: 'rep', header: 'Rep', cell: (rep) => rep.name },
              {
                key: 'floor',
                header: 'Least ACV',
                numeric: true,
                cell: (rep) => <Amount money={money(rep.floorMinor)} as="exact" />,
              },
              { key: 'open', header: 'Open deals', numeric: true, cell: (rep) => countText(rep.openDeals) },
              {
                key: 'since',
                header: 'Since',
                hideOnPhone: true,
                cell: (rep) => (rep.setAt ? instantText(rep.setAt, zone) : '–'),
              },
              ...(mayChange
                ? [
                    {
                      key: 'change',
                      header: 'Change',
                      align: 'end' as const,
                      cell: (rep: (typeof floors)[number]) => (
                        <FloorDialog
                          slug={slug}
                          rep={rep}
                          currency={currency}
                          floorMinor={rep.floorMinor?.toString() ?? null}
                          floorText={
                            rep.floorMinor === null ? '' : toDecimal({ minor: rep.floorMinor, currency })
                          }
                        />
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </Card>
      </Section>
      <Section title="Versions of the thresholds">
        <Card flush>
          <SettingsHistory history={history} zone={zone} />
        </Card>
      </Section>
    </>
  );
}
