import { QUESTIONS, type Question } from '@/domain/reviews/answers';
import { sameFields, type AnswerFields } from './answer-fields';

/** One request that may or may not have arrived: sent again with its key, it has its effect once. */
export type Sent = { key: string; version: number | null; fields: AnswerFields };

/** What was typed about one question and is not saved yet. */
export type Draft = {
  fields: AnswerFields;
  /** What stood there when the typing began, and in which version of the answers. */
  seen: AnswerFields;
  version: number | null;
  sent: Sent | null;
};

/** Where drafts wait for the connection. Every person, company, review, deal and question has a place of its own. */
export type DraftShelf = {
  read: (dealId: string) => Partial<Record<Question, Draft>>;
  put: (dealId: string, question: Question, draft: Draft) => void;
  /** Takes it away once it is settled, unless another tab has put something else there since. */
  remove: (dealId: string, question: Question, fields: AnswerFields) => void;
};

export type Owner = { userId: string; slug: string; reviewId: string };

const PREFIX = 'review-draft';
const KEPT_MS = 30 * 86_400_000;

/**
 * Drafts in the browser's storage, so that a closed tab or an ended session loses nothing. They are named by their person: nobody else who
 * signs in on the same machine sees or sends them. After thirty days nobody is coming back for one. `now` in milliseconds.
 */
export function draftShelf(storage: Storage | null, owner: Owner, now: number): DraftShelf {
  const keyOf = (dealId: string, question: Question) =>
    [PREFIX, owner.userId, owner.slug, owner.reviewId, dealId, question].join(':');
  return {
    read: (dealId) =>
      Object.fromEntries(
        QUESTIONS.flatMap((question) => {
          const draft = readDraft(storage, keyOf(dealId, question));
          return draft ? [[question, draft]] : [];
        }),
      ),
    put: (dealId, question, draft) =>
      quietly(() => storage?.setItem(keyOf(dealId, question), JSON.stringify({ ...draft, at: now }))),
    remove: (dealId, question, fields) => {
      const key = keyOf(dealId, question);
      const kept = readDraft(storage, key);
      if (kept && sameFields(kept.fields, fields)) quietly(() => storage?.removeItem(key));
    },
  };
}

/** Throws away what has been lying for more than thirty days, whoever left it. */
export function clearOldDrafts(storage: Storage | null, now: number): void {
  quietly(() => {
    if (!storage) return;
    const keys = Array.from({ length: storage.length }, (_, place) => storage.key(place) ?? '');
    for (const key of keys.filter((name) => name.startsWith(`${PREFIX}:`))) {
      const kept = parsed(storage.getItem(key));
      if (typeof kept?.['at'] !== 'number' || now - kept['at'] > KEPT_MS) storage.removeItem(key);
    }
  });
}

function readDraft(storage: Storage | null, key: string): Draft | null {
  let text: string | null = null;
  quietly(() => {
    text = storage?.getItem(key) ?? null;
  });
  const kept = parsed(text);
  if (!kept || !isFields(kept['fields'])) return null;
  const sent = kept['sent'] as Partial<Sent> | null | undefined;
  const whole = sent && typeof sent.key === 'string' && isFields(sent.fields);
  return {
    fields: kept['fields'],
    seen: isFields(kept['seen']) ? kept['seen'] : {},
    version: asVersion(kept['version']),
    sent: whole ? { key: sent.key ?? '', version: asVersion(sent.version), fields: sent.fields ?? {} } : null,
  };
}

function parsed(text: string | null): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function isFields(value: unknown): value is AnswerFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asVersion(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

/** A browser may refuse to keep anything: then the page itself still holds what was typed. */
function quietly(act: () => void): void {
  try {
    act();
  } catch {
    // Nothing to tell: the page says whether an answer is saved, and this is not saving.
  }
}
