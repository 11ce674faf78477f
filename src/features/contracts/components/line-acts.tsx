'use client';

import { addDays, addMonths, latest, type CalendarDate } from '@/domain/values/calendar-date';
import { Button } from '@/ui/controls/button';
import { Checkbox } from '@/ui/controls/checkbox';
import { DateField } from '@/ui/controls/date-field';
import { formText } from '@/ui/controls/form-text';
import { changePriceAction, endContractAction, pauseContractAction, renewContractAction } from '../actions';
import {
  rehearseEndAction,
  rehearsePauseAction,
  rehearsePriceAction,
  rehearseRenewAction,
} from '../actions-preview';
import type { Choices } from '../queries';
import { ActDialog } from './act-dialog';
import { PriceFields, readPrice, readReason, ReasonFields } from './fields';

/** A line as the dialogs need it, and where they stand. */
export type ActLine = {
  id: string;
  version: number;
  /** What people call it: "Fleet platform of Nordic Foods". */
  name: string;
  startOn: CalendarDate;
  endOn: CalendarDate | null;
  price: { amountMinor: bigint; periodMonths: number; currency: string };
};

export type ActProps = {
  slug: string;
  /** The company's currency. */
  currency: string;
  today: CalendarDate;
  line: ActLine;
  sites: Choices['sites'];
};

/** A day that fits into the line's time to begin with: today where that is possible. */
function firstDay({ startOn, endOn }: ActLine, today: CalendarDate): CalendarDate {
  const day = latest(today, addDays(startOn, 1));
  return endOn !== null && day >= endOn ? addDays(endOn, -1) : day;
}

/** The next term. */
export function RenewDialog({ slug, currency, line, sites }: ActProps) {
  const from = line.endOn ?? line.startOn;
  return (
    <ActDialog
      slug={slug}
      title={`Renew ${line.name}`}
      description="The next term begins where this one ends. A later day is a break: the customer leaves and comes back."
      trigger={<Button size="small">Renew</Button>}
      submit="Renew"
      currency={currency}
      said={`${line.name} renewed`}
      act={(form, dryRun) => {
        const price = readPrice(form, line.price.currency);
        if (!price.ok) return price;
        const on = formText(form, 'on');
        const endOn = formText(form, 'endOn');
        const autoRenews = form.get('autoRenews') === 'on';
        const seen = { contractId: line.id, version: line.version };
        const { amountMinor, periodMonths } = price.value;
        const said = { on, endOn, amountMinor, periodMonths, autoRenews };
        const input = { ...seen, ...said, ...readReason(form), dryRun };
        return dryRun ? rehearseRenewAction(slug, input) : renewContractAction(slug, input);
      }}
    >
      {(errors) => (
        <>
          <div className="grid gap-4 sm:grid-cols-2">
            <DateField label="From" name="on" required defaultValue={from} error={errors['on']} />
            <DateField
              label="First unpaid day"
              name="endOn"
              optional
              hint="Empty: it runs until somebody ends it."
              defaultValue={addMonths(from, 12)}
              error={errors['endOn']}
            />
          </div>
          <PriceFields errors={errors} price={line.price} />
          <Checkbox name="autoRenews" label="Renews by itself unless somebody ends it" />
          <ReasonFields sites={sites} errors={errors} optional />
        </>
      )}
    </ActDialog>
  );
}

/** Another price, or another currency, from a day on. */
export function PriceDialog({ slug, currency, today, line, sites }: ActProps) {
  return (
    <ActDialog
      slug={slug}
      title={`New price of ${line.name}`}
      description="What was paid before stays as it was. In another currency it keeps its value, and nothing moves."
      trigger={<Button size="small">New price</Button>}
      submit="Change the price"
      currency={currency}
      said={`${line.name} has a new price`}
      act={(form, dryRun) => {
        const price = readPrice(form, line.price.currency);
        if (!price.ok) return price;
        const seen = { contractId: line.id, version: line.version };
        const input = {
          ...seen,
          on: formText(form, 'on') ?? '',
          ...price.value,
          ...readReason(form),
          dryRun,
        };
        return dryRun ? rehearsePriceAction(slug, input) : changePriceAction(slug, input);
      }}
    >
      {(errors) => (
        <>
          <DateField
            label="From"
            name="on"
            required
            defaultValue={firstDay(line, today)}
            error={errors['on']}
          />
          <PriceFields errors={errors} price={line.price} withCurrency />
          <ReasonFields sites={sites} errors={errors} optional />
        </>
      )}
    </ActDialog>
  );
}

/** It stands still for a time. */
export function PauseDialog({ slug, currency, today, line, sites }: ActProps) {
  return (
    <ActDialog
      slug={slug}
      title={`Pause ${line.name}`}
      description="A pause counts as lost until the contract goes on, so it carries its reason."
      trigger={<Button size="small">Pause</Button>}
      submit="Pause"
      currency={currency}
      said={`${line.name} paused`}
      act={(form, dryRun) => {
        const on = formText(form, 'on') ?? '';
        const resumeOn = formText(form, 'resumeOn');
        const extend = form.get('extend') === 'on';
        const seen = { contractId: line.id, version: line.version };
        const input = { ...seen, on, resumeOn, extend, ...readReason(form), dryRun };
        return dryRun ? rehearsePauseAction(slug, input) : pauseContractAction(slug, input);
      }}
    >
      {(errors) => (
        <>
          <div className="grid gap-4 sm:grid-cols-2">
            <DateField
              label="First day without"
              name="on"
              required
              defaultValue={firstDay(line, today)}
              error={errors['on']}
            />
            <DateField
              label="Goes on from"
              name="resumeOn"
              optional
              hint="Empty if nobody knows yet: renew it then."
              error={errors['resumeOn']}
            />
          </div>
          {line.endOn === null ? null : (
            <Checkbox name="extend" label="The end moves out by the days paused" />
          )}
          <ReasonFields sites={sites} errors={errors} />
        </>
      )}
    </ActDialog>
  );
}

/** It ends for good, or is not renewed. */
export function EndDialog({ slug, currency, today, line, sites }: ActProps) {
  return (
    <ActDialog
      slug={slug}
      title={`End ${line.name}`}
      description={
        line.endOn === null
          ? 'The last paid day is the one before.'
          : 'On its own end day it is simply not renewed. The last paid day is the one before.'
      }
      trigger={
        <Button size="small" variant="quiet">
          End
        </Button>
      }
      submit="End the contract"
      danger
      currency={currency}
      said={`${line.name} ends`}
      act={(form, dryRun) => {
        const seen = { contractId: line.id, version: line.version };
        const input = { ...seen, on: formText(form, 'on') ?? '', ...readReason(form), dryRun };
        return dryRun ? rehearseEndAction(slug, input) : endContractAction(slug, input);
      }}
    >
      {(errors) => (
        <>
          <DateField
            label="First unpaid day"
            name="on"
            required
            defaultValue={line.endOn ?? firstDay(line, today)}
            error={errors['on']}
          />
          <ReasonFields sites={sites} errors={errors} />
        </>
      )}
    </ActDialog>
  );
}
