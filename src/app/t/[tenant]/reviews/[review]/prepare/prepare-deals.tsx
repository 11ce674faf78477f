'use client';

import type { EvidenceKind } from '@/domain/deals/deal';
import { RecordDialog } from '@/features/deals/components/record-dialog';
import { Preparation, type PreparationProps } from '@/features/reviews/components/preparation/preparation';

type Props = Omit<PreparationProps, 'record'> & { kinds: readonly EvidenceKind[] };

/** The preparation with the deal's own form for evidence: what is recorded here is on the deal. */
export function PrepareDeals({ kinds, ...props }: Props) {
  const { slug, prepared } = props;
  return (
    <Preparation
      {...props}
      record={({ dealId, currency }, onRecording) => (
        <RecordDialog lines={[]} today={prepared.today} {...{ slug, dealId, currency, kinds, onRecording }} />
      )}
    />
  );
}
