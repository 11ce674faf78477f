'use client';

import { BadgeCheck, Paperclip } from 'lucide-react';
import type { ReactNode } from 'react';
import { dateText } from '@/ui/format/dates';
import { moneyWhole } from '@/ui/format/money';
import { documentText } from '../../minutes-words';
import type { EvidenceOnRecord, PreparedDeal } from '../../preparation-view';
import type { AnswerFields } from './answer-fields';

type Props = {
  fields: AnswerFields;
  deal: Pick<PreparedDeal, 'evidence' | 'missing' | 'currency'>;
  disabled: boolean;
  onAnswer: (fields: AnswerFields) => void;
  /** The button that records something new. */
  record: ReactNode;
};

/** What proves that it closes this quarter: records to tick, a new one, or honestly nothing yet. */
export function EvidenceAnswer({ fields, deal, disabled, onAnswer, record }: Props) {
  const { evidenceAnswer = null, evidenceIds = [] } = fields;
  const chosen = new Set(evidenceAnswer === 'linked' ? evidenceIds : []);
  function toggle(id: string) {
    const ids = chosen.has(id) ? [...chosen].filter((other) => other !== id) : [...chosen, id];
    onAnswer({ evidenceAnswer: ids.length > 0 ? 'linked' : null, evidenceIds: ids });
  }
  return (
    <>
      <div className="flex flex-wrap gap-2">
        {deal.evidence.map((item) => (
          <label key={item.id} className="answer-chip" data-chosen={chosen.has(item.id) || undefined}>
            <input
              type="checkbox"
              checked={chosen.has(item.id)}
              disabled={disabled}
              onChange={() => toggle(item.id)}
              className="accent-accent"
            />
            <Item item={item} currency={deal.currency} />
          </label>
        ))}
        <label className="answer-chip" data-chosen={evidenceAnswer === 'none_yet' || undefined}>
          <input
            type="checkbox"
            checked={evidenceAnswer === 'none_yet'}
            disabled={disabled}
            onChange={(event) =>
              onAnswer({ evidenceAnswer: event.target.checked ? 'none_yet' : null, evidenceIds: [] })
            }
            className="accent-accent"
          />
          Nothing yet
        </label>
      </div>
      {deal.missing.length > 0 ? (
        <p className="text-sm text-muted">To commit: {deal.missing.map(({ remedy }) => remedy).join(' ')}</p>
      ) : null}
      {disabled ? null : <div>{record}</div>}
    </>
  );
}

function Item({ item, currency }: { item: EvidenceOnRecord; currency: string }) {
  const amount = item.amountMinor === null ? null : moneyWhole({ minor: item.amountMinor, currency });
  return (
    <span className="min-w-0">
      <span className="font-medium">{documentText(item.kind, item.reference)}</span>{' '}
      <span className="text-muted">{[dateText(item.on), amount].filter(Boolean).join(', ')}</span>
      {item.verified ? <BadgeCheck aria-label="Verified" className="ms-1 inline size-3.5" /> : null}
      {item.hasFile ? (
        <Paperclip aria-label="With its document" className="ms-1 inline size-3.5 text-muted" />
      ) : null}
    </span>
  );
}
