import { instantText } from '@/ui/format/dates';
import { Section } from '@/ui/layout/section';
import type { DealPageFacts } from '../queries-deal-page';
import { DealActivities } from './deal-activities';
import { DealContacts } from './deal-contacts';
import { DealNotes } from './deal-notes';
import { DealSummary } from './deal-summary';

/** Beside the history: the facts, the people, the notes and what was done. */
export function DealAside({ page, slug }: { page: DealPageFacts; slug: string }) {
  const { deal, facts, may, zone, me } = page;
  const dealId = deal.id;
  const notes = page.notes.map(({ recordedAt, recordedBy, ...note }) => ({
    ...note,
    when: instantText(recordedAt, zone),
    mayRemove: may.note && (may.removeAnyNote || recordedBy === null || recordedBy === me),
  }));
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <DealSummary deal={deal} facts={facts} />
      <Section title="Contacts">
        <DealContacts
          slug={slug}
          dealId={dealId}
          version={deal.version}
          contacts={page.contacts}
          main={deal.contact}
          customer={deal.customer}
          mayEdit={may.edit}
        />
      </Section>
      <Section title="Notes">
        <DealNotes slug={slug} dealId={dealId} notes={notes} mayWrite={may.note} />
      </Section>
      <Section title="Activities">
        <DealActivities activities={page.activities} />
      </Section>
    </div>
  );
}
