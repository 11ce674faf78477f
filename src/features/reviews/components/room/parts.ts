import type { ComponentType } from 'react';
import type { z } from 'zod';
import type { StageId } from '@/domain/deals/deal';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Refusal } from '@/domain/values/result';
import type { ruleInput } from '../../inputs-room';
import type { CardStep } from '../../room-view';

/** What the form of a move sends: the stage, and what its gate asked for. */
export type MoveSent = {
  to: StageId;
  reason: string | null;
  contact: string | null;
  evidence: NonNullable<z.input<typeof ruleInput>['evidence']>;
};

/** The deals' own form of a move, gate and all. */
export type MovePart = ComponentType<{
  stage: StageId;
  steps: readonly CardStep[];
  moveTo: readonly StageId[];
  lineNames: Record<string, string>;
  currency: string;
  today: CalendarDate;
  files: { slug: string; dealId: string };
  save: (sent: MoveSent, onTopOf?: number) => Promise<Refusal | null>;
}>;

/** Both values of two who changed a deal at once, with the choice. */
export type ConflictPart = ComponentType<{
  refusal: Refusal;
  mine: Record<string, unknown>;
  currency: string;
  onSave: (fields: Record<string, unknown>, version: number) => Promise<Refusal | null>;
  onDone: () => void;
}>;

/** What the room borrows from the deals; the page brings it (features meet in app only). Fetched when it is asked for. */
export type RoomParts = { MoveForm: MovePart; ConflictPanel: ConflictPart };
