'use client';

import { useRef } from 'react';
import type { StageId } from '@/domain/deals/deal';
import { STAGE_IDS } from '@/domain/deals/deal';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Refusal } from '@/domain/values/result';
import { Dialog } from '@/ui/controls/dialog';
import type { RoomCard } from '../../room-view';
import type { MovePart, MoveSent } from './parts';

type Props = {
  slug: string;
  card: RoomCard;
  stage: StageId;
  currency: string;
  today: CalendarDate;
  MoveForm: MovePart;
  save: (sent: MoveSent) => Promise<Refusal | null>;
  onClose: () => void;
};

/** A lost deal has a key of its own. */
const MOVES = STAGE_IDS.filter((stage) => stage !== 'closed_lost');

/** The gate, as everywhere: what the stage asks for is brought here, and evidence and move are one save. */
export default function RoomMoveDialog(props: Props) {
  const { slug, card, stage, currency, today, MoveForm, save, onClose } = props;
  const form = useRef<HTMLDivElement>(null);
  return (
    <Dialog
      title={`Move ${card.name}`}
      description="A stage is entered with its evidence. What is missing can be added here."
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      size="wide"
      focusFirst={() => form.current?.querySelector('select')}
    >
      <div ref={form}>
        <MoveForm
          stage={stage}
          steps={card.steps}
          moveTo={MOVES}
          lineNames={card.lineNames}
          currency={currency}
          today={today}
          files={{ slug, dealId: card.dealId }}
          save={save}
        />
      </div>
    </Dialog>
  );
}
