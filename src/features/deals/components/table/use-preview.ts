'use client';

import { useEffect, useState } from 'react';
import type { bulkEdit, BulkResult } from '../../commands-bulk';
import type { PlainJson } from '@/platform/operations/plain-json';
import type { Refusal } from '@/domain/values/result';
import type { Picked } from './use-selection';

export type BulkChange = Parameters<typeof bulkEdit>[1]['change'];
export type BulkAnswers = PlainJson<BulkResult>;

export type Preview = {
  /** Nothing is asked for yet. */
  idle: boolean;
  busy: boolean;
  answer: BulkAnswers | null;
  refusal: Refusal | null;
};

type Told = { key: string; answer: BulkAnswers | null; refusal: Refusal | null };

/** What a change would do, asked of the server while it is typed: the very command, without its effect. */
export function usePreview({
  slug,
  deals,
  change,
}: {
  slug: string;
  deals: readonly Picked[];
  change: BulkChange | null;
}): Preview {
  const [told, setTold] = useState<Told | null>(null);
  const key = change ? JSON.stringify({ deals, change }) : '';

  useEffect(() => {
    if (key === '') return;
    const ended = new AbortController();
    const timer = setTimeout(() => {
      void rehearse(slug, key, ended.signal).then((next) => (next ? setTold(next) : undefined));
    }, 200);
    return () => {
      clearTimeout(timer);
      ended.abort();
    };
  }, [slug, key]);

  const current = told?.key === key ? told : null;
  return {
    idle: key === '',
    busy: key !== '' && current === null,
    answer: current?.answer ?? null,
    refusal: current?.refusal ?? null,
  };
}

async function rehearse(slug: string, key: string, signal: AbortSignal): Promise<Told | null> {
  const { deals, change } = JSON.parse(key) as { deals: Picked[]; change: BulkChange };
  try {
    const response = await fetch(`/api/t/${slug}/pipeline/bulk`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ deals, change, dryRun: true }),
      signal,
    });
    const body: unknown = await response.json();
    if (response.ok) return { key, answer: body as BulkAnswers, refusal: null };
    return { key, answer: null, refusal: (body as { error: Refusal }).error };
  } catch {
    return null;
  }
}
