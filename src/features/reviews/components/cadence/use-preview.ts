'use client';

import { useEffect, useState } from 'react';
import { previewScheduleAction } from '../../actions-cadence';
import type { SchedulePreview } from '../../queries-cadence';

export type Timing = { weekday: number; minuteOfDay: number; zone: string; active: boolean };

const SETTLE_MS = 150;

/** What a schedule would do, asked of the server shortly after the last change; null while the time cannot be read or nothing came yet. */
export function usePreview(slug: string, timing: Timing, readable: boolean): SchedulePreview | null {
  const [answer, setAnswer] = useState<{ key: string; preview: SchedulePreview } | null>(null);
  const key = JSON.stringify(timing);
  useEffect(() => {
    if (!readable) return undefined;
    let wanted = true;
    const timer = setTimeout(() => {
      void previewScheduleAction(slug, JSON.parse(key) as Timing).then((result) => {
        if (wanted && result.ok) setAnswer({ key, preview: result.value });
      });
    }, SETTLE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [slug, key, readable]);
  return readable && answer?.key === key ? answer.preview : null;
}
