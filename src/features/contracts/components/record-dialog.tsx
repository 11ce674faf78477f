'use client';

import { STREAMS, type Stream } from '@/domain/values/stream';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { Button } from '@/ui/controls/button';
import { Checkbox } from '@/ui/controls/checkbox';
import { DateField } from '@/ui/controls/date-field';
import { formText } from '@/ui/controls/form-text';
import { NumberField } from '@/ui/controls/number-field';
import { SelectField } from '@/ui/controls/select-field';
import { STREAM_LABEL } from '@/ui/controls/stream-mark';
import { TextField } from '@/ui/controls/text-field';
import { recordContractAction, removeContractAction } from '../actions';
import { rehearseRecordAction, rehearseRemoveAction } from '../actions-preview';
import { ActDialog } from './act-dialog';
import { PriceFields, readPrice } from './fields';

/** A line with all that can be said of it by hand. */
export type RecordedLine = {
  id: string;
  version: number;
  name: string;
  stream: Stream;
  plan: string | null;
  externalId: string | null;
  dealId: string | null;
  signedOn: CalendarDate | null;
  startOn: CalendarDate;
  endOn: CalendarDate | null;
  freeUntilOn: CalendarDate | null;
  autoRenews: boolean;
  rate: string | null;
  price: { amountMinor: bigint; periodMonths: number; currency: string };
};

type Props = {
  slug: string;
  currency: string;
  /** null: it is asked for. */
  customer: string | null;
  today: CalendarDate;
  /** The line to correct; null: a new one. */
  line: RecordedLine | null;
};

/** A new contract, or what was wrong about one all along. */
export function RecordDialog({ slug, currency, customer, today, line }: Props) {
  const price = line?.price ?? { amountMinor: 0n, periodMonths: 12, currency };
  return (
    <ActDialog
      slug={slug}
      title={line ? `Correct ${line.name}` : customer ? `New contract of ${customer}` : 'New contract'}
      description={
        line
          ? 'For what was wrong from the beginning. What changes from a day on is a new price, a renewal, a pause or an end.'
          : 'Recurring revenue only: what is paid once is a line of the deal.'
      }
      trigger={
        <Button size={line ? 'small' : 'medium'} variant={line ? 'quiet' : 'secondary'}>
          {line ? 'Correct' : 'New contract'}
        </Button>
      }
      submit="Save"
      currency={currency}
      said={line ? `${line.name} corrected` : 'Contract recorded'}
      act={(form, dryRun) => {
        const read = readPrice(form, currency);
        if (!read.ok) return read;
        const of = customer ?? formText(form, 'customer') ?? '';
        const input = { ...read.value, ...readTerms(form, line), customer: of, dryRun };
        return dryRun ? rehearseRecordAction(slug, input) : recordContractAction(slug, input);
      }}
    >
      {(errors) => (
        <>
          {customer === null ? (
            <TextField label="Customer" name="customer" required maxLength={300} error={errors['customer']} />
          ) : null}
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              label="What it is called"
              name="plan"
              maxLength={200}
              defaultValue={line?.plan ?? ''}
            />
            <SelectField
              label="Stream"
              name="stream"
              defaultValue={line?.stream ?? 'software'}
              options={STREAMS.map((stream) => ({ value: stream, label: STREAM_LABEL[stream] }))}
            />
            <DateField label="Signed" name="signedOn" optional defaultValue={line?.signedOn ?? ''} />
            <DateField
              label="Start"
              name="startOn"
              required
              defaultValue={line?.startOn ?? today}
              error={errors['startOn']}
            />
            <DateField
              label="First unpaid day"
              name="endOn"
              optional
              defaultValue={line?.endOn ?? ''}
              error={errors['endOn']}
            />
            <DateField
              label="Free until"
              name="freeUntilOn"
              optional
              hint="The first day that is paid for. ARR counts from the start."
              defaultValue={line?.freeUntilOn ?? ''}
              error={errors['freeUntilOn']}
            />
          </div>
          <PriceFields errors={errors} price={price} withCurrency />
          <NumberField
            label={`Rate, if it is not in ${currency}`}
            name="rate"
            decimals
            optional
            hint={`What one unit of its currency is worth in ${currency}.`}
            defaultValue={line?.rate ?? ''}
            error={errors['rate']}
          />
          <Checkbox
            name="autoRenews"
            label="Renews by itself unless somebody ends it"
            defaultChecked={line?.autoRenews ?? false}
          />
        </>
      )}
    </ActDialog>
  );
}

function readTerms(form: FormData, line: RecordedLine | null) {
  const stream = formText(form, 'stream');
  return {
    ...(line ? { contractId: line.id, version: line.version, externalId: line.externalId } : {}),
    dealId: line?.dealId ?? null,
    stream: STREAMS.find((one) => one === stream) ?? ('software' as const),
    plan: formText(form, 'plan'),
    signedOn: formText(form, 'signedOn'),
    startOn: formText(form, 'startOn') ?? '',
    endOn: formText(form, 'endOn'),
    freeUntilOn: formText(form, 'freeUntilOn'),
    rate: formText(form, 'rate'),
    autoRenews: form.get('autoRenews') === 'on',
  };
}

/** It never was a contract. */
export function RemoveDialog({
  slug,
  currency,
  line,
}: Omit<Props, 'line' | 'customer' | 'today'> & { line: RecordedLine }) {
  return (
    <ActDialog
      slug={slug}
      title={`Take out ${line.name}`}
      description="For what was never a contract: the ledger takes its movements back. One that ends gets an end instead."
      trigger={
        <Button size="small" variant="quiet">
          Take out
        </Button>
      }
      submit="Take it out"
      danger
      currency={currency}
      said={`${line.name} taken out`}
      act={(form, dryRun) => {
        const reason = formText(form, 'reason') ?? (dryRun ? 'Rehearsed' : '');
        const input = { contractId: line.id, version: line.version, reason, dryRun };
        return dryRun ? rehearseRemoveAction(slug, input) : removeContractAction(slug, input);
      }}
    >
      {(errors) => <TextField label="Why" name="reason" required maxLength={500} error={errors['reason']} />}
    </ActDialog>
  );
}
