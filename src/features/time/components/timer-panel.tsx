'use client';

import { Play, Square } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { TimeKind } from '@/domain/engagement/days';
import { durationText, FORGOTTEN_MINUTES, parseDuration } from '@/domain/engagement/duration';
import { millisecondsOf } from '@/domain/values/instant';
import type { Refusal } from '@/domain/values/result';
import { Alert } from '@/ui/controls/alert';
import { Button } from '@/ui/controls/button';
import { FormDialog } from '@/ui/controls/form-dialog';
import { formText } from '@/ui/controls/form-text';
import { TextField } from '@/ui/controls/text-field';
import { useActions } from '@/ui/keyboard/use-actions';
import { removeTimeAction, startTimerAction, stopTimerAction } from '../actions';
import { KIND_WORDS } from '../time-words';
import { KindField } from './time-fields';
import { undoToast } from './undo-toast';

export type RunningTimer = {
  entryId: string;
  version: number;
  startedAt: string;
  kind: TimeKind;
  note: string | null;
};
type Props = {
  slug: string;
  timer: RunningTimer | null;
  now: string;
  /** On the company's clock, with the day where it is another one: "09:15", "21 Nov 2026, 17:40". */
  since: string | null;
  minutesPerDay: number;
};

/** The timer: it runs on the server from the moment it was started, in every window and after a reload. T starts and stops it. */
export function TimerPanel(props: Props) {
  return props.timer ? <Running {...props} timer={props.timer} /> : <Idle slug={props.slug} />;
}

function Idle({ slug }: { slug: string }) {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refusal | null>(null);

  const start = useCallback(
    async (kind: TimeKind, note: string | null) => {
      setBusy(true);
      const result = await startTimerAction(slug, { kind, note });
      setBusy(false);
      setRefused(result.ok ? null : result.refusal);
      if (result.ok) undoToast(slug, 'The timer runs', result.value);
    },
    [slug],
  );
  useTimerKey('Start the timer', () => void start('work', null));

  return (
    <form
      aria-label="Timer"
      className="flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        void start((formText(form, 'kind') ?? 'work') as TimeKind, formText(form, 'note'));
      }}
    >
      <KindField kind="work" />
      <TextField label="What for" name="note" optional maxLength={500} className="min-w-32 flex-1" />
      <Button
        className="max-sm:w-full"
        type="submit"
        busy={busy}
        icon={<Play aria-hidden className="size-4" />}
        aria-keyshortcuts="t"
        title="Start the timer (T)"
      >
        Start the timer
      </Button>
      <Refused refusal={refused} />
    </form>
  );
}

function Running({ slug, timer, now, since, minutesPerDay }: Props & { timer: RunningTimer }) {
  const { entryId, version, startedAt, kind, note } = timer;
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const seconds = useSecondsSince(startedAt, now);
  const forgotten = seconds > FORGOTTEN_MINUTES * 60;

  const stop = useCallback(
    async (minutes?: number) => {
      setBusy(true);
      const result = await stopTimerAction(slug, { entryId, version, ...(minutes ? { minutes } : {}) });
      setBusy(false);
      setRefused(result.ok ? null : result.refusal);
      if (result.ok) undoToast(slug, 'The timer is stopped', result.value);
      return result.ok ? null : result.refusal;
    },
    [slug, entryId, version],
  );
  useTimerKey('Stop the timer', () => void stop());

  async function drop() {
    const result = await removeTimeAction(slug, { entryId, version });
    setRefused(result.ok ? null : result.refusal);
    if (result.ok) undoToast(slug, 'The timer is dropped', result.value);
  }

  return (
    <section aria-label="Timer" className="flex flex-wrap items-center gap-3">
      <p className="text-xl font-semibold tabular-nums" role="timer">
        {clock(seconds)}
      </p>
      <p className="min-w-40 flex-1 text-sm">
        {KIND_WORDS[kind]}
        {note ? <span className="text-muted wrap-anywhere"> · {note}</span> : null}
        <span className="block text-xs text-muted tabular-nums">
          since {since}
          {forgotten ? ': forgotten? Say how long it really was.' : ''}
        </span>
      </p>
      {forgotten && !refused ? <HowLong minutesPerDay={minutesPerDay} act={stop} /> : null}
      <Button
        variant={forgotten ? 'secondary' : 'primary'}
        busy={busy}
        icon={<Square aria-hidden className="size-4" />}
        aria-keyshortcuts="t"
        title="Stop the timer (T)"
        onClick={() => void stop()}
      >
        Stop
      </Button>
      <Button variant="quiet" onClick={() => void drop()}>
        Drop it
      </Button>
      <Refused refusal={refused}>
        {refused?.fields?.['minutes'] ? <HowLong minutesPerDay={minutesPerDay} act={stop} /> : null}
      </Refused>
    </section>
  );
}

/** A timer that was forgotten: how long was it really? */
function HowLong({
  minutesPerDay,
  act,
}: {
  minutesPerDay: number;
  act: (minutes: number) => Promise<Refusal | null>;
}) {
  return (
    <FormDialog
      title="How long was it really?"
      trigger={<Button size="small">Say how long</Button>}
      submit="Save"
      act={async (form) => {
        const read = parseDuration(formText(form, 'length') ?? '', minutesPerDay);
        if (!read.ok) return read;
        return read.value === null ? { message: 'Say how long it took.' } : act(read.value);
      }}
    >
      <TextField
        label="How long"
        name="length"
        required
        placeholder="1:30"
        hint="1:30, 1.5 (hours), 90m or 1d"
      />
    </FormDialog>
  );
}

function Refused({ refusal, children }: { refusal: Refusal | null; children?: React.ReactNode }) {
  if (!refusal) return null;
  return (
    <Alert live tone="look" title={refusal.message} action={children} className="w-full">
      {refusal.remedy}
    </Alert>
  );
}

function useTimerKey(label: string, run: () => void): void {
  useActions(
    useMemo(
      () => [{ id: 'time-timer', label, group: 'Time', keys: 't', words: 'clock hours', run }],
      [label, run],
    ),
  );
}

/** Seconds since an instant, by the server's clock: `now` is what it showed when the page was made. */
function useSecondsSince(startedAt: string, now: string): number {
  const first = (millisecondsOf(now) - millisecondsOf(startedAt)) / 1000;
  const [seconds, setSeconds] = useState(first);
  useEffect(() => {
    const begun = performance.now();
    const tick = setInterval(() => setSeconds(first + (performance.now() - begun) / 1000), 1000);
    return () => clearInterval(tick);
  }, [first]);
  return Math.max(0, Math.floor(seconds));
}

/** "1:05:09". */
function clock(seconds: number): string {
  return `${durationText(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;
}
