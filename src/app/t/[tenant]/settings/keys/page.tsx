import type { Metadata } from 'next';
import { KeyTable } from '@/features/api-keys/components/key-table';
import { NewKey } from '@/features/api-keys/components/new-key';
import { keysQuery } from '@/features/api-keys/queries';
import { SettingsTabs } from '@/features/settings/components/settings-tabs';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { Copyable } from '@/ui/controls/copyable';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';
import { Section } from '@/ui/layout/section';

export const metadata: Metadata = { title: 'Keys' };

const EXAMPLE = `POST {address}
Authorization: Bearer cp_…
Content-Type: application/json

{ "readings": [
  { "device": "SN-100042", "at": "2026-03-31T08:00:00Z" }
] }`;

export default async function KeysPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant: slug } = await params;
  const { keys, address, zone, mayRevoke, mayMake } = await callOrNotFound(keysQuery, slug, {});
  return (
    <>
      <SettingsTabs slug={slug} active="keys" readSettings />
      <PageHeader
        title="Keys"
        lead="With a key a machine says which of your devices reported, and when. It can do nothing else."
      />
      {mayMake ? <NewKey slug={slug} /> : null}
      <Card flush>
        <KeyTable slug={slug} keys={keys} zone={zone} mayRevoke={mayRevoke} />
      </Card>
      <Section title="How a machine sends" lead="For whoever sets up the machine.">
        <Card className="flex flex-col gap-3 text-sm">
          <p>
            Address: <Copyable text={address}>{address}</Copyable>
          </p>
          <pre
            tabIndex={0}
            aria-label="An example of a request"
            className="overflow-x-auto rounded-md border bg-sunken p-3 font-mono text-xs"
          >
            {EXAMPLE.replace('{address}', address)}
          </pre>
          <ul className="list-disc ps-5 text-muted">
            <li>Up to 1,000 readings at once; each is answered with what became of it.</li>
            <li>The same readings again, in whatever order, change nothing: send again when in doubt.</li>
            <li>Devices that nobody knows are kept and shown under Devices, to be attached.</li>
            <li>An instant in the future or before 2000 is refused; the other readings are kept.</li>
          </ul>
        </Card>
      </Section>
    </>
  );
}
