import type { StageId } from '@/domain/deals/deal';
import type { StageModel } from '@/domain/deals/stages';
import type { Refusal } from '@/domain/values/result';
import { toast } from '@/ui/controls/toast';
import type { BoardCard } from '../../board-card';
import { findCard, painted, waiting } from '../../board-state';
import type { BoardColumn } from '../../queries-board';
import type { MoveInput } from '../move-form';
import { dealToAskFor } from '../floor-refusal';
import { undoToast } from '../undo-toast';
import { askGate, sendMove, type Moved } from './move-request';

/** A move that waits in its new column: for evidence, a reason, or the CRO, where `refusal` says that the deal is below the floor. */
export type Waiting = { card: BoardCard; to: StageId; refusal?: Refusal };

/** What a move works on: the board as it stands in the browser, and the ways to change and to tell. */
export type Desk = {
  slug: string;
  model: StageModel;
  columns: () => readonly BoardColumn[];
  /** Shows a card as it says it stands; null takes it off the board. */
  stand: (id: string, card: BoardCard | null) => void;
  /** Opens the form of the gate; null closes it. */
  ask: (waiting: Waiting | null) => void;
  /** Tells it to those who do not see the board. */
  say: (text: string) => void;
  /** The moves under way, by deal: the next one of the same deal waits. */
  running: Map<string, Promise<void>>;
};

export function pathOf(slug: string, dealId: string): string {
  return `/api/t/${slug}/moves/${dealId}`;
}

/** A move by hand, menu or key: painted at once where nothing is missing, else the form of the gate opens. */
export function moveCard(desk: Desk, id: string, to: StageId): void {
  const card = findCard(desk.columns(), id);
  if (!card || card.stage === to) return;
  const way = card.ways[to];
  if (way === 'ask') return askFor(desk, card, to);
  if (way === 'go') desk.stand(id, painted(card, to, desk.model));
  const before = desk.running.get(id) ?? Promise.resolve();
  desk.running.set(
    id,
    before.then(() => send(desk, card, to)),
  );
}

async function send(desk: Desk, seen: BoardCard, to: StageId): Promise<void> {
  const { version } = findCard(desk.columns(), seen.id) ?? seen;
  const answer = await sendMove(pathOf(desk.slug, seen.id), version, { to });
  if (answer.ok) settle(desk, seen, answer.value);
  else await putBackAfter(desk, seen, to, answer.refusal);
}

/** The save of the gate's form: the move and its evidence, on top of `version` after a conflict. null: done. */
export async function saveMove(
  desk: Desk,
  card: BoardCard,
  input: MoveInput,
  version = card.version,
): Promise<Refusal | null> {
  const answer = await sendMove(pathOf(desk.slug, card.id), version, input);
  if (!answer.ok) return answer.refusal;
  desk.ask(null);
  settle(desk, card, answer.value);
  return null;
}

/** The form was left: the card is where it was. */
export function leaveGate(desk: Desk, { card }: Waiting): void {
  desk.stand(card.id, card);
  desk.say(`${card.name} stays in ${desk.model.labels[card.stage]}.`);
  desk.ask(null);
}

function askFor(desk: Desk, card: BoardCard, to: StageId, refusal?: Refusal): void {
  desk.stand(card.id, waiting(card, to));
  desk.ask({ card, to, refusal });
}

/** The answer of the server stands: exact figures, and the ways from there. */
function settle(desk: Desk, card: BoardCard, moved: Moved): void {
  const { dealId: _id, ...standing } = moved;
  desk.stand(card.id, { ...card, ...standing });
  const where = desk.model.labels[moved.stage];
  desk.say(`${card.name} is in ${where} now.`);
  const title = moved.outcome === 'won' ? `${card.name}: ${where}. Won.` : `${card.name}: ${where}`;
  undoToast({ title, slug: desk.slug, dealId: card.id, version: moved.version });
}

/** The card goes back, with the reason; a shut gate opens its form instead, and so does the floor, where the CRO can be asked. */
async function putBackAfter(desk: Desk, card: BoardCard, to: StageId, refusal: Refusal): Promise<void> {
  desk.stand(card.id, card);
  const belowFloor = dealToAskFor(refusal) !== null;
  if (belowFloor || (refusal.code === 'gate' && Array.isArray(refusal.details?.['missing']))) {
    desk.say(`${card.name} was not moved. ${refusal.message}`);
    askFor(desk, card, to, belowFloor ? refusal : undefined);
  } else if (refusal.code === 'conflict' || refusal.code === 'not_found') await showPresent(desk, card);
  else tell(desk, card, refusal.message, refusal.remedy);
}

/** Somebody else was first: what is there now takes the card's place. */
async function showPresent(desk: Desk, card: BoardCard): Promise<void> {
  const now = await askGate(pathOf(desk.slug, card.id));
  const present = now.ok ? now.value.card : null;
  desk.stand(card.id, present);
  if (present) {
    const where = desk.model.labels[present.stage];
    tell(desk, card, `Somebody changed ${card.name} meanwhile. It is in ${where} now.`);
  } else tell(desk, card, `${card.name} is not there any more.`);
}

function tell(desk: Desk, card: BoardCard, message: string, remedy?: string): void {
  desk.say(`${card.name} was not moved. ${message}`);
  toast({ title: message, description: remedy, tone: 'act' });
}
