import type { Refusal } from '@/domain/values/result';

const PAUSES_MS = [300, 700, 1500, 3000, 5000, 8000, 12_000];

const UNREACHED: Refusal = {
  code: 'unavailable',
  message: 'The server did not answer: this was not saved.',
  remedy: 'Check the connection and do it again.',
};

type Answer<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

/**
 * Sends until there is an answer, for half a minute: a server that restarts in between loses nothing. The key makes every further try
 * safe: what was done once is not done twice.
 */
export async function sendSurely<T>(
  send: (key: string) => Promise<Answer<T>>,
  pause: (milliseconds: number) => Promise<void> = wait,
): Promise<Answer<T>> {
  const key = crypto.randomUUID();
  for (const milliseconds of [...PAUSES_MS, null]) {
    const answer = await send(key).catch(() => null);
    if (answer && (answer.ok || answer.refusal.code !== 'unavailable')) return answer;
    if (milliseconds === null) return answer ?? { ok: false, refusal: UNREACHED };
    await pause(milliseconds);
  }
  return { ok: false, refusal: UNREACHED };
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
