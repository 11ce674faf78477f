import { toDecimal } from '@/domain/values/money';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { parseTypedAmount, parseTypedDay } from '@/domain/values/typed-values';
import { dateText } from '@/ui/format/dates';
import type { TableRow } from '../../table-row';

/** Columns whose cells can be edited in place, in the order in which Tab goes through them. */
export const EDITABLE = ['name', 'amount', 'close', 'step', 'rep'] as const;
export type EditableColumn = (typeof EDITABLE)[number];

export type Edit = {
  name?: string;
  amountMinor?: string | null;
  closeOn?: CalendarDate | null;
  nextStep?: string | null;
  nextStepOn?: CalendarDate | null;
  repId?: string | null;
};

/** What stands in the editor's fields: one text, and for a next step its day. */
export type Texts = { text: string; day: string };

export function textsOf(row: TableRow, column: EditableColumn, currency: string): Texts {
  const day = (date: CalendarDate | null) => (date ? dateText(date) : '');
  switch (column) {
    case 'name':
      return { text: row.name, day: '' };
    case 'amount':
      return {
        text: row.amountMinor === null ? '' : toDecimal({ minor: BigInt(row.amountMinor), currency }),
        day: '',
      };
    case 'close':
      return { text: day(row.closeOn), day: '' };
    case 'step':
      return { text: row.nextStep ?? '', day: day(row.nextStepOn) };
    case 'rep':
      return { text: row.repId ?? '', day: '' };
  }
}

export type Read = { ok: true; edit: Edit } | { ok: false; message: string };

/** What was typed, as the fields of the command. */
export function readTexts(
  column: EditableColumn,
  { text, day }: Texts,
  { currency, today }: { currency: string; today: CalendarDate },
): Read {
  switch (column) {
    case 'name':
      return text.trim() === ''
        ? { ok: false, message: 'A deal needs a name.' }
        : { ok: true, edit: { name: text.trim() } };
    case 'amount': {
      const amount = parseTypedAmount(text, currency);
      return amount.ok ? { ok: true, edit: { amountMinor: amount.value?.toString() ?? null } } : amount;
    }
    case 'close': {
      const closeOn = parseTypedDay(text, today);
      return closeOn.ok ? { ok: true, edit: { closeOn: closeOn.value } } : closeOn;
    }
    case 'step': {
      const nextStepOn = parseTypedDay(day, today);
      return nextStepOn.ok
        ? { ok: true, edit: { nextStep: text.trim() || null, nextStepOn: nextStepOn.value } }
        : nextStepOn;
    }
    case 'rep':
      return { ok: true, edit: { repId: text || null } };
  }
}

/** Only what differs from the row; null when nothing does. */
export function changedIn(row: TableRow, edit: Edit): Edit | null {
  const changed = Object.entries(edit).filter(([field, value]) => row[field as keyof Edit] !== value);
  return changed.length === 0 ? null : Object.fromEntries(changed);
}
