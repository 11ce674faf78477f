import type { Refusal } from '@/domain/values/result';
import type { PlainJson } from '@/platform/operations/plain-json';
import type { BoardCard, Standing } from '../../board-card';
import { readStanding } from '../../board-state';
import type { BoardColumn } from '../../queries-board';
import type { MoveGate, MoveInput } from '../move-form';

export type Answer<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };
export type Moved = Standing & { dealId: string; version: number };

const OFFLINE: Refusal = {
  code: 'unavailable',
  message: 'Not saved: the server did not answer.',
  remedy: 'Check the connection and move the deal again.',
};

/** One move. The key makes a second try after a lost answer safe: the move has its effect once. */
export async function sendMove(
  path: string,
  version: number,
  input: Pick<MoveInput, 'to'> & Partial<MoveInput>,
): Promise<Answer<Moved>> {
  const request: RequestInit = {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
    body: JSON.stringify({ version, ...input }),
  };
  const answer = (await ask<PlainJson<Moved>>(path, request)) ?? (await ask<PlainJson<Moved>>(path, request));
  if (!answer) return { ok: false, refusal: OFFLINE };
  return answer.ok ? { ok: true, value: readStanding(answer.value) } : answer;
}

export type Gate = Omit<MoveGate, 'stage'> & { card: BoardCard };

/** The deal as it is now, with what each stage still asks for. */
export async function askGate(path: string): Promise<Answer<Gate>> {
  const answer = await ask<PlainJson<Gate>>(path, {});
  if (!answer) return { ok: false, refusal: OFFLINE };
  if (!answer.ok) return answer;
  const { card, ...gate } = answer.value;
  return { ok: true, value: { ...gate, card: readStanding(card) } as Gate };
}

type More = Pick<BoardColumn, 'cards' | 'next'>;

/** The next cards of a stage; null where they cannot be read. */
export async function askMore(slug: string, query: Record<string, string>): Promise<More | null> {
  const params = new URLSearchParams(query).toString();
  const answer = await ask<PlainJson<More>>(`/api/t/${slug}/board?${params}`, {});
  return answer?.ok ? { ...answer.value, cards: answer.value.cards.map(readStanding) as BoardCard[] } : null;
}

/** null: no answer came. */
async function ask<T>(path: string, request: RequestInit): Promise<Answer<T> | null> {
  try {
    const response = await fetch(path, request);
    const body = (await response.json()) as T | { error: Refusal };
    if (response.ok) return { ok: true, value: body as T };
    return { ok: false, refusal: (body as { error: Refusal }).error };
  } catch {
    return null;
  }
}
