'use client';

import { useState } from 'react';
import { addMonths, latest, type CalendarDate } from '@/domain/values/calendar-date';
import { Button } from '@/ui/controls/button';
import { Checkbox } from '@/ui/controls/checkbox';
import { DateField } from '@/ui/controls/date-field';
import { formText } from '@/ui/controls/form-text';
import { dateText } from '@/ui/format/dates';
import { coTermContractsAction } from '../actions';
import { rehearseCoTermAction } from '../actions-preview';
import { ActDialog } from './act-dialog';

type Line = { id: string; version: number; name: string; endOn: CalendarDate | null };
type Props = { slug: string; currency: string; today: CalendarDate; lines: readonly Line[] };

/** One end for several contracts of a customer, so that they are renewed together. */
export function CoTermDialog({ slug, currency, today, lines }: Props) {
  const [left, setLeft] = useState<readonly string[]>([]);
  const ends = lines.flatMap(({ endOn }) => (endOn !== null && endOn > today ? [endOn] : []));
  return (
    <ActDialog
      slug={slug}
      title="One end for all"
      description="They are renewed together from then on. Nothing is paid back by it: it only sets the day."
      trigger={<Button>One end for all</Button>}
      submit="Set the day"
      currency={currency}
      said="They end on one day now"
      act={(form, dryRun) => {
        const chosen = lines.filter(({ id }) => !left.includes(id));
        const contracts = chosen.map(({ id, version }) => ({ contractId: id, version }));
        const input = { contracts, endOn: formText(form, 'endOn') ?? '', dryRun };
        return dryRun ? rehearseCoTermAction(slug, input) : coTermContractsAction(slug, input);
      }}
    >
      {(errors) => (
        <>
          <fieldset>
            <legend className="mb-1 text-xs font-medium">Contracts</legend>
            {lines.map(({ id, name, endOn }) => (
              <Checkbox
                key={id}
                name={`contract-${id}`}
                label={`${name}, ${endOn === null ? 'no end' : `until ${dateText(endOn)}`}`}
                checked={!left.includes(id)}
                onChange={(event) =>
                  setLeft((now) => (event.target.checked ? now.filter((one) => one !== id) : [...now, id]))
                }
              />
            ))}
          </fieldset>
          <DateField
            label="First unpaid day"
            name="endOn"
            required
            defaultValue={ends.length > 0 ? latest(...ends) : addMonths(today, 12)}
            error={errors['endOn']}
          />
        </>
      )}
    </ActDialog>
  );
}
