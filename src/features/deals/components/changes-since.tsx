import type { ChangeBadge, Changes } from '@/domain/deals/history';
import { STAGE_LABELS } from '@/domain/deals/stages';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { Badge } from '@/ui/controls/badge';
import { TabLinks } from '@/ui/controls/tab-links';
import { countOf } from '@/ui/format/counts';
import { dateText } from '@/ui/format/dates';
import { Section } from '@/ui/layout/section';
import { evidenceWords, fieldWords, lineWords } from './change-words';

type Props = {
  changes: Changes & { sinceOn: CalendarDate; sinceReview: boolean; badges: readonly ChangeBadge[] };
  currency: string;
  /** The windows on offer, as addresses of this page. */
  windows: readonly { label: string; href: string; active: boolean }[];
};

/** What is different now, in words; what went there and back is no change. */
export function ChangesSince({ changes, currency, windows }: Props) {
  const words = wordsOf(changes, currency);
  return (
    <Section
      title={`Changes since ${changes.sinceReview ? 'the review of ' : ''}${dateText(changes.sinceOn)}`}
      actions={<TabLinks label="Changes since" links={windows} />}
    >
      {changes.badges.length > 0 ? (
        <p className="flex flex-wrap gap-1.5">
          {changes.badges.map((badge) => (
            <Badge key={badge} tone={badge === 'Pushed' || badge === 'Amount down' ? 'look' : 'accent'}>
              {badge}
            </Badge>
          ))}
        </p>
      ) : null}
      {words.length > 0 ? (
        <ul className="flex list-disc flex-col gap-1 ps-5 text-sm">
          {words.map((word) => (
            <li key={word} className="wrap-anywhere">
              {word}
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-sm text-muted">Nothing of this deal has changed.</p>
      )}
    </Section>
  );
}

function wordsOf(changes: Changes, currency: string): string[] {
  const { stage, fields, lines, recorded, voided, activities, notes } = changes;
  return [
    ...(stage ? [`Stage: ${STAGE_LABELS[stage.from]} → ${STAGE_LABELS[stage.to]}`] : []),
    ...fields.map((change) => fieldWords(change, currency)),
    ...lines.map((change) => lineWords(change, currency)),
    ...recorded.map((item) => `New evidence: ${evidenceWords(item, currency)}`),
    ...voided.map((item) => `No longer on record: ${evidenceWords(item, currency)}`),
    ...(activities > 0 ? [`${countOf(activities, 'activity', 'activities')} logged`] : []),
    ...(notes > 0 ? [`${countOf(notes, 'note')} taken`] : []),
  ];
}
