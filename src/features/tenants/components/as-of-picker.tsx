'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useState, type ChangeEvent, type FormEvent } from 'react';
import { parseCalendarDate } from '@/domain/values/calendar-date';
import { readClocks } from '@/domain/values/clocks';
import { Button } from '@/ui/controls/button';
import { DateField } from '@/ui/controls/date-field';
import { formText } from '@/ui/controls/form-text';
import { HEARD } from '@/ui/controls/heard-form';
import { TextField } from '@/ui/controls/text-field';
import { dateText, instantText } from '@/ui/format/dates';
import { endOfMinute, wallClock } from '@/ui/format/zoned-time';
import { AsOfChip } from '@/ui/layout/as-of-chip';

type Props = { today: string; zone: string };

/**
 * The two clocks of a page: the day that counts as today for the rules, and the instant whose recorded history is shown. They live in the
 * address, so that a link shows the same figures to others.
 */
export function AsOfPicker({ today, zone }: Props) {
  const { asOf, knownAt, show } = useClocks(today);
  const past = asOf !== today || knownAt !== null;
  return (
    <AsOfChip label={chipText(asOf, knownAt, today, zone)} past={past}>
      {/* A new form for each address: its fields start from what is shown. */}
      <ClockForm key={`${asOf} ${knownAt ?? ''}`} {...{ today, zone, asOf, knownAt, past, show }} />
    </AsOfChip>
  );
}

function chipText(asOf: string, knownAt: string | null, today: string, zone: string): string {
  if (knownAt !== null) return `Known ${instantText(knownAt, zone)}`;
  const day = parseCalendarDate(asOf);
  return day === null || asOf === today ? 'Today' : dateText(day);
}

type Show = (asOf: string, knownAt: string | null) => void;

function useClocks(today: string): { asOf: string; knownAt: string | null; show: Show } {
  const router = useRouter();
  const path = usePathname();
  const params = useSearchParams();
  const clocks = readClocks(Object.fromEntries(params));
  function show(asOf: string, knownAt: string | null) {
    const next = new URLSearchParams(params);
    next.delete('after');
    if (asOf === today) next.delete('asOf');
    else next.set('asOf', asOf);
    if (knownAt === null) next.delete('knownAt');
    else next.set('knownAt', knownAt);
    const query = next.toString();
    router.push(query ? `${path}?${query}` : path);
  }
  return { asOf: clocks.asOf ?? today, knownAt: clocks.knownAt ?? null, show };
}

type FormProps = Props & { asOf: string; knownAt: string | null; past: boolean; show: Show };

function ClockForm({ today, zone, asOf, knownAt, past, show }: FormProps) {
  const shown = knownAt === null ? { day: '', time: '' } : wallClock(knownAt, zone);
  const [rules, setRules] = useState(asOf);

  /** Whoever goes back to what was known on a day means the figures of that day, unless he says otherwise. */
  function follow(event: ChangeEvent<HTMLInputElement>) {
    const day = parseCalendarDate(event.target.value);
    if (day !== null && day < today) setRules(day);
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const day = parseCalendarDate(formText(form, 'knownOn') ?? '');
    const time = formText(form, 'knownTime') || '23:59';
    const instant = day === null ? null : endOfMinute(day, time, zone);
    const isPast = day !== null && (day < today || (day === today && time !== '23:59'));
    show(parseCalendarDate(rules) ?? today, isPast ? instant : null);
  }

  return (
    <form {...HEARD} className="flex w-80 max-w-full flex-col gap-3" onSubmit={submit}>
      <div className="grid grid-cols-[minmax(0,1fr)_8rem] gap-2">
        <DateField
          label="What we knew on"
          name="knownOn"
          max={today}
          defaultValue={shown.day}
          onChange={follow}
          optional
        />
        <TextField
          label="at"
          name="knownTime"
          type="time"
          defaultValue={shown.time}
          inputClassName="tabular-nums"
          optional
        />
      </div>
      <p className="text-xs text-muted">
        Pipeline, deals and forecast as they were recorded then. Empty: what we know now.
      </p>
      <DateField
        label="Rules as of the end of"
        name="asOf"
        value={rules}
        onChange={(event) => setRules(event.target.value)}
      />
      <p className="text-xs text-muted">The day that counts as today for overdue, idle and expected.</p>
      <div className="flex gap-2">
        <Button type="submit" variant="primary" size="small">
          Show
        </Button>
        {past ? (
          <Button size="small" onClick={() => show(today, null)}>
            Back to today
          </Button>
        ) : null}
      </div>
    </form>
  );
}
