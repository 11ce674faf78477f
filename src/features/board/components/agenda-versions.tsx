import type { BoardAgendaVersion } from '@/data/board-agendas';
import { instantText } from '@/ui/format/dates';
import { Section } from '@/ui/layout/section';

/** Who published which agenda when; nothing where the company has the first one still. */
export function AgendaVersions({
  versions,
  zone,
}: {
  versions: readonly BoardAgendaVersion[];
  zone: string;
}) {
  if (versions.length === 0) return null;
  return (
    <Section
      title="Versions"
      lead="A version is only ever written. Months that were planned with it keep it."
    >
      <ul className="flex flex-col gap-2 text-sm">
        {versions.map(({ version, items, note, recordedAt, by }) => (
          <li key={version}>
            <p>
              Version {version}
              {recordedAt ? `, ${instantText(recordedAt, zone)}` : ''}
              {by ? `, ${by}` : ''}
              {note ? `: ${note}` : ''}
            </p>
            <p className="text-muted">
              {items.map(({ title, minutes }) => `${title} (${minutes} min)`).join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
