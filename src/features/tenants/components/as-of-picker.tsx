'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { formText } from '@/ui/controls/form-text';
import { dateText } from '@/ui/format/dates';
import { parseCalendarDate } from '@/domain/values/calendar-date';
import { Button } from '@/ui/controls/button';
import { DateField } from '@/ui/controls/date-field';
import { AsOfChip } from '@/ui/layout/as-of-chip';

/** The day that "today" means on this page. It lives in the address, so that a link shows the same figures to others. */
export function AsOfPicker({ today }: { today: string }) {
  const router = useRouter();
  const path = usePathname();
  const params = useSearchParams();
  const chosen = parseCalendarDate(params.get('asOf') ?? '');
  const past = chosen !== null && chosen !== today;

  function show(day: string | null) {
    const next = new URLSearchParams(params);
    next.delete('after');
    if (day && day !== today) next.set('asOf', day);
    else next.delete('asOf');
    const query = next.toString();
    router.push(query ? `${path}?${query}` : path);
  }

  return (
    <AsOfChip label={past ? dateText(chosen) : 'Today'} past={past}>
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          show(formText(new FormData(event.currentTarget), 'asOf'));
        }}
      >
        <DateField label="Figures as of the end of" name="asOf" defaultValue={chosen ?? today} />
        <div className="flex gap-2">
          <Button type="submit" variant="primary" size="small">
            Show that day
          </Button>
          {past ? (
            <Button size="small" onClick={() => show(null)}>
              Back to today
            </Button>
          ) : null}
        </div>
      </form>
    </AsOfChip>
  );
}
