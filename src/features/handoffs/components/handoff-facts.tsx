import type { StoredHandoff } from '@/data/handoffs';
import { FIRST_VALUE_WORDS } from '@/domain/deployments/handoff';
import { countText } from '@/ui/format/counts';
import { dateText, instantText } from '@/ui/format/dates';
import { KeyValueList } from '@/ui/layout/key-value-list';

type Props = { handoff: StoredHandoff; zone: string };

/** What was handed over, as delivery has to read it. */
export function HandoffFacts({ handoff, zone }: Props) {
  const { promised, site, network, firstValueKind, firstValueEvent, devices, neededOn } = handoff;
  return (
    <div className="flex flex-col gap-4">
      <dl className="text-sm">
        <dt className="text-xs text-muted">Promised</dt>
        <dd className="mt-0.5 wrap-anywhere whitespace-pre-line">{promised}</dd>
      </dl>
      <KeyValueList
        stacked
        items={[
          { key: 'First value', value: `${FIRST_VALUE_WORDS[firstValueKind]}: ${firstValueEvent}` },
          { key: 'Site', value: site },
          { key: 'Network', value: network },
          { key: 'Devices', value: devices === null ? '–' : countText(devices) },
          { key: 'Needed on', value: neededOn === null ? '–' : dateText(neededOn) },
          { key: 'Offered', value: said(handoff.offeredBy, handoff.offeredAt, zone) },
          ...(handoff.state === 'accepted' && handoff.decidedAt
            ? [{ key: 'Accepted', value: said(handoff.decidedBy, handoff.decidedAt, zone) }]
            : []),
          ...(handoff.state !== 'returned' && handoff.decisionNote
            ? [{ key: 'Delivery said', value: handoff.decisionNote }]
            : []),
        ]}
      />
    </div>
  );
}

function said(who: string | null, at: string, zone: string): string {
  return who === null ? instantText(at, zone) : `${instantText(at, zone)} by ${who}`;
}
