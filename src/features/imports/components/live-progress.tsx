'use client';

import { useEffect, useState } from 'react';
import type { ImportProgress } from '@/domain/imports/report';
import { ProgressBar } from '@/ui/controls/progress-bar';
import { countText, rateText } from '@/ui/format/counts';

const EVERY_MS = 500;

/** What the server is doing with the file right now. */
export function LiveProgress({ slug, importId, label }: { slug: string; importId: string; label: string }) {
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  useEffect(() => {
    let stopped = false;
    async function look() {
      const answer = await fetch(`/api/t/${slug}/imports/${importId}`).catch(() => null);
      if (stopped || !answer?.ok) return;
      const body = (await answer.json()) as { progress: ImportProgress | null };
      if (!stopped) setProgress(body.progress);
    }
    const timer = setInterval(() => void look(), EVERY_MS);
    return () => {
      stopped = true;
      clearInterval(timer);
    };
  }, [slug, importId]);
  return (
    <ProgressBar
      label={progress && progress.rows > 0 ? `${label}: ${countText(progress.rows)} rows` : label}
      value={progress?.percent ?? null}
      rate={progress && progress.rowsPerSecond > 0 ? rateText(progress.rowsPerSecond, 'row') : undefined}
    />
  );
}
