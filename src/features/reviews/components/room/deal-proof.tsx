import { BadgeCheck, Paperclip } from 'lucide-react';
import { dateText } from '@/ui/format/dates';
import { moneyExact } from '@/ui/format/money';
import { documentText } from '../../minutes-words';
import type { CardEvidence, RoomCard } from '../../room-view';

type Props = {
  slug: string;
  card: RoomCard;
  currency: string;
  committed: boolean;
  struck: string | null;
};

/** Claim versus evidence: what is on record, and what would make the claim true. */
export function DealProof({ slug, card, currency, committed, struck }: Props) {
  const needs = card.missing.map(({ remedy }) => remedy);
  return (
    <section aria-label="Evidence" className="flex flex-col gap-2">
      <h3 className="text-xs text-muted">Evidence on record</h3>
      {card.evidence.length === 0 ? (
        <p className="text-sm text-faint">Nothing is on record.</p>
      ) : (
        <ul className="flex flex-wrap gap-1.5">
          {card.evidence.map((one) => (
            <li key={one.id}>
              <Chip href={`/t/${slug}/deals/${card.dealId}`} one={one} currency={currency} />
            </li>
          ))}
        </ul>
      )}
      {committed || needs.length === 0 ? null : (
        <p className="text-sm">
          <strong className="font-semibold">
            {struck ? `${struck} is claimed; missing: ` : 'To commit: '}
          </strong>
          <span className="text-muted">{needs.join(' ')}</span>
        </p>
      )}
    </section>
  );
}

/** A record in a chip; solid where the rep brings it as his proof. */
function Chip({ href, one, currency }: { href: string; one: CardEvidence; currency: string }) {
  const amount = one.amountMinor === null ? null : { minor: BigInt(one.amountMinor), currency };
  const detail = [dateText(one.on), amount ? moneyExact(amount) : null].filter(Boolean).join(', ');
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      className="room-chip"
      data-brought={one.brought || undefined}
    >
      {one.verified ? <BadgeCheck aria-label="Verified" className="size-3.5" /> : null}
      {one.hasFile ? <Paperclip aria-label="With its document" className="size-3.5" /> : null}
      <span className="font-medium">{documentText(one.kind, one.reference)}</span>
      <span className="text-muted">{detail}</span>
    </a>
  );
}
