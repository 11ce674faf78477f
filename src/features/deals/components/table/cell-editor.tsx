'use client';

import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { parseTypedDay } from '@/domain/values/typed-values';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { cn } from '@/ui/class-names';
import { dateText } from '@/ui/format/dates';
import { COLUMN_FACTS } from '../../table-columns';
import type { TableRow } from '../../table-row';
import { changedIn, readTexts, textsOf, type Edit, type EditableColumn, type Texts } from './typed-fields';

/** Where the focus goes when a cell has been edited; away: it is already somewhere else. */
export type Then = 'stay' | 'next' | 'previous' | 'away';

export type EditorProps = {
  row: TableRow;
  column: EditableColumn;
  currency: string;
  today: CalendarDate;
  reps: readonly { id: string; name: string }[];
  /** null: nothing was changed. */
  onDone: (edit: Edit | null, then: Then) => void;
};

const FIELD =
  'h-8 w-full min-w-0 rounded-md border border-accent bg-surface px-2 text-sm text-text outline-none focus-visible:outline-2 focus-visible:outline-accent';

/** The field that takes a cell's place: Enter saves, Escape leaves it as it was, Tab saves and goes on to the next cell. */
export function CellEditor(props: EditorProps) {
  const { row, column, currency, today, onDone } = props;
  const box = useRef<HTMLDivElement>(null);
  const ended = useRef(false);
  const [texts, setTexts] = useState<Texts>(() => textsOf(row, column, currency));
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    const field = box.current?.querySelector<HTMLElement>('input, select');
    field?.focus();
    if (field instanceof HTMLInputElement) field.select();
  }, []);

  /** Once: a field that is taken away loses the focus too, and must not save what Escape has left. */
  function end(edit: Edit | null, then: Then) {
    if (ended.current) return;
    ended.current = true;
    onDone(edit, then);
  }

  function leave(then: Then) {
    const read = readTexts(column, texts, { currency, today });
    if (read.ok) return end(changedIn(row, read.edit), then);
    if (then === 'away') return end(null, then);
    setProblem(read.message);
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    event.stopPropagation();
    if (event.key === 'Enter') leave('stay');
    else if (event.key === 'Escape') end(null, 'stay');
    else if (event.key === 'Tab' && !insideStep(event, column)) leave(event.shiftKey ? 'previous' : 'next');
    else return;
    event.preventDefault();
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys of the fields inside
    <div
      ref={box}
      className={cn('relative z-20 flex flex-col gap-1 text-start', column === 'step' && 'min-w-64 py-1')}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        const to = event.relatedTarget;
        if (!(to instanceof Node && event.currentTarget.contains(to))) leave('away');
      }}
    >
      <Fields {...props} texts={texts} setTexts={setTexts} problem={problem} />
      {problem ? (
        <span role="alert" className="rounded-md bg-act-soft px-2 py-1 text-xs whitespace-normal text-act">
          {problem}
        </span>
      ) : null}
    </div>
  );
}

/** From the words of a next step Tab goes to its day, and back. */
function insideStep(event: KeyboardEvent<HTMLDivElement>, column: EditableColumn): boolean {
  if (column !== 'step' || !(event.target instanceof HTMLInputElement)) return false;
  return event.target.name === (event.shiftKey ? 'day' : 'text');
}

type FieldsProps = EditorProps & { texts: Texts; setTexts: (texts: Texts) => void; problem: string | null };

function Fields({ row, column, reps, today, texts, setTexts, problem }: FieldsProps) {
  const label = `${COLUMN_FACTS[column].label} of ${row.name}`;
  const set = (part: Partial<Texts>) => setTexts({ ...texts, ...part });
  if (column === 'rep') {
    return (
      <select
        aria-label={label}
        className={FIELD}
        value={texts.text}
        onChange={(event) => set({ text: event.target.value })}
      >
        <option value="">Nobody</option>
        {reps.map((rep) => (
          <option key={rep.id} value={rep.id}>
            {rep.name}
          </option>
        ))}
      </select>
    );
  }
  return (
    <>
      <input
        aria-label={label}
        aria-invalid={problem !== null || undefined}
        name="text"
        className={cn(FIELD, column === 'amount' && 'text-end tabular-nums')}
        autoComplete="off"
        value={texts.text}
        placeholder={column === 'close' ? 'next fri' : column === 'amount' ? '120k' : undefined}
        onChange={(event) => set({ text: event.target.value })}
      />
      {column === 'close' ? <DayRead text={texts.text} today={today} /> : null}
      {column === 'step' ? (
        <>
          <input
            aria-label={`Day of the next step of ${row.name}`}
            name="day"
            className={FIELD}
            autoComplete="off"
            value={texts.day}
            placeholder="next fri"
            onChange={(event) => set({ day: event.target.value })}
          />
          <DayRead text={texts.day} today={today} />
        </>
      ) : null}
    </>
  );
}

/** The day that "next fri" is, before it is saved. */
function DayRead({ text, today }: { text: string; today: CalendarDate }) {
  const read = parseTypedDay(text, today);
  if (!read.ok || read.value === null || dateText(read.value) === text) return null;
  return (
    <span className="floating-panel px-2 py-1 text-xs text-muted" aria-live="polite">
      {dateText(read.value)}
    </span>
  );
}
