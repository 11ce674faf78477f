import type { ForecastFilter } from '@/domain/forecast/filter';
import type { WaterfallMeasure } from '@/domain/forecast/waterfall';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Clocks } from '@/domain/values/clocks';
import { Button } from '@/ui/controls/button';
import { DateField } from '@/ui/controls/date-field';
import { SelectField } from '@/ui/controls/select-field';
import { dateText } from '@/ui/format/dates';
import type { Comparison } from '../compare-address';
import { filterParams } from '../filter-address';
import { MEASURE_WORDS } from '../step-words';

type Snapshot = { id: string; asOf: CalendarDate; quarterStart: boolean };

type Props = {
  action: string;
  comparison: Comparison;
  filter: ForecastFilter;
  clock: Clocks;
  snapshots: readonly Snapshot[];
  quarters: readonly { label: string; from: CalendarDate | null }[];
  today: CalendarDate;
};

/** Which two forecasts, of which quarter, by which figure. A plain GET form: what is compared is the address. */
export function ComparisonForm({ action, comparison, filter, clock, snapshots, quarters, today }: Props) {
  const { from, to, measure, quarter } = comparison;
  const kept = [...filterParams(filter), ...Object.entries(clock)];
  const taken = snapshots.map(({ id, asOf, quarterStart }) => ({
    value: id,
    label: `${dateText(asOf)}${quarterStart ? ', quarter start' : ''}`,
  }));
  const isSnapshot = taken.some(({ value }) => value === from);
  return (
    <form
      key={JSON.stringify(comparison)}
      action={action}
      aria-label="What to compare"
      className="no-print grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap"
    >
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SelectField
        label="From the snapshot of"
        name="from"
        defaultValue={isSnapshot ? (from ?? '') : ''}
        options={[{ value: '', label: 'Last week' }, ...taken]}
      />
      <DateField
        label="or the end of"
        name="day"
        max={today}
        defaultValue={isSnapshot ? '' : (from ?? '')}
        optional
      />
      <SelectField
        label="To"
        name="to"
        defaultValue={to}
        options={[{ value: 'now', label: clock.asOf ? dateText(clock.asOf) : 'Today' }, ...taken]}
      />
      <SelectField
        label="Quarter"
        name="quarter"
        defaultValue={quarter ?? 'all'}
        options={[
          { value: 'current', label: 'The current one' },
          { value: 'all', label: 'All periods' },
          ...quarters.flatMap(({ label, from: start }) => (start === null ? [] : [{ value: start, label }])),
        ]}
      />
      <SelectField
        label="Figure"
        name="measure"
        defaultValue={measure}
        options={(Object.entries(MEASURE_WORDS) as [WaterfallMeasure, string][]).map(([value, label]) => ({
          value,
          label,
        }))}
      />
      <Button type="submit" variant="primary">
        Compare
      </Button>
    </form>
  );
}
