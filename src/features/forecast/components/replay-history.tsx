'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { ProgressBar } from '@/ui/controls/progress-bar';
import { countOf } from '@/ui/format/counts';
import { replayWeekAction } from '../actions-replay';

type Props = { slug: string; days: readonly string[] };

/** Goes through the past day by day while somebody watches. Each day is kept, so leaving loses nothing: the night does the rest. */
export function ReplayHistory({ slug, days }: Props) {
  const router = useRouter();
  const [done, setDone] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const stopped = useRef(false);

  async function replay() {
    stopped.current = false;
    setProblem(null);
    for (const [index, weekOn] of days.entries()) {
      if (stopped.current) break;
      setDone(index);
      const result = await replayWeekAction(slug, { weekOn });
      if (!result.ok) {
        setProblem(result.refusal.message);
        break;
      }
    }
    setDone(null);
    router.refresh();
  }

  if (problem !== null)
    return (
      <Alert tone="look" live title={problem} action={<Button onClick={() => void replay()}>Go on</Button>}>
        What was replayed so far is kept.
      </Alert>
    );
  return (
    <Alert
      title={`${countOf(days.length, 'day')} of the past are still to be replayed.`}
      action={
        done === null ? (
          <Button variant="primary" onClick={() => void replay()}>
            Replay now
          </Button>
        ) : (
          <Button onClick={() => (stopped.current = true)}>Stop</Button>
        )
      }
    >
      {done === null ? (
        'It is done every night by itself. Now it takes a few seconds for each year.'
      ) : (
        <ProgressBar
          label="Replaying"
          value={(done / days.length) * 100}
          rate={`${done} of ${countOf(days.length, 'day')}`}
          className="mt-2 max-w-md"
        />
      )}
    </Alert>
  );
}
