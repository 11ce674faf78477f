import { costOf, type TimeMonth } from '@/domain/engagement/days';
import { startOfPeriod } from '@/domain/values/fiscal-calendar';
import type { TableCell } from '@/platform/files/table-cells';
import type { Sheet } from '@/platform/files/table-xlsx';
import type { ShownEntry } from './queries';
import { monthText } from '@/ui/format/dates';
import { KIND_WORDS } from './time-words';

export const TIME_HEADER = ['Day', 'Person', 'What', 'Note', 'Minutes', 'Hours', 'Charged'];

/** Minutes are exact; what they are in days is told of the whole month only, because rounded days do not add up. */
export function timeCells({ workedOn, person, kind, note, minutes, billable }: ShownEntry): TableCell[] {
  return [
    { day: workedOn },
    { text: person },
    { text: KIND_WORDS[kind] },
    note === null ? null : { text: note },
    { count: minutes },
    { count: Math.round((minutes * 100) / 60) / 100 },
    { text: billable ? 'yes' : 'no' },
  ];
}

/** What goes onto the invoice: days agreed, used and over, and what they cost. */
export function summarySheet(time: TimeMonth, currency: string): Sheet {
  const { contractedDays, usedDays, overDays, freeDays, minutesPerDay, dayRateMinor } = time;
  const overMinor = dayRateMinor === null || overDays === 0 ? null : costOf(overDays, dayRateMinor);
  const days = (hundredths: number | null): TableCell =>
    hundredths === null ? null : { count: hundredths / 100 };
  const money = (minor: bigint | null): TableCell => (minor === null ? null : { minor, currency });
  return {
    name: 'Summary',
    header: [monthText(startOfPeriod(time.period)), 'Days', `Amount, ${currency}`],
    rows: [
      [{ text: 'Agreed' }, days(contractedDays), money(time.contractedMinor)],
      [{ text: 'Used' }, days(usedDays), money(time.usedMinor)],
      [{ text: 'Over what is agreed' }, days(overDays), money(overMinor)],
      [{ text: 'Not charged' }, days(freeDays), null],
      [{ text: 'Day rate' }, null, money(dayRateMinor)],
      [{ text: 'Hours of a day' }, { count: Math.round((minutesPerDay * 100) / 60) / 100 }, null],
    ],
  };
}
