import Link from 'next/link';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { ShareThatEarns } from '@/features/devices/components/share-that-earns';
import { devicesHref } from '@/features/devices/devices-address';
import { devicesQuery } from '@/features/devices/queries';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { countOf } from '@/ui/format/counts';
import { Card } from '@/ui/layout/card';
import { Section } from '@/ui/layout/section';

type Props = {
  slug: string;
  deploymentId: string;
  /** As delivery wrote it down; null: nobody said. */
  recorded: number | null;
  asOf?: CalendarDate;
};

/** What the deployment consists of, as it was written down and as it reports, with the share that earns. */
export async function DevicesPart({ slug, deploymentId, recorded, asOf }: Props) {
  const found = await callOrNotFound(devicesQuery, slug, { deploymentId, asOf, limit: 1 });
  const view = { show: 'all' as const, customerId: null, deploymentId, text: '', after: null, asOf };
  return (
    <Section title="Devices" lead="As delivery wrote them down, and as they report.">
      <Card className="flex flex-col gap-2 text-sm">
        <p>
          {recorded === null
            ? 'Nobody has said how many there are.'
            : `${countOf(recorded, 'device')} written down.`}
        </p>
        {found.share.devices > 0 ? (
          <>
            <ShareThatEarns share={found.share} silentDays={found.silentDays} />
            <p>
              <Link href={devicesHref(slug, view)} className="underline underline-offset-2">
                Show its devices
              </Link>
            </p>
          </>
        ) : (
          <p className="text-muted">
            None of them reports as this deployment’s.{' '}
            <Link
              href={devicesHref(slug, { ...view, deploymentId: null, show: 'unknown' })}
              className="underline underline-offset-2"
            >
              Look among the devices that are nobody’s
            </Link>
            .
          </p>
        )}
      </Card>
    </Section>
  );
}
